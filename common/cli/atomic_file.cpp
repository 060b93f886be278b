#include "common/cli/atomic_file.hpp"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace cli {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& reason) {
    throw std::runtime_error("cannot write " + path.string() + ": " + reason);
}

// A new file beside the target, with the content. `target` is the file itself where the path is a link to one.
std::filesystem::path write_beside(const std::filesystem::path& path, std::filesystem::path& target,
                                   std::string_view content) {
    if (!path.has_filename()) fail(path, "it names no file");
    std::error_code error;
    target = path;
    if (std::filesystem::exists(path, error)) {
        if (!std::filesystem::is_regular_file(path, error)) fail(path, "it is no ordinary file");
        target = std::filesystem::canonical(path, error);
    }
    if (error) fail(path, error.message());
    if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path(), error);
    if (error) fail(path, error.message());
    std::filesystem::path beside = target;
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    beside += "." + std::to_string(now) + ".tmp"; // another run may write here, too
    errno = 0;
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) {
        const std::string reason = errno == 0 ? "unknown reason" : std::strerror(errno);
        std::filesystem::remove(beside, error);
        fail(path, reason);
    }
    return beside;
}

} // namespace

void write_file_atomically(const std::string& path, std::string_view content) {
    std::filesystem::path target;
    const std::filesystem::path beside = write_beside(path, target, content);
    std::error_code error;
    std::filesystem::rename(beside, target, error);
    if (error) {
        const std::string reason = error.message();
        std::filesystem::remove(beside, error);
        fail(path, reason);
    }
}

std::string path_in(const std::string& folder, const std::string& name) {
    return folder + (folder.ends_with("/") ? "" : "/") + name;
}

void require_writable(const std::string& path) {
    std::filesystem::path target;
    std::filesystem::remove(write_beside(path, target, "x"));
}

} // namespace cli
