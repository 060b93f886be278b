// What every chapter's program owes its user. Arguments: the programs.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"
#include "tests/run.hpp"
#include "tests/xml.hpp"

#include <algorithm>
#include <filesystem>

namespace {

namespace fs = std::filesystem;

std::vector<std::string> programs;

using check::Run;

// In an empty folder, without a terminal.
Run run(const std::string& program, const std::string& options) {
    const fs::path folder = fs::current_path() / "chapters_test_files";
    const Run result = check::run_in(folder, "touch in_the_way && '" + program + "' " + options);
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

} // namespace

CLAIM(it_runs_without_a_terminal_and_writes_no_escape_codes) {
    for (const std::string& program : programs) {
        const Run piped = run(program, "");
        CHECK_EQUAL(piped.code, 0);
        CHECK(!piped.output.empty());
        CHECK_EQUAL(piped.output.find('\x1b'), std::string::npos);
        CHECK_EQUAL(piped.error.find('\x1b'), std::string::npos);
    }
}

CLAIM(two_runs_print_the_same) {
    for (const std::string& program : programs) {
        CHECK_EQUAL(run(program, "--ui quiet").output, run(program, "--ui quiet").output);
    }
}

CLAIM(help_says_what_it_is_for) {
    for (const std::string& program : programs) {
        const Run help = run(program, "--help");
        CHECK_EQUAL(help.code, 0);
        CHECK_EQUAL(help.error, "");
        CHECK(help.output.find("Usage: ./" + fs::path(program).filename().string()) != std::string::npos);
    }
}

CLAIM(what_it_does_not_understand_it_refuses_in_one_line) {
    for (const std::string& program : programs) {
        const Run wrong = run(program, "--colour");
        CHECK_EQUAL(wrong.code, 2);
        CHECK_EQUAL(wrong.output, "");
        CHECK(is_one_line(wrong.error));
        CHECK(wrong.error.find("unknown option --colour, did you mean --color?") != std::string::npos);
    }
}

CLAIM(a_folder_that_cannot_be_written_costs_the_pictures_alone) {
    for (const std::string& program : programs) {
        const Run blocked = run(program, "--ui quiet --out in_the_way/folder");
        CHECK_EQUAL(blocked.code, 1);
        CHECK(!blocked.output.empty());
        CHECK(is_one_line(blocked.error));
    }
}

int main(int count, char** words) {
    programs.assign(words + 1, words + count);
    if (programs.empty()) return 2;
    for (std::string& program : programs) program = fs::absolute(program).string();
    return check::run() == 0 ? 0 : 1;
}
