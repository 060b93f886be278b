// Makefile and CMakeLists.txt each write once how things are compiled and what a program is linked from; this holds them
// to each other, and both to the includes that stand in the sources.
// Arguments: the repository's folder, CMake's build folder, and make with its options.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"
#include "tests/includes.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace {

namespace fs = std::filesystem;

std::string repository, build, make;

std::string content_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string printed_by_make(const std::string& goal) {
    const std::string printed = "printed_by_make.txt";
    CHECK_EQUAL(std::system((make + " " + goal + " > " + printed).c_str()), 0);
    return content_of(printed);
}

// --- Flags ---

// The words that begin with "-" and say how to compile, not what to put where; of several -O the last one counts. (On macOS
// CMake adds an -isysroot and an -arch of its own.)
std::set<std::string> flags_in(const std::string& text) {
    std::istringstream words(text);
    std::set<std::string> flags;
    std::string optimisation;
    for (std::string word; words >> word;) {
        const bool place = word.starts_with("-I") || word.starts_with("-o") || word == "-c" ||
                           word.starts_with("-M") || word == "-isysroot" || word == "-arch";
        if (word.starts_with("-O")) {
            optimisation = word;
        } else if (word.starts_with("-") && !place) {
            flags.insert(word);
        }
    }
    if (!optimisation.empty()) flags.insert(optimisation);
    return flags;
}

std::string difference(const std::set<std::string>& make_flags, const std::set<std::string>& cmake_flags) {
    std::string text;
    for (const std::string& flag : make_flags) {
        if (!cmake_flags.contains(flag)) text += "only make: " + flag + "; ";
    }
    for (const std::string& flag : cmake_flags) {
        if (!make_flags.contains(flag)) text += "only cmake: " + flag + "; ";
    }
    return text;
}

// Of compile_commands.json: the path of every source, from the repository's folder, and the command that compiles it.
std::map<std::string, std::string> compilations(const std::string& json) {
    std::map<std::string, std::string> found;
    std::istringstream lines(json);
    std::string command;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("\"command\"") != std::string::npos) command = line;
        const std::size_t at = line.find("\"file\": \"" + repository + "/");
        if (at == std::string::npos) continue;
        const std::size_t begin = at + 9 + repository.size() + 1;
        found[line.substr(begin, line.find('"', begin) - begin)] = command;
    }
    return found;
}

// --- What a program is linked from ---

// "chapters/chapter0: a b c" of every line, by its first word.
std::map<std::string, std::set<std::string>> lists_in(const std::string& text) {
    std::map<std::string, std::set<std::string>> lists;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name;
        words >> name;
        std::set<std::string>& list = lists[name.substr(0, name.find(':'))];
        for (std::string word; words >> word;) list.insert(word);
    }
    return lists;
}

std::string joined(const std::set<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return text;
}

// The program's own source, and the .cpp beside every header that it includes, directly or by way of others.
std::set<std::string> needs_of(const std::string& program, const check::Files& files) {
    std::set<std::string> needs = {program}, seen;
    std::vector<std::string> todo = {program + ".cpp"};
    while (!todo.empty()) {
        const std::string path = todo.back();
        todo.pop_back();
        if (!files.contains(path) || !seen.insert(path).second) continue;
        for (const std::string& header : check::includes_of(files.at(path))) {
            const std::string stem = header.substr(0, header.rfind('.'));
            todo.push_back(header);
            if (!files.contains(stem + ".cpp")) continue;
            todo.push_back(stem + ".cpp");
            needs.insert(stem);
        }
    }
    return needs;
}

} // namespace

CLAIM(a_missing_and_a_foreign_flag_are_found) {
    CHECK_EQUAL(difference(flags_in("-O3 -Wall -I."), flags_in("c++ -O3 -Wall -Ix -o y -c z.cpp")), "");
    CHECK_EQUAL(difference(flags_in("-O3 -Wall"), flags_in("-O3")), "only make: -Wall; ");
    CHECK_EQUAL(difference(flags_in("-O3"), flags_in("-O2")), "only make: -O3; only cmake: -O2; ");
    CHECK_EQUAL(difference(flags_in("-O3 -O0"), flags_in("-O0")), "");
}

