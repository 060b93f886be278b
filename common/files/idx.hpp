// Tool: IDX files, in which the MNIST images of handwritten digits come, and their labels:
//   4 bytes    0, 0, 8 for unsigned bytes, and how many sizes follow: 3 for images, 1 for labels
//   the sizes  4 bytes each, highest first: how many, and of images their rows and columns
//   the data   a byte for each pixel, row by row, 0 (paper) to 255 (ink), or for each label
// The file may come from anywhere: nothing in it is believed before it is checked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace files {

struct Images {
    std::size_t rows = 0, columns = 0;      // of each
    std::vector<unsigned char> pixels = {}; // of one image after the other

    std::size_t count() const { return rows * columns == 0 ? 0 : pixels.size() / (rows * columns); }
};

// The file that is meant: where there is none of this name, but one with a point for the hyphen before "idx", or the other
// way round, it is that one; both names are usual. Throws std::runtime_error where only a compressed one is there.
std::string idx_path(const std::string& path);

// From idx_path(). Throw std::runtime_error, "path: reason", for a file that cannot be read, that holds something else or
// is compressed, whose sizes do not fit its data, without a pixel, or with more than a million in each image.
Images read_images(const std::string& path);
std::vector<unsigned char> read_labels(const std::string& path);

// The bytes of such files. Throws std::invalid_argument for sizes that do not fit the pixels, or four bytes.
std::string idx_bytes(const Images& images);
std::string idx_bytes(const std::vector<unsigned char>& labels);

} // namespace files
