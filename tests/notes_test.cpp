// What the notes say is true of the source tree. Argument: the repository's folder.
//  Every block of C++ stands in the file that the comment above it names, contiguous, exactly once, up to one
//  indent that is the same for all its lines. Code that is wrong on purpose is shown as diff or text.
//  A chapter's note quotes each header that the chapter introduces, or leads to it.
//  Every link within the repository leads to a file, and to a heading where it names one.
//  Every picture has words for those who do not see it.
//  No formula has a backslash before punctuation: GitHub's Markdown takes it away, and \, becomes a comma.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"
#include "tests/run.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <regex>

namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>; // path from the root -> content

std::string repository;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::size_t indent_of(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }

// Without the indent that all lines share; blank lines do not count.
std::vector<std::string> unindented(std::vector<std::string> lines) {
    std::size_t least = std::string::npos;
    for (const std::string& line : lines) {
        if (indent_of(line) < line.size()) least = std::min(least, indent_of(line));
    }
    for (std::string& line : lines) line = line.substr(std::min(least, indent_of(line)));
    return lines;
}

// How often the block stands in the file.
int count_of(const std::vector<std::string>& block, const std::vector<std::string>& file) {
    const std::vector<std::string> wanted = unindented(block);
    int count = 0;
    for (std::size_t i = 0; i + block.size() <= file.size(); ++i) {
        const auto from = file.begin() + static_cast<std::ptrdiff_t>(i);
        count += unindented({from, from + std::ssize(block)}) == wanted;
    }
    return count;
}

std::string outside_blocks(const std::string& note) {
    std::string text;
    bool in_block = false;
    for (const std::string& line : lines_of(note)) {
        if (line.starts_with("```")) in_block = !in_block;
        text += in_block || line.starts_with("```") ? "\n" : line + "\n";
    }
    return std::regex_replace(text, std::regex("`[^`]*`"), "");
}

// Blocks may be indented, as in a list.
std::vector<std::string> quote_problems(const std::string& name, const Files& files) {
    std::vector<std::string> problems;
    const std::vector<std::string> note = lines_of(files.at(name));
    const auto trimmed = [](const std::string& line) { return line.substr(indent_of(line)); };
    const std::regex comment(" *<!-- (\\S+) -->");
    for (std::size_t i = 0; i < note.size(); ++i) {
        if (!trimmed(note[i]).starts_with("```cpp")) continue;
        const std::string place = name + ":" + std::to_string(i + 1) + ": ";
        std::vector<std::string> block;
        std::size_t end = i + 1;
        for (; end < note.size() && trimmed(note[end]) != "```"; ++end) block.push_back(note[end]);
        std::smatch source;
        if (i == 0 || !std::regex_match(note[i - 1], source, comment)) {
            problems.push_back(place + "no <!-- file --> above the code");
        } else if (!files.contains(source[1])) {
            problems.push_back(place + "there is no " + source[1].str());
        } else if (const int count = count_of(block, lines_of(files.at(source[1]))); count != 1) {
            problems.push_back(place + "stands " + std::to_string(count) + " times in " + source[1].str());
        }
        i = end;
    }
    return problems;
}

// Headers of chapter N that its note, where there is one, neither quotes (nor the source beside them) nor leads to.
std::vector<std::string> unmentioned_headers(const Files& files) {
    std::vector<std::string> problems;
    const std::regex first_line("// Chapter (\\d+): ");
    for (const auto& [path, content] : files) {
        std::smatch chapter;
        if (!path.ends_with(".hpp") ||
            !std::regex_search(content, chapter, first_line, std::regex_constants::match_continuous))
            continue;
        const std::string note = "notes/chapter" + chapter[1].str() + ".md";
        if (!files.contains(note)) continue;
        const std::string source = path.substr(0, path.size() - 3) + "cpp";
        const auto has = [&](const std::string& text) {
            return files.at(note).find(text) != std::string::npos;
        };
        if (!has("<!-- " + path + " -->") && !has("<!-- " + source + " -->") && !has("](../" + path + ")"))
            problems.push_back(note + ": neither quotes nor leads to " + path);
    }
    return problems;
}

