// The rules of the source tree. Argument: the repository's folder.
//  Floors, lowest first: math and text; network and data on math; training on those; plot and files on text; terminal on
//  plot; cli on terminal and math; trainer on all; chapters on all. No include leads up a floor, and none leads in a circle.
//  Frontier: a header says in its first line which chapter introduces it, or that it is a tool, and a program which chapter
//  it belongs to; a .cpp beside a header needs no such line. A chapter and a header of
//  chapter N include only headers of chapters up to N, and tools. Chapter 0, which shows the whole, and tools include
//  what they like.
//  A header's chapter exists, and some program includes the header; one waits for chapter 9.
//  Loops over numbers stand in .cpp files: see _inline.hpp below.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"
#include "tests/includes.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace {

using check::Files;
using check::includes_of;

std::string repository;

using Folders = std::set<std::string>;

const Folders everything = {"common/math",     "common/text",   "common/network", "common/data",
                            "common/training", "common/plot",   "common/files",   "common/terminal",
                            "common/cli",      "common/trainer"};

const std::map<std::string, Folders> may_include = {
    {"common/math", {"common/math"}},
    {"common/text", {"common/text"}},
    {"common/network", {"common/network", "common/math"}},
    {"common/data", {"common/data", "common/math"}},
    {"common/training", {"common/training", "common/network", "common/data", "common/math"}},
    {"common/plot", {"common/plot", "common/text"}},
    {"common/files", {"common/files", "common/text"}},
    {"common/terminal", {"common/terminal", "common/plot", "common/text"}},
    {"common/cli", {"common/cli", "common/terminal", "common/plot", "common/text", "common/math"}},
    {"common/trainer", everything},
    {"chapters", everything}};

const Folders tool_folders = {"common/text",     "common/plot", "common/files",
                              "common/terminal", "common/cli",  "common/trainer"};

// A header of a chapter that is still to come.
const std::set<std::string> waiting = {"common/math/blocked_multiply.hpp"};

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

// "// Chapter 3: ..." -> 3; nothing for a tool, or a first line that says neither.
std::optional<int> chapter_of(const std::string& content) {
    const std::string opening = "// Chapter ";
    if (!content.starts_with(opening)) return {};
    int chapter = 0;
    const auto read =
        std::from_chars(content.data() + opening.size(), content.data() + content.size(), chapter);
    if (read.ec != std::errc() || std::string_view(read.ptr, 2) != ": ") return {};
    return chapter;
}

bool is_tool(const std::string& content) { return content.starts_with("// Tool: "); }

// What the first line has to begin with: the number in a chapter's name; tools are tools; the rest of `common` belongs to
// some chapter.
std::string first_line_of(const std::string& path) {
    const std::string chapter = "chapters/chapter";
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (path.starts_with(chapter) && is_digit(path[chapter.size()])) {
        const std::size_t end = path.find_first_not_of("0123456789", chapter.size());
        return "// Chapter " + path.substr(chapter.size(), end - chapter.size()) + ": ";
    }
    return path.starts_with("chapters/") || tool_folders.contains(folder_of(path)) ? "// Tool: "
                                                                                   : "// Chapter ";
}

void find_circles(const Files& files, const std::string& path, std::vector<std::string>& way,
                  std::set<std::string>& done, std::vector<std::string>& problems) {
    if (std::find(way.begin(), way.end(), path) != way.end()) {
        problems.push_back(path + ": includes lead in a circle");
        return;
    }
    if (done.contains(path) || !files.contains(path)) return;
    way.push_back(path);
    for (const std::string& include : includes_of(files.at(path))) {
        find_circles(files, include, way, done, problems);
    }
    way.pop_back();
    done.insert(path);
}

// Every breach of the rules, one line each.
std::vector<std::string> problems_in(const Files& files) {
    std::vector<std::string> problems;
    for (const auto& [path, content] : files) {
        const std::string folder = folder_of(path);
        const std::optional<int> chapter = chapter_of(content);
        const std::string first_line = first_line_of(path);
        const bool has_place = content.starts_with(first_line) && (chapter || is_tool(content));
        if (!has_place && (folder == "chapters" || path.ends_with(".hpp"))) {
            problems.push_back(path + ": the first line has to begin with \"" + first_line + "\"");
        }
        if (!may_include.contains(folder)) {
            problems.push_back(path + ": there is no such floor");
            continue;
        }
        const bool shows_the_whole = folder == "chapters" && chapter == 0;
        const bool held_to_frontier =
            chapter && !shows_the_whole && (folder == "chapters" || path.ends_with(".hpp"));
        for (const std::string& include : includes_of(content)) {
            if (!files.contains(include)) {
                problems.push_back(path + ": includes " + include + ", which does not exist");
            } else if (!may_include.at(folder).contains(folder_of(include))) {
                problems.push_back(path + ": includes " + include + ", up a floor or beside it");
            } else if (held_to_frontier && chapter_of(files.at(include)) > chapter) {
                problems.push_back(path + ": includes " + include + " of a later chapter");
            }
        }
    }
    // Of the copies that several files make of an inline function the linker keeps one: it would be slow if that file was
    // compiled for a quick build. So only an _inline.hpp may have loops, and tests/build_test.cpp holds who includes it.
    for (const auto& [path, content] : files) {
        const std::string folder = folder_of(path);
        const bool computes = folder == "common/math" || folder == "common/network" ||
                              folder == "common/data" || folder == "common/training";
        if (!computes || !path.ends_with(".hpp") || path.ends_with("_inline.hpp")) continue;
        if (content.find("for (") != std::string::npos) problems.push_back(path + ": a loop in a header");
    }
    std::set<std::string> done;
    for (const auto& [path, content] : files) {
        std::vector<std::string> way;
        find_circles(files, path, way, done, problems);
    }
    return problems;
}

