// Tool: write beside, then rename.
#include "common/program/atomic_file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>

namespace nn {

void write_file_atomically(const std::filesystem::path& path, std::string_view content) {
    const auto fail = [&](const std::string& reason) {
        throw std::runtime_error("cannot write " + path.string() + ": " + reason);
    };
    std::error_code error;
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
    if (error) fail(error.message());

    std::filesystem::path beside = path;
    beside += "." + std::to_string(std::random_device{}()) + ".tmp"; // another run may write here too
    errno = 0;
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) {
        const std::string reason = errno == 0 ? "unknown reason" : std::strerror(errno);
        std::filesystem::remove(beside, error);
        fail(reason);
    }
    std::filesystem::rename(beside, path, error);
    if (error) {
        const std::string reason = error.message();
        std::filesystem::remove(beside, error);
        fail(reason);
    }
}

} // namespace nn
