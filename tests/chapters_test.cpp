// What every chapter's program owes its user. Argument: the program.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"
#include "tests/near.hpp"
#include "tests/run.hpp"
#include "tests/xml.hpp"

#include "common/text/strings.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

namespace {

namespace fs = std::filesystem;

std::string program;

using check::Run;

const char* const without_pictures = "--ui quiet --out in_the_way/folder"; // which is no folder

// In an empty folder, without a terminal. With the same options it is run once, as some programs need many seconds.
const Run& run(const std::string& options) {
    static std::map<std::string, Run> known;
    if (const auto found = known.find(options); found != known.end()) return found->second;
    const fs::path folder = fs::current_path() / "chapters_test_files" /
                            fs::path(program).filename(); // others run at the same time
    const Run& result = known[options] =
        check::run_in(folder, "touch in_the_way && '" + program + "' " + options);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".svg") continue;
        const std::string error = check::xml_error(check::content_of(entry.path()));
        check::note(error.empty(), __FILE__, __LINE__, entry.path().string() + ": " + error);
    }
    return result;
}

bool is_one_line(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n') == 1 && text.ends_with('\n');
}

// What is printed before files are written: without the lines about them.
std::string results_of(const std::string& output) {
    std::string results;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("picture") && !line.starts_with("network")) results += line + "\n";
    }
    return results;
}

} // namespace

CLAIM(it_runs_without_a_terminal_and_a_folder_that_cannot_be_written_costs_the_pictures_alone) {
    const Run piped = run("");
    CHECK_EQUAL(piped.code, 0);
    CHECK(!piped.output.empty());
    CHECK_EQUAL(piped.output.find('\x1b'), std::string::npos);
    CHECK_EQUAL(piped.error.find('\x1b'), std::string::npos);

    const Run blocked = run(without_pictures);
    CHECK_EQUAL(blocked.code, 1);
    CHECK(is_one_line(blocked.error));
    // Two runs print the same; measured times are others, to which no tolerance is applied.
    CHECK_EQUAL(check::difference(results_of(piped.output), results_of(blocked.output), {0, 0}), "");
}

CLAIM(no_line_breaks_in_a_window_of_80_columns) {
    for (const char* options : {without_pictures, "--help"}) {
        std::istringstream lines(run(options).output);
        for (std::string line; std::getline(lines, line);) {
            const int width = text::width_of(line);
            check::note(width <= 80, __FILE__, __LINE__, std::to_string(width) + " columns: " + line);
        }
    }
}

CLAIM(help_says_what_it_is_for) {
    const Run help = run("--help");
    CHECK_EQUAL(help.code, 0);
    CHECK_EQUAL(help.error, "");
    CHECK(help.output.find("Usage: ./" + fs::path(program).filename().string()) != std::string::npos);
}

CLAIM(what_it_does_not_understand_it_refuses_in_one_line) {
    const Run wrong = run("--colour");
    CHECK_EQUAL(wrong.code, 2);
    CHECK_EQUAL(wrong.output, "");
    CHECK(is_one_line(wrong.error));
    CHECK(wrong.error.find("unknown option --colour, did you mean --color?") != std::string::npos);
}

int main(int count, char** words) {
    if (count != 2) return 2;
    program = fs::absolute(words[1]).string();
    return check::run() == 0 ? 0 : 1;
}
