// The trainer's programs as a user meets them: run by a shell command in a folder of the test's own that
// holds only the programs, the notes and the fixtures. For the tests that judge them by what they print,
// write and return; their arguments are chapter6, train, predict and the repository.
#pragma once

#include "tests/check.hpp"
#include "tests/run.hpp"

#include <csignal>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

namespace trainer {

namespace fs = std::filesystem;
using check::Run;

inline std::string surroundings; // what comes before each command
inline fs::path work_folder;

// In the command, chapter6 and train without "./" are quiet.
inline Run run(const std::string& command) { return check::run_in(work_folder, surroundings + command); }

inline std::string content_of(const fs::path& file) { return check::content_of(work_folder / file); }

inline std::string missing_in(const std::string& text, std::initializer_list<std::string_view> facts) {
    std::string missing;
    for (const std::string_view fact : facts) {
        if (!check::names(text, fact)) missing += " lacks \"" + std::string(fact) + "\"";
    }
    return missing.empty() ? "" : "\"" + text + "\"" + missing;
}

// What is wrong with a command that CHECK_REFUSED() is about.
inline std::string refusal_fault(const std::string& command, int code,
                                 std::initializer_list<std::string_view> facts) {
    Run result = run(command);
    std::string fault;
    if (result.code != code) fault += "ends with " + std::to_string(result.code) + "; ";
    if (!result.output.empty()) fault += "prints \"" + result.output + "\"; ";
    if (!result.error.empty() && result.error.back() == '\n') result.error.pop_back();
    return fault + check::fault_of(result.error, facts);
}

inline int test(int count, char** words) {
    if (count != 5) return 2;
    surroundings = "ln -s";
    for (int i = 1; i < 4; ++i) surroundings += " '" + fs::absolute(words[i]).string() + "'";
    const std::string repository = fs::absolute(words[4]).string();
    surroundings += " '" + repository + "/notes' '" + repository + "/tests/fixtures' . && ";
    for (const std::string program : {"chapter6", "train"}) {
        surroundings += program + "() { ./" + program + " --ui quiet \"$@\"; } && ";
    }
    work_folder = fs::current_path() / (fs::path(words[0]).filename().string() + "_files");
    std::signal(SIGINT, SIG_DFL); // it may be ignored, and the programs would inherit that
    return check::run() == 0 ? 0 : 1;
}

} // namespace trainer

// CHECK_NAMES(run.output, "solved", "epoch 9"): the text, of any number of lines, names every fact (see
// check::names).
#define CHECK_NAMES(text, ...)                                                                               \
    do {                                                                                                     \
        const std::string check_missing = trainer::missing_in(text, {__VA_ARGS__});                          \
        check::note(check_missing.empty(), __FILE__, __LINE__, #text ": " + check_missing);                  \
    } while (false)

// CHECK_REFUSED("train x.csv", 1, "train: x.csv"): the command ends with this code, prints nothing, and
// complains in one line that names every fact.
#define CHECK_REFUSED(command, code, ...)                                                                    \
    do {                                                                                                     \
        const std::string check_fault = trainer::refusal_fault(command, code, {__VA_ARGS__});                \
        check::note(check_fault.empty(), __FILE__, __LINE__, std::string(command) + ": " + check_fault);     \
    } while (false)
