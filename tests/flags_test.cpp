// Makefile and CMakeLists.txt each write the compiler's flags once; this holds them to each other.
// Arguments: CMake's compile_commands.json, and the commands that print make's flags and those of its tools.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

namespace {

std::string commands_file, make_command, make_tools_command;

// The words that begin with "-" and say how to compile, not what to put where. (On macOS CMake adds an
// -isysroot and an -arch of its own.)
std::set<std::string> flags_in(const std::string& text) {
    std::istringstream words(text);
    std::set<std::string> flags;
    for (std::string word; words >> word;) {
        const bool place = word.starts_with("-I") || word.starts_with("-o") || word == "-c" ||
                           word.starts_with("-M") || word == "-isysroot" || word == "-arch";
        if (word.starts_with("-") && !place) flags.insert(word);
    }
    return flags;
}

std::string difference(const std::set<std::string>& make, const std::set<std::string>& cmake) {
    std::string text;
    for (const std::string& flag : make) {
        if (!cmake.contains(flag)) text += "only make: " + flag + "; ";
    }
    for (const std::string& flag : cmake) {
        if (!make.contains(flag)) text += "only cmake: " + flag + "; ";
    }
    return text;
}

std::string content_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The "command" entry of every common source and chapter.
std::vector<std::string> compilations(const std::string& json) {
    std::vector<std::string> found;
    std::istringstream lines(json);
    for (std::string line; std::getline(lines, line);) {
        const bool ours =
            line.find("/common/") != std::string::npos || line.find("/chapters/") != std::string::npos;
        if (line.find("\"command\"") != std::string::npos && ours) found.push_back(line);
    }
    return found;
}

std::set<std::string> flags_printed_by(const std::string& command) {
    const std::string printed = "make_flags.txt";
    CHECK_EQUAL(std::system((command + " > " + printed).c_str()), 0);
    return flags_in(content_of(printed));
}

bool is_tool(const std::string& command) {
    return command.find("/common/drawing/") != std::string::npos ||
           command.find("/common/views/") != std::string::npos ||
           command.find("/common/program/") != std::string::npos;
}

} // namespace

CLAIM(a_missing_and_a_foreign_flag_are_found) {
    CHECK_EQUAL(difference(flags_in("-O3 -Wall -I."), flags_in("c++ -O3 -Wall -Ix -o y -c z.cpp")), "");
    CHECK_EQUAL(difference(flags_in("-O3 -Wall"), flags_in("-O3")), "only make: -Wall; ");
    CHECK_EQUAL(difference(flags_in("-O3"), flags_in("-O2")), "only make: -O3; only cmake: -O2; ");
}

CLAIM(make_and_cmake_compile_alike) {
    const std::set<std::string> make = flags_printed_by(make_command),
                                tools = flags_printed_by(make_tools_command);
    CHECK(make.contains("-Wall"));
    CHECK(tools.contains("-O1"));
    int of_tools = 0, of_others = 0;
    for (const std::string& command : compilations(content_of(commands_file))) {
        const bool tool = is_tool(command);
        CHECK_EQUAL(difference(tool ? tools : make, flags_in(command)), "");
        ++(tool ? of_tools : of_others);
    }
    CHECK(of_tools > 10);
    CHECK(of_others > 10);
}

int main(int count, char** words) {
    if (count != 4) return 2;
    commands_file = words[1];
    make_command = words[2];
    make_tools_command = words[3];
    return check::run() == 0 ? 0 : 1;
}
