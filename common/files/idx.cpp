#include "common/files/idx.hpp"

#include "common/files/memory.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace files {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_size = 0xFFFF'FFFF;
constexpr std::uint64_t most_pixels = 1'000'000; // of an image: each is an input of the network

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
    throw std::runtime_error(path + ": " + reason);
}

bool exists(const std::string& path) {
    std::error_code error;
    return fs::exists(path, error);
}

class Reader {
public:
    explicit Reader(const std::string& path) : path_(idx_path(path)) {
        errno = 0;
        file_.open(path_, std::ios::binary);
        if (!file_) refuse(path_, errno == 0 ? "cannot be read" : std::strerror(errno));
    }

    // The sizes of a file with so many of them.
    std::vector<std::uint64_t> sizes(std::size_t wanted) {
        const std::string begin = bytes(4);
        if (begin.starts_with("\x1f\x8b")) {
            refuse(path_, "is compressed; gunzip unpacks it (gunzip < FILE.gz > FILE)");
        }
        if (begin.size() < 4 || begin[0] != 0 || begin[1] != 0) refuse(path_, "is no IDX file");
        if (begin[2] != 8) refuse(path_, "holds numbers of another kind than unsigned bytes");
        const auto found = static_cast<std::size_t>(static_cast<unsigned char>(begin[3]));
        const std::string what = wanted == 3 ? "images" : "labels";
        if (found != wanted) {
            const std::string holds = found == 1   ? "labels"
                                      : found == 3 ? "images"
                                                   : "data with " + std::to_string(found) + " sizes";
            refuse(path_, "holds " + holds + ", not " + what);
        }
        std::vector<std::uint64_t> sizes;
        const std::string numbers = bytes(4 * wanted);
        if (numbers.size() < 4 * wanted) refuse(path_, "ends in its header");
        for (std::size_t i = 0; i < numbers.size(); i += 4) {
            std::uint64_t size = 0;
            for (std::size_t j = i; j < i + 4; ++j) size = size << 8 | static_cast<unsigned char>(numbers[j]);
            sizes.push_back(size);
        }
        return sizes;
    }

    // So many bytes, and then the file has to end. Piece by piece, as there may be far fewer than it says.
    std::vector<unsigned char> rest(std::uint64_t promised) {
        constexpr std::uint64_t piece = 1 << 20;
        std::vector<unsigned char> data;
        while (data.size() < promised) {
            const std::string next = bytes(std::min(piece, promised - data.size()));
            data.insert(data.end(), next.begin(), next.end());
            if (next.empty()) {
                refuse(path_, "promises " + std::to_string(promised) + " bytes of data, and has " +
                                  std::to_string(data.size()));
            }
        }
        if (!bytes(1).empty())
            refuse(path_, "goes on behind the " + std::to_string(promised) + " bytes that it promises");
        return data;
    }

    const std::string& path() const { return path_; }

private:
    // Fewer at the end of the file.
    std::string bytes(std::uint64_t count) {
        std::string read(static_cast<std::size_t>(count), '\0');
        errno = 0;
        file_.read(read.data(), static_cast<std::streamsize>(count));
        if (file_.bad() || errno != 0) refuse(path_, errno == 0 ? "cannot be read" : std::strerror(errno));
        read.resize(static_cast<std::size_t>(file_.gcount()));
        return read;
    }

    std::string path_;
    std::ifstream file_;
};

void append_size(std::string& out, std::size_t size) {
    if (size > largest_size) throw std::invalid_argument("idx: a size that four bytes cannot hold");
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((size >> shift) & 0xFF);
}

} // namespace

std::string idx_path(const std::string& path) {
    std::string other = path;
    const std::size_t name = path.rfind('/') + 1, at = path.rfind("idx"); // npos + 1 is 0
    if (at == path.npos || at <= name || exists(path)) return path;
    char& before = other[at - 1];
    if (before != '-' && before != '.') return path;
    before = before == '-' ? '.' : '-';
    if (exists(other)) return other;
    for (const std::string& packed : {path + ".gz", other + ".gz"}) {
        if (exists(packed)) refuse(path, "is not there, but compressed: gunzip -k " + packed + " unpacks it");
    }
    return path;
}

Images read_images(const std::string& path) {
    return within_memory(path, [&] {
        Reader file(path);
        const std::vector<std::uint64_t> sizes = file.sizes(3);
        const std::uint64_t pixels = sizes[1] * sizes[2]; // of 32 bits each: no overflow
        if (pixels == 0 || sizes[0] == 0) refuse(file.path(), "has no images, or images without pixels");
        if (pixels > most_pixels) refuse(file.path(), "has images with more than a million pixels each");
        return Images{static_cast<std::size_t>(sizes[1]), static_cast<std::size_t>(sizes[2]),
                      file.rest(sizes[0] * pixels)};
    });
}

std::vector<unsigned char> read_labels(const std::string& path) {
    return within_memory(path, [&] {
        Reader file(path);
        return file.rest(file.sizes(1)[0]);
    });
}

std::string idx_bytes(const Images& images) {
    if (images.rows * images.columns == 0 || images.pixels.size() % (images.rows * images.columns) != 0) {
        throw std::invalid_argument("idx: the sizes do not fit the pixels");
    }
    std::string bytes("\0\0\x08\x03", 4);
    append_size(bytes, images.count());
    append_size(bytes, images.rows);
    append_size(bytes, images.columns);
    bytes.append(images.pixels.begin(), images.pixels.end());
    return bytes;
}

std::string idx_bytes(const std::vector<unsigned char>& labels) {
    std::string bytes("\0\0\x08\x01", 4);
    append_size(bytes, labels.size());
    bytes.append(labels.begin(), labels.end());
    return bytes;
}

} // namespace files
