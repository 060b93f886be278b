#include "common/cli/atomic_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace cli {

namespace {

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
    throw std::runtime_error("cannot write " + path + ": " + reason);
}

// The file itself where the path is a link to one.
std::string target_of(const std::string& path) {
    struct stat found;
    if (stat(path.c_str(), &found) != 0) return path;
    if (!S_ISREG(found.st_mode)) fail(path, "it is no ordinary file");
    char* real = realpath(path.c_str(), nullptr);
    const std::string target = real ? real : path;
    std::free(real);
    return target;
}

// Writes a new file beside the target, which then takes the target's name, or is removed when this is but a
// trial.
void write_beside(const std::string& path, std::string_view content, bool is_trial) {
    const std::string target = target_of(path);
    const std::string beside =
        target + "." + std::to_string(getpid()) + ".tmp"; // another run may write here too
    int problem = 0;
    for (std::size_t end = target.find('/', 1); end != target.npos; end = target.find('/', end + 1)) {
        if (mkdir(target.substr(0, end).c_str(), 0777) != 0 && errno != EEXIST) problem = errno;
    }
    std::FILE* file = std::fopen(beside.c_str(), "wb");
    if (!file) fail(path, std::strerror(problem == 0 ? errno : problem));
    bool good = std::fwrite(content.data(), 1, content.size(), file) == content.size();
    good = std::fclose(file) == 0 && good;
    good = good && (is_trial || std::rename(beside.c_str(), target.c_str()) == 0);
    problem = errno;
    if (is_trial || !good) std::remove(beside.c_str());
    if (!good) fail(path, std::strerror(problem));
}

} // namespace

void write_file_atomically(const std::string& path, std::string_view content) {
    write_beside(path, content, false);
}

void require_writable(const std::string& path) { write_beside(path, "x", true); }

std::string path_in(const std::string& folder, const std::string& name) {
    return folder + (folder.ends_with("/") ? "" : "/") + name;
}

} // namespace cli