CLAIM(make_and_cmake_compile_alike) {
    const std::set<std::string> fast = flags_in(printed_by_make("fast-flags")),
                                quick = flags_in(printed_by_make("quick-flags")),
                                fast_files = lists_in("files: " + printed_by_make("fast-files"))["files"];
    CHECK(fast.contains("-Wall"));
    int of_fast = 0, of_quick = 0;
    for (const auto& [source, command] : compilations(content_of(build + "/compile_commands.json"))) {
        const bool is_fast = fast_files.contains(source);
        const std::string found = difference(is_fast ? fast : quick, flags_in(command));
        check::note(found.empty(), __FILE__, __LINE__, source + ": " + found);
        ++(is_fast ? of_fast : of_quick);
    }
    CHECK(of_fast > 10);
    CHECK(of_quick > 50);
}

CLAIM(flags_of_the_user_are_added_and_come_last) {
    const std::string users = " OPTIMIZE='-O2 -g' CPPFLAGS=-DA=1 CXXFLAGS=-DB=2 LDFLAGS=-Wl,--as-needed";
    const std::string flags = printed_by_make("fast-flags" + users);
    CHECK(flags.ends_with("-O2 -g -DA=1 -DB=2\n"));
    const std::string odd = printed_by_make("fast-flags CXXFLAGS=\"-DQ=\\'x\\'\"");
    CHECK(odd.ends_with("-DQ=\\'x\\'\n"));
    const std::string plan = printed_by_make("-n chapter0" + users + " CXX='c++ -DC=3'");
    CHECK(plan.find("-c chapters/chapter0.cpp -o ") != std::string::npos);
    CHECK(plan.find(".o -Wl,--as-needed -o build/make/") != std::string::npos);
    // Folders are named after what they are built with, in characters that make and shells leave alone.
    const std::size_t at = plan.find("-o build/make/");
    const std::string folder = plan.substr(at + 3, plan.find("/chapters/", at) - at - 3);
    CHECK_EQUAL(folder.find_first_of(" =,:$"), std::string::npos);
}

CLAIM(inline_loops_are_compiled_for_speed_alone) {
    const std::set<std::string> fast_files = lists_in("files: " + printed_by_make("fast-files"))["files"];
    int found = 0;
    for (const auto& [path, content] : check::sources(repository)) {
        for (const std::string& include : check::includes_of(content)) {
            if (!include.ends_with("_inline.hpp")) continue;
            check::note(fast_files.contains(path), __FILE__, __LINE__, path + ": includes " + include);
            ++found;
        }
    }
    CHECK(found > 0);
}

CLAIM(what_a_program_needs_is_found) {
    const check::Files files = {{"chapters/c.cpp", "#include \"common/a.hpp\"\n#include <vector>\n"},
                                {"common/a.hpp", "#include \"common/only_header.hpp\"\n"},
                                {"common/a.cpp", "#include \"common/a.hpp\"\n#include \"common/b.hpp\"\n"},
                                {"common/only_header.hpp", ""},
                                {"common/b.hpp", ""},
                                {"common/b.cpp", "#include \"common/a.hpp\"\n"},
                                {"common/unused.hpp", ""},
                                {"common/unused.cpp", ""}};
    CHECK_EQUAL(joined(needs_of("chapters/c", files)), "chapters/c common/a common/b ");
}

CLAIM(make_and_cmake_link_what_is_included_and_nothing_else) {
    const check::Files files = check::sources(repository);
    const auto by_make = lists_in(printed_by_make("needs"));
    auto by_cmake = lists_in(content_of(build + "/needs.txt"));
    CHECK(by_make.size() > 20);
    for (const auto& [program, list] : by_make) {
        const std::string right = joined(needs_of(program, files));
        CHECK_EQUAL(joined(list), right);
        CHECK_EQUAL(joined(by_cmake[program]), right);
    }
    for (const auto& [program, list] : by_cmake) CHECK_EQUAL(joined(list), joined(needs_of(program, files)));
}

int main(int count, char** words) {
    if (count != 4) return 2;
    repository = words[1];
    build = words[2];
    make = words[3];
    return check::run() == 0 ? 0 : 1;
}
