// The trainer as a user meets it: run by a shell command in an empty folder of the build's own. For the tests that judge
// it by what it prints, writes and returns; their argument is the program.
#pragma once

#include "tests/check.hpp"
#include "tests/run.hpp"

#include <filesystem>
#include <string>

namespace trainer {

namespace fs = std::filesystem;

inline std::string program;
inline fs::path work_folder;

// CHAPTER6 stands for the program.
inline check::Run run_shell(const std::string& command) {
    return check::run_in(work_folder, "CHAPTER6='" + program + "' && export CHAPTER6 && " + command);
}

inline check::Run run(const std::string& options) { return run_shell("\"$CHAPTER6\" " + options); }

inline std::string written(const char* file) { return check::content_of(work_folder / "output" / file); }

inline int test(int count, char** words) {
    if (count != 2) return 2;
    program = fs::absolute(words[1]).string();
    work_folder = fs::current_path() / (fs::path(words[0]).filename().string() + "_files");
    return check::run() == 0 ? 0 : 1;
}

} // namespace trainer