// "What can go wrong?" -> "what-can-go-wrong", as GitHub makes anchors of headings.
std::string anchor_of(const std::string& heading) {
    std::string anchor;
    for (const char c : heading) {
        if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || (c & 0x80)) {
            anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (c == ' ') {
            anchor += '-';
        }
    }
    return anchor;
}

bool has_heading(const std::string& note, const std::string& anchor) {
    for (const std::string& line : lines_of(outside_blocks(note))) {
        if (!line.starts_with('#')) continue;
        if (anchor_of(line.substr(line.find_first_not_of("# "))) == anchor) return true;
    }
    return false;
}

std::vector<std::string> link_problems(const std::string& name, const Files& files) {
    std::vector<std::string> problems;
    const std::string text = outside_blocks(files.at(name));
    const std::regex link("(!?)\\[([^\\]]*)\\]\\(([^)]*)\\)");
    for (std::sregex_iterator i(text.begin(), text.end(), link), end; i != end; ++i) {
        const std::string words = (*i)[2], target = (*i)[3];
        if ((*i)[1] == "!" && words.find_first_not_of(" \n") == std::string::npos) {
            problems.push_back(name + ": a picture without words: " + target);
        }
        if (target.find("://") != std::string::npos) continue;
        const std::size_t hash = std::min(target.find('#'), target.size());
        const std::string file = target.substr(0, hash);
        std::string path = (fs::path(name).parent_path() / file).lexically_normal().generic_string();
        if (file.empty()) path = name;
        if (path.ends_with('/')) path.pop_back();
        const auto is_there = [&](const auto& entry) {
            return entry.first == path || entry.first.starts_with(path + "/"); // a file, or a folder
        };
        if (std::none_of(files.begin(), files.end(), is_there)) {
            problems.push_back(name + ": leads nowhere: " + target);
        } else if (hash < target.size() &&
                   (!files.contains(path) || !has_heading(files.at(path), target.substr(hash + 1)))) {
            problems.push_back(name + ": no such heading: " + target);
        }
    }
    return problems;
}

// Each line of a fenced block, also of one in a list or a quotation, becomes a blank one; so does a line of
// spaces.
std::string without_fences(const std::string& note) {
    std::string text, fence;
    for (const std::string& line : lines_of(note)) {
        const std::string trimmed = line.substr(std::min(line.find_first_not_of(" >"), line.size()));
        const std::string mark = trimmed.substr(0, 1);
        const std::string marks = trimmed.substr(0, trimmed.find_first_not_of(mark));
        const std::string rest = trimmed.substr(marks.size());
        const bool is_fence = (mark == "`" || mark == "~") && marks.size() >= 3;
        const bool closes = !fence.empty() && is_fence && marks.starts_with(fence) &&
                            rest.find_first_not_of(' ') == rest.npos;
        const bool opens = fence.empty() && is_fence && (mark == "~" || rest.find('`') == rest.npos);
        text += opens || !fence.empty() || trimmed.empty() ? "\n" : line + "\n";
        if (opens) fence = marks;
        if (closes) fence.clear();
    }
    return text;
}

// Where `mark` stands next in the same paragraph, from `from` on.
std::size_t find_in_paragraph(const std::string& text, const std::string& mark, std::size_t from) {
    const std::size_t at = text.find(mark, from);
    return at < text.find("\n\n", from) ? at : text.npos;
}

// What opens at a place, code or formula: how long its mark is, and where the closing one begins (npos: nothing
// opens there).
struct Span {
    std::size_t mark = 1, end = std::string::npos;
    bool is_formula = false;
};