// Of a whole house: chapters that headers name and that do not exist, and headers that no program includes.
std::vector<std::string> missing_in(const Files& files) {
    std::set<int> chapters;
    std::set<std::string> included;
    std::vector<std::string> todo;
    for (const auto& [path, content] : files) {
        if (folder_of(path) != "chapters") continue;
        if (const auto chapter = chapter_of(content)) chapters.insert(*chapter);
        todo.push_back(path);
    }
    while (!todo.empty()) {
        const std::string path = todo.back();
        todo.pop_back();
        if (!files.contains(path) || !included.insert(path).second) continue;
        for (const std::string& include : includes_of(files.at(path))) {
            todo.push_back(include);
            todo.push_back(include.substr(0, include.rfind('.')) + ".cpp");
        }
    }
    std::vector<std::string> problems;
    for (const auto& [path, content] : files) {
        if (!path.ends_with(".hpp") || waiting.contains(path)) continue;
        const auto chapter = chapter_of(content);
        if (chapter && !chapters.contains(*chapter)) {
            problems.push_back(path + ": there is no chapter " + std::to_string(*chapter));
        }
        if (!included.contains(path)) problems.push_back(path + ": no program includes it");
    }
    return problems;
}

// The only problem of these files, or what else was found.
std::string only_problem(const Files& files) {
    const auto problems = problems_in(files);
    return problems.size() == 1 ? problems[0] : std::to_string(problems.size()) + " problems";
}

// The headers and sources of common and chapters.
Files sources() {
    Files files = check::sources(repository);
    std::erase_if(files, [](const auto& file) { return file.first.starts_with("tests/"); });
    return files;
}

} // namespace

CLAIM(a_sound_house_has_no_problems) {
    const Files files = {
        {"common/math/a.hpp", "// Chapter 1: a\n"},
        {"common/network/b.hpp", "// Chapter 2: b\n#include \"common/math/a.hpp\"\n"},
        {"common/math/z.hpp", "// Chapter 9: z\n"},
        {"common/math/a.cpp", "#include \"common/math/a.hpp\"\n#include \"common/math/z.hpp\"\n"},
        {"common/plot/d.hpp", "// Tool: d\n#include <string>\n"},
        {"chapters/chapter2.cpp", "// Chapter 2: c\n#include \"common/network/b.hpp\"\n"
                                  "#include \"common/plot/d.hpp\"\n"}};
    CHECK_EQUAL(problems_in(files).size(), 0u);
}

CLAIM(an_include_up_a_floor_is_found) {
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Chapter 1: a\n#include \"common/data/d.hpp\"\n"},
                              {"common/data/d.hpp", "// Chapter 1: d\n"}}),
                "common/math/a.hpp: includes common/data/d.hpp, up a floor or beside it");
    CHECK_EQUAL(only_problem({{"common/training/t.cpp", "#include \"common/cli/p.hpp\"\n"},
                              {"common/cli/p.hpp", "// Tool: p\n"}}),
                "common/training/t.cpp: includes common/cli/p.hpp, up a floor or beside it");
}

CLAIM(an_include_of_a_later_chapter_is_found) {
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Chapter 1: a\n#include \"common/math/b.hpp\"\n"},
                              {"common/math/b.hpp", "// Chapter 2: b\n"}}),
                "common/math/a.hpp: includes common/math/b.hpp of a later chapter");
    CHECK_EQUAL(only_problem({{"chapters/chapter1.cpp", "// Chapter 1: c\n#include \"common/math/b.hpp\"\n"},
                              {"common/math/b.hpp", "// Chapter 2: b\n"}}),
                "chapters/chapter1.cpp: includes common/math/b.hpp of a later chapter");
}

