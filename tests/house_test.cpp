// The rules of the source tree. Argument: the repository's folder.
//  Floors: chapters above session, which is above training and views; training above network and data above math; views
//  above drawing and program, which are on the ground. No include leads up a floor, and none leads in a circle.
//  Frontier: a header says in its first line which chapter introduces it, or that it is a tool; a chapter
//  and a header of chapter N include only headers of chapters up to N, and tools.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>; // path from the root -> content

std::string repository;

const std::map<std::string, std::set<std::string>> may_include = {
    {"common/math", {"common/math"}},
    {"common/network", {"common/network", "common/math"}},
    {"common/data", {"common/data", "common/math"}},
    {"common/training", {"common/training", "common/network", "common/data", "common/math"}},
    {"common/drawing", {"common/drawing"}},
    {"common/views", {"common/views", "common/drawing", "common/program"}},
    {"common/program", {"common/program"}},
    {"common/session",
     {"common/session", "common/math", "common/network", "common/data", "common/training", "common/drawing",
      "common/views"}},
    {"chapters",
     {"common/math", "common/network", "common/data", "common/training", "common/session", "common/drawing",
      "common/views", "common/program"}}};

const std::set<std::string> tool_folders = {"common/drawing", "common/views", "common/program"};

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

std::vector<std::string> includes_of(const std::string& content) {
    std::vector<std::string> found;
    std::istringstream lines(content);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("#include \"")) continue;
        found.push_back(line.substr(10, line.find('"', 10) - 10));
    }
    return found;
}

// "// Chapter 3: ..." -> 3, "// Tool: ..." -> 0, anything else -> -1.
int chapter_of(const std::string& content) {
    if (content.starts_with("// Tool: ")) return 0;
    int chapter = -1;
    const std::string opening = "// Chapter ";
    if (!content.starts_with(opening)) return -1;
    const char* begin = content.data() + opening.size();
    const auto read = std::from_chars(begin, content.data() + content.size(), chapter);
    return read.ec == std::errc() && std::string(read.ptr, 2) == ": " ? chapter : -1;
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
        const int chapter = chapter_of(content);
        const bool tool = tool_folders.contains(folder);
        if (chapter < 0 || (chapter == 0) != tool) {
            problems.push_back(path + ": the first line has to be \"// " +
                               (tool ? "Tool: ...\"" : "Chapter N: ...\""));
        }
        if (!may_include.contains(folder)) {
            problems.push_back(path + ": there is no such floor");
            continue;
        }
        const bool held_to_frontier = folder == "chapters" || path.ends_with(".hpp");
        for (const std::string& include : includes_of(content)) {
            if (!files.contains(include)) {
                problems.push_back(path + ": includes " + include + ", which does not exist");
            } else if (!may_include.at(folder).contains(folder_of(include))) {
                problems.push_back(path + ": includes " + include + ", up a floor or beside it");
            } else if (held_to_frontier && chapter > 0 && chapter_of(files.at(include)) > chapter) {
                problems.push_back(path + ": includes " + include + " of a later chapter");
            }
        }
    }
    std::set<std::string> done;
    for (const auto& [path, content] : files) {
        std::vector<std::string> way;
        find_circles(files, path, way, done, problems);
    }
    return problems;
}

// The only problem of these files, or what else was found.
std::string only_problem(const Files& files) {
    const auto problems = problems_in(files);
    return problems.size() == 1 ? problems[0] : std::to_string(problems.size()) + " problems";
}

Files sources() {
    Files files;
    for (const char* top : {"common", "chapters"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(repository) / top)) {
            const std::string path = fs::relative(entry.path(), repository).generic_string();
            if (!path.ends_with(".hpp") && !path.ends_with(".cpp")) continue;
            std::ifstream file(entry.path());
            files[path] = {std::istreambuf_iterator<char>(file), {}};
        }
    }
    return files;
}

} // namespace

CLAIM(a_sound_house_has_no_problems) {
    const Files files = {{"common/math/a.hpp", "// Chapter 1: a\n"},
                         {"common/network/b.hpp", "// Chapter 2: b\n#include \"common/math/a.hpp\"\n"},
                         {"common/math/z.hpp", "// Chapter 9: z\n"},
                         {"common/math/a.cpp", "// Chapter 1: a\n#include \"common/math/z.hpp\"\n"},
                         {"common/drawing/d.hpp", "// Tool: d\n#include <string>\n"},
                         {"chapters/chapter2.cpp", "// Chapter 2: c\n#include \"common/network/b.hpp\"\n"
                                                   "#include \"common/drawing/d.hpp\"\n"}};
    CHECK_EQUAL(problems_in(files).size(), 0u);
}

CLAIM(an_include_up_a_floor_is_found) {
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Chapter 1: a\n#include \"common/data/d.hpp\"\n"},
                              {"common/data/d.hpp", "// Chapter 1: d\n"}}),
                "common/math/a.hpp: includes common/data/d.hpp, up a floor or beside it");
    CHECK_EQUAL(
        only_problem({{"common/training/t.cpp", "// Chapter 4: t\n#include \"common/program/p.hpp\"\n"},
                      {"common/program/p.hpp", "// Tool: p\n"}}),
        "common/training/t.cpp: includes common/program/p.hpp, up a floor or beside it");
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

CLAIM(a_first_line_that_does_not_say_where_it_belongs_is_found) {
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "#pragma once\n"}}),
                "common/math/a.hpp: the first line has to be \"// Chapter N: ...\"");
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Tool: a\n"}}),
                "common/math/a.hpp: the first line has to be \"// Chapter N: ...\"");
    CHECK_EQUAL(only_problem({{"common/drawing/a.hpp", "// Chapter 1: a\n"}}),
                "common/drawing/a.hpp: the first line has to be \"// Tool: ...\"");
}

CLAIM(files_in_unknown_places_are_found) {
    CHECK_EQUAL(only_problem({{"common/extra/a.hpp", "// Chapter 1: a\n"}}),
                "common/extra/a.hpp: there is no such floor");
    CHECK_EQUAL(only_problem({{"common/math/a.hpp", "// Chapter 1: a\n#include \"common/math/gone.hpp\"\n"}}),
                "common/math/a.hpp: includes common/math/gone.hpp, which does not exist");
}

CLAIM(this_house_is_sound) {
    const Files files = sources();
    CHECK(files.size() > 30);
    for (const std::string& problem : problems_in(files)) check::note(false, __FILE__, __LINE__, problem);
}

CLAIM(a_chapter_says_its_own_number) {
    for (const auto& [path, content] : sources()) {
        if (folder_of(path) != "chapters") continue;
        int number = 0;
        std::from_chars(path.data() + std::string("chapters/chapter").size(), path.data() + path.size(),
                        number);
        CHECK_EQUAL(chapter_of(content), number);
    }
}

int main(int count, char** words) {
    if (count != 2) return 2;
    repository = words[1];
    return check::run() == 0 ? 0 : 1;
}