Span span_at(const std::string& text, std::size_t start) {
    const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : ' '; };
    Span span;
    if (text[start] == '`') { // code, up to as many backticks
        while (at(start + span.mark) == '`') ++span.mark;
        const std::string mark(span.mark, '`');
        span.end = find_in_paragraph(text, mark, start + span.mark);
        while (span.end != text.npos && at(span.end + span.mark) == '`') {
            span.end = find_in_paragraph(text, mark, text.find_first_not_of('`', span.end));
        }
    } else if (text[start] == '$') {
        span.is_formula = true;
        if (at(start + 1) == '$' || at(start + 1) == '`') {
            span.mark = 2;
            span.end = find_in_paragraph(text, at(start + 1) == '$' ? "$$" : "`$", start + 2);
        } else {
            const std::size_t end = find_in_paragraph(text, "$", start + 1);
            const auto is = [&](std::string_view kind, std::size_t i) {
                return kind.find(at(i)) != kind.npos;
            };
            if (end == text.npos || is(" \n", start + 1) || is(" \n", end - 1) || is("0123456789", end + 1)) {
                return span; // as in "$ ./chapter1" and "from $5 to $6"
            }
            span.end = end;
        }
    }
    return span;
}

// In $...$ and $$...$$ GitHub shows \, as a comma. In $`...`$ it does not; but one rule for all three is easier
// to keep.
std::vector<std::string> formula_problems(const std::string& name, const Files& files) {
    std::vector<std::string> problems;
    const std::string text = without_fences(files.at(name));
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\\') { // what is escaped opens nothing
            i += 2;
            continue;
        }
        const Span span = span_at(text, i);
        i += span.mark;
        if (span.end == text.npos) continue;
        for (; i < span.end; ++i) {
            if (!span.is_formula || text[i] != '\\' || !std::ispunct(static_cast<unsigned char>(text[i + 1])))
                continue;
            const auto line =
                1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(i), '\n');
            problems.push_back(name + ":" + std::to_string(line) + ": a formula with " + text.substr(i, 2));
            ++i;
        }
        i = span.end + span.mark;
    }
    return problems;
}

std::string problems_of(const Files& files) {
    std::string all;
    for (const std::string& problem : unmentioned_headers(files)) all += problem + "\n";
    for (const auto& [name, content] : files) {
        if (!name.ends_with(".md")) continue;
        for (const auto& problems :
             {quote_problems(name, files), link_problems(name, files), formula_problems(name, files)}) {
            for (const std::string& problem : problems) all += problem + "\n";
        }
    }
    return all;
}

// One note beside a source of three lines.
std::string problems_of_note(const std::string& note) {
    return problems_of(
        {{"notes/n.md", note}, {"a.cpp", "int f() {\n    return 1;\n}\nint g() {\n    return 2;\n}\n"}});
}

Files repository_files() {
    Files files;
    for (const char* top : {"README.md", "LICENSE", "Makefile", "CMakeLists.txt", "chapters", "common",
                            "tests", "notes", "findings"}) {
        const auto add = [&](const fs::path& path) {
            files[fs::relative(path, repository).generic_string()] = check::content_of(path);
        };
        const fs::path path = fs::path(repository) / top;
        if (!fs::is_directory(path)) {
            add(path);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(path)) {
            if (entry.is_regular_file()) add(entry.path());
        }
    }
    return files;
}

} // namespace

CLAIM(a_quote_may_be_indented_otherwise) {
    CHECK_EQUAL(problems_of_note("<!-- a.cpp -->\n```cpp\nint f() {\n    return 1;\n```\n"), "");
    CHECK_EQUAL(problems_of_note("<!-- a.cpp -->\n```cpp\nreturn 1;\n```\n"), "");
    CHECK_EQUAL(problems_of_note("```text\nint h();\n```\n"), "");
}