CLAIM(a_circle_is_found) {
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Chapter 1: a\n#include \"common/math/b.hpp\"\n"},
                              {"common/math/b.hpp", "// Chapter 1: b\n#include \"common/math/a.hpp\"\n"}}),
                "common/math/a.hpp: includes lead in a circle");
}

CLAIM(chapter_0_and_tools_include_everything) {
    const Files files = {{"common/math/z.hpp", "// Chapter 9: z\n"},
                         {"chapters/chapter0.cpp", "// Chapter 0: c\n#include \"common/math/z.hpp\"\n"},
                         {"chapters/train.cpp", "// Tool: t\n#include \"common/math/z.hpp\"\n"},
                         {"chapters/chapters_of_a_book.cpp", "// Tool: b\n"}};
    CHECK_EQUAL(problems_in(files).size(), 0u);
    // A program shows the whole, and not a header that chapter 1 could include.
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Chapter 0: a\n#include \"common/math/z.hpp\"\n"},
                              {"common/math/z.hpp", "// Chapter 9: z\n"}}),
                "common/math/a.hpp: includes common/math/z.hpp of a later chapter");
}

CLAIM(a_first_line_that_does_not_say_where_it_belongs_is_found) {
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "#pragma once\n"}}),
                "common/math/a.hpp: the first line has to begin with \"// Chapter \"");
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Chapter one: a\n"}}),
                "common/math/a.hpp: the first line has to begin with \"// Chapter \"");
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Tool: a\n"}}),
                "common/math/a.hpp: the first line has to begin with \"// Chapter \"");
    CHECK_EQUAL(only_problem({{"common/plot/a.hpp", "// Chapter 1: a\n"}}),
                "common/plot/a.hpp: the first line has to begin with \"// Tool: \"");
    CHECK_EQUAL(only_problem({{"chapters/chapter3_check.cpp", "// Chapter 4: c\n"}}),
                "chapters/chapter3_check.cpp: the first line has to begin with \"// Chapter 3: \"");
    CHECK_EQUAL(only_problem({{"chapters/chapter0.cpp", "// Tool: c\n"}}),
                "chapters/chapter0.cpp: the first line has to begin with \"// Chapter 0: \"");
    CHECK_EQUAL(only_problem({{"chapters/train.cpp", "// Chapter 6: t\n"}}),
                "chapters/train.cpp: the first line has to begin with \"// Tool: \"");
}

CLAIM(a_loop_in_a_header_is_found) {
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Chapter 1: a\ninline void f() { for (;;) {} }\n"}}),
                "common/math/a.hpp: a loop in a header");
    CHECK_EQUAL(problems_in({{"common/math/a_inline.hpp", "// Chapter 1: a\nfor (;;)\n"}}).size(), 0u);
    CHECK_EQUAL(problems_in({{"common/plot/a.hpp", "// Tool: a\nfor (;;)\n"}}).size(), 0u);
}

CLAIM(files_in_unknown_places_are_found) {
    CHECK_EQUAL(only_problem({{"common/extra/a.hpp", "// Chapter 1: a\n"}}),
                "common/extra/a.hpp: there is no such floor");
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Chapter 1: a\n#include \"common/math/gone.hpp\"\n"}}),
                "common/math/a.hpp: includes common/math/gone.hpp, which does not exist");
}

CLAIM(a_header_without_its_chapter_and_one_that_nobody_includes_are_found) {
    Files files = {{"chapters/chapter1.cpp", "// Chapter 1: c\n#include \"common/math/a.hpp\"\n"},
                   {"common/math/a.hpp", "// Chapter 1: a\n"},
                   {"common/math/a.cpp", "#include \"common/math/b.hpp\"\n"},
                   {"common/math/b.hpp", "// Chapter 1: b\n"}};
    CHECK_EQUAL(missing_in(files).size(), 0u);
    files["common/math/a.cpp"] = "";
    CHECK_EQUAL(missing_in(files).at(0), "common/math/b.hpp: no program includes it");
    files["common/math/a.hpp"] = "// Chapter 7: a\n";
    CHECK_EQUAL(missing_in(files).at(0), "common/math/a.hpp: there is no chapter 7");
}

CLAIM(this_house_is_sound) {
    const Files files = sources();
    CHECK(files.size() > 30);
    for (const std::string& problem : problems_in(files)) check::note(false, __FILE__, __LINE__, problem);
    for (const std::string& problem : missing_in(files)) check::note(false, __FILE__, __LINE__, problem);
    for (const std::string& header : waiting) CHECK(files.contains(header));
}

CLAIM(the_network_from_nothing_includes_nothing_of_the_project) {
    CHECK_EQUAL(includes_of(sources().at("chapters/chapter3_scratch.cpp")).size(), 0u);
}

int main(int count, char** words) {
    if (count != 2) return 2;
    repository = words[1];
    return check::run() == 0 ? 0 : 1;
}
