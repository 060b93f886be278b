// Running a program as a user does, in an empty folder and without a terminal, and looking at what came of it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <sys/wait.h>

namespace check {

// Nothing, where there is no such file.
inline std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Run {
    int code; // -1 when a signal ended it
    std::string output, error;
};

// Empties the folder, runs the shell command in it, and reads what it printed.
inline Run run_in(const std::filesystem::path& folder, const std::string& command) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const std::string line =
        "cd '" + folder.string() + "' && { " + command + "; } > printed 2> complained < /dev/null";
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(folder / "printed"),
            content_of(folder / "complained")};
}

} // namespace check