CLAIM(a_wrong_quote_is_found) {
    CHECK_EQUAL(problems_of_note("<!-- a.cpp -->\n```cpp\nint f() {\n    return 3;\n```\n"),
                "notes/n.md:2: stands 0 times in a.cpp\n");
    CHECK_EQUAL(problems_of_note("<!-- a.cpp -->\n```cpp\nint f() {\n}\n```\n"),
                "notes/n.md:2: stands 0 times in a.cpp\n");
    CHECK_EQUAL(problems_of_note("<!-- a.cpp -->\n```cpp\nint f() {\nreturn 1;\n```\n"),
                "notes/n.md:2: stands 0 times in a.cpp\n");
    CHECK_EQUAL(problems_of_note("<!-- a.cpp -->\n```cpp\n}\n```\n"),
                "notes/n.md:2: stands 2 times in a.cpp\n");
    CHECK_EQUAL(problems_of_note("<!-- b.cpp -->\n```cpp\nint f() {\n```\n"),
                "notes/n.md:2: there is no b.cpp\n");
    CHECK_EQUAL(problems_of_note("Look:\n```cpp\nint f() {\n```\n"),
                "notes/n.md:2: no <!-- file --> above the code\n");
}

CLAIM(a_block_in_a_list_is_looked_at_too) {
    CHECK_EQUAL(
        problems_of_note("1. x\n\n   <!-- a.cpp -->\n   ```cpp\n   int f() {\n       return 1;\n   ```\n"),
        "");
    CHECK_EQUAL(
        problems_of_note("1. x\n\n   <!-- a.cpp -->\n   ```cpp\n   int f() {\n   return 1;\n   ```\n"),
        "notes/n.md:4: stands 0 times in a.cpp\n");
}

CLAIM(a_header_that_its_note_does_not_mention_is_found) {
    Files files = {{"common/math/a.hpp", "// Chapter 1: a\nint a;\n"}};
    CHECK_EQUAL(problems_of(files), "");
    files["notes/chapter1.md"] = "x\n";
    CHECK_EQUAL(problems_of(files), "notes/chapter1.md: neither quotes nor leads to common/math/a.hpp\n");
    files["notes/chapter1.md"] = "[a](../common/math/a.hpp)\n";
    CHECK_EQUAL(problems_of(files), "");
    files["notes/chapter1.md"] = "<!-- common/math/a.hpp -->\n```cpp\nint a;\n```\n";
    CHECK_EQUAL(problems_of(files), "");
}

CLAIM(links_to_files_folders_and_headings_are_followed) {
    CHECK_EQUAL(problems_of_note(
                    "# A b, c?\n[x](../a.cpp) [y](n.md#a-b-c) [z](#a-b-c) [w](https://a.b/) [v](../notes)\n"),
                "");
    CHECK_EQUAL(problems_of_note("`m[i](j)` and\n```text\n[x](y)\n```\n"), "");
}

CLAIM(a_link_that_leads_nowhere_is_found) {
    CHECK_EQUAL(problems_of_note("[x](a.cpp)\n"), "notes/n.md: leads nowhere: a.cpp\n");
    CHECK_EQUAL(problems_of_note("[two\nlines](../b.cpp)\n"), "notes/n.md: leads nowhere: ../b.cpp\n");
    CHECK_EQUAL(problems_of_note("# A\n[x](#b)\n"), "notes/n.md: no such heading: #b\n");
    CHECK_EQUAL(problems_of_note("```sh\n# b\n```\n[x](#b)\n"), "notes/n.md: no such heading: #b\n");
}

CLAIM(a_picture_without_words_is_found) {
    CHECK_EQUAL(problems_of_note("![a plot](../a.cpp)\n"), "");
    CHECK_EQUAL(problems_of_note("![](../a.cpp)\n"), "notes/n.md: a picture without words: ../a.cpp\n");
}

