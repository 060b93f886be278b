// For the tests that look at the source tree: its files, and what they include.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace check {

using Files = std::map<std::string, std::string>; // path from the root -> content

// The project's own headers that a file includes.
inline std::vector<std::string> includes_of(const std::string& content) {
    std::vector<std::string> found;
    std::istringstream lines(content);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("#include \"")) found.push_back(line.substr(10, line.find('"', 10) - 10));
    }
    return found;
}

// All headers and sources below common, chapters and tests.
inline Files sources(const std::filesystem::path& repository) {
    Files files;
    for (const char* top : {"common", "chapters", "tests"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(repository / top)) {
            const std::string path = std::filesystem::relative(entry.path(), repository).generic_string();
            if (!path.ends_with(".hpp") && !path.ends_with(".cpp")) continue;
            std::ifstream file(entry.path());
            files[path] = {std::istreambuf_iterator<char>(file), {}};
        }
    }
    return files;
}

} // namespace check
