#include "tests/check.hpp"

#include "common/files/idx.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace {

namespace fs = std::filesystem;

const std::string path = "idx_test_file";

// Two images of 2 × 3 pixels.
const files::Images two{2, 3, {0, 255, 1, 2, 3, 4, 9, 8, 7, 6, 5, 128}};

void write(const std::string& name, const std::string& bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
}

files::Images images_of(const std::string& bytes) {
    write(path, bytes);
    return files::read_images(path);
}

std::vector<unsigned char> labels_of(const std::string& bytes) {
    write(path, bytes);
    return files::read_labels(path);
}

std::string with(std::string bytes, std::size_t at, char byte) {
    bytes[at] = byte;
    return bytes;
}

} // namespace

CLAIM(what_is_written_is_read_again) {
    const files::Images read = images_of(files::idx_bytes(two));
    CHECK_EQUAL(read.count(), 2u);
    CHECK(read.rows == 2 && read.columns == 3 && read.pixels == two.pixels);
    const std::vector<unsigned char> labels = {7, 0, 255};
    CHECK(labels_of(files::idx_bytes(labels)) == labels);
    CHECK(labels_of(files::idx_bytes(std::vector<unsigned char>())).empty());
}

CLAIM(the_bytes_are_those_of_the_format) {
    CHECK_EQUAL(files::idx_bytes(two).substr(0, 16),
                std::string("\0\0\x08\x03\0\0\0\x02\0\0\0\x02\0\0\0\x03", 16));
    CHECK_EQUAL(files::idx_bytes(std::vector<unsigned char>{5}),
                std::string("\0\0\x08\x01\0\0\0\x01\x05", 9));
}

CLAIM(what_is_something_else_is_refused_by_its_name) {
    const std::string images = files::idx_bytes(two),
                      labels = files::idx_bytes(std::vector<unsigned char>{1});
    CHECK_THROWS(images_of(labels), std::runtime_error, path + ": ", "holds labels, not images");
    CHECK_THROWS(labels_of(images), std::runtime_error, "holds images, not labels");
    CHECK_THROWS(images_of(with(images, 3, 4)), std::runtime_error, "4 sizes");
    CHECK_THROWS(images_of(with(images, 2, 0x0D)), std::runtime_error, "unsigned bytes");
    CHECK_THROWS(images_of("P5 28 28"), std::runtime_error, "no IDX file");
    CHECK_THROWS(images_of(""), std::runtime_error, "no IDX file");
    CHECK_THROWS(images_of("\x1f\x8b\x08 compressed"), std::runtime_error, "compressed", "gunzip");
    CHECK_THROWS(files::read_images("idx_test_nowhere"), std::runtime_error,
                 "idx_test_nowhere: No such file");
    CHECK_THROWS(files::read_images("."), std::runtime_error, ".: ");
}

CLAIM(sizes_and_data_have_to_fit) {
    const std::string images = files::idx_bytes(two);
    for (const std::size_t length : {5u, 12u, 15u}) {
        CHECK_THROWS(images_of(images.substr(0, length)), std::runtime_error, "header");
    }
    CHECK_THROWS(images_of(images.substr(0, 20)), std::runtime_error, "promises 12 bytes", "has 4");
    CHECK_THROWS(images_of(images + "x"), std::runtime_error, "goes on behind the 12 bytes");
    CHECK_THROWS(images_of(with(images, 7, 0)), std::runtime_error, "no images");
    CHECK_THROWS(images_of(with(with(images, 10, '\x40'), 13, '\x40')), std::runtime_error,
                 "a million pixels");
    CHECK_THROWS(images_of(with(images, 15, 0)), std::runtime_error, "without pixels");
    CHECK_THROWS(images_of(with(images, 4, '\x77')), std::runtime_error, "promises", "has 12"); // two billion
    const std::string most = std::string("\0\0\x08\x03", 4) + std::string(12, '\xff');
    CHECK_THROWS(images_of(most), std::runtime_error, "a million pixels");
}

CLAIM(either_of_the_usual_names_is_found) {
    fs::remove("some-idx3-ubyte");
    write("some.idx3-ubyte", files::idx_bytes(two));
    CHECK_EQUAL(files::read_images("some-idx3-ubyte").count(), 2u);
    fs::rename("some.idx3-ubyte", "some-idx3-ubyte");
    CHECK_EQUAL(files::read_images("some.idx3-ubyte").count(), 2u);
    fs::rename("some-idx3-ubyte", "some-idx3-ubyte.gz");
    CHECK_THROWS(files::read_images("some.idx3-ubyte"), std::runtime_error, "gunzip", "some-idx3-ubyte.gz");
}

CLAIM(what_no_file_can_hold_is_not_written) {
    CHECK_THROWS(files::idx_bytes(files::Images{2, 3, {1, 2}}), std::invalid_argument, "do not fit");
    CHECK_THROWS(files::idx_bytes(files::Images{0, 3, {}}), std::invalid_argument, "do not fit");
}