CLAIM(a_backslash_before_punctuation_in_a_formula_is_found) {
    CHECK_EQUAL(problems_of_note("x\n\n$$a\\,b$$\n"), "notes/n.md:3: a formula with \\,\n");
    CHECK_EQUAL(problems_of_note("$$\na\\;b \\\\\n\\frac{c}{d}\n$$\n"),
                "notes/n.md:2: a formula with \\;\nnotes/n.md:2: a formula with \\\\\n");
    CHECK_EQUAL(problems_of_note("`$` and $x_k$, and | $\\|$ |\n"), "notes/n.md:1: a formula with \\|\n");
    CHECK_EQUAL(problems_of_note("$`a\\_b`$\n"), "notes/n.md:1: a formula with \\_\n");
    CHECK_EQUAL(problems_of_note("$`\\text{a$ b}\\;c`$\n"), "notes/n.md:1: a formula with \\;\n");
    CHECK_EQUAL(problems_of_note("$a +\n\\{b$\n"), "notes/n.md:2: a formula with \\{\n");
    CHECK_EQUAL(problems_of_note("$a\\$b$\n"), "notes/n.md:1: a formula with \\$\n");
    CHECK_EQUAL(problems_of_note("$a\\\\$\n"), "notes/n.md:1: a formula with \\\\\n");
    CHECK_EQUAL(problems_of_note("for $5, $a\\:b$\n"), "notes/n.md:1: a formula with \\:\n");
    CHECK_EQUAL(problems_of_note("- x\n\n  ```sh\n  a\n  ```\n  $a\\!b$\n"),
                "notes/n.md:6: a formula with \\!\n");
    CHECK_EQUAL(problems_of_note("~~~\n```\n~~~\n$\\#$\n"), "notes/n.md:4: a formula with \\#\n");
    CHECK_EQUAL(problems_of_note("``` a `` b $\\-$\n"), "notes/n.md:1: a formula with \\-\n");
    CHECK_EQUAL(problems_of_note("`a ``` b` $c\\.d$ `e`\n"), "notes/n.md:1: a formula with \\.\n");
}

CLAIM(a_backslash_may_stand_before_letters_and_where_nothing_is_a_formula) {
    CHECK_EQUAL(
        problems_of_note("$\\lVert g \\rVert$ and $$dZ \\thinspace W^\\top$$ and $`\\lbrace a \\rbrace`$\n"),
        "");
    CHECK_EQUAL(problems_of_note("```math\na\\,b\n```\n"), "");
    CHECK_EQUAL(problems_of_note("1. x\n\n   ```math\n   $a\\,b$\n   ```\n"), "");
    CHECK_EQUAL(problems_of_note("> ~~~~\n> ~~~\n> $a\\,b$\n> ~~~~\n"), "");
    CHECK_EQUAL(problems_of_note("```\n```sh\n$a\\,b$\n```\n"), "");
    CHECK_EQUAL(problems_of_note("`$a\\,b$` and ``$a\\,b$ ` $c\\,d$`` and `a\n$b\\,c$`\n"), "");
    CHECK_EQUAL(problems_of_note("\\$5 or \\*$x$\n"), "");
    CHECK_EQUAL(problems_of_note("from $5 \\- to $6, and $x$\n"), "");
    CHECK_EQUAL(problems_of_note("from A$5 \\- to US$6, and $x$\n"), "");
    CHECK_EQUAL(problems_of_note("$ ./a \\, b$\n"), "");
    CHECK_EQUAL(problems_of_note("one $a\n \nand \\_ b$\n"), "");
    CHECK_EQUAL(problems_of_note("one $$a\n\nand \\_ b$$\n"), "");
}

CLAIM(these_notes_are_true) {
    const Files files = repository_files();
    CHECK(files.contains("README.md") && files.contains("notes/drawing.md"));
    CHECK_EQUAL(problems_of(files), "");
}

int main(int count, char** words) {
    if (count != 2) return 2;
    repository = words[1];
    return check::run() == 0 ? 0 : 1;
}
