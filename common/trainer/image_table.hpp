// Tool: images and their labels from IDX files, as a table with a column for each pixel.
#pragma once

#include "common/trainer/table.hpp"

#include <string>

namespace nn {

// A row for each image, in the order of the files; a pixel is a number from 0 to 1, in pixel_columns(); a label is its number as text. Throws std::runtime_error, with the file's name, besides what
// read_images() and read_labels() throw, when there are not as many labels as images, and when the memory has no room for them.
Table read_image_table(const std::string& images, const std::string& labels);

// The same without labels: the columns and the numbers alone.
Table read_image_table(const std::string& images);

// Throws std::runtime_error when the columns of a network are others: images of another size, or no images.
void require_columns(const Table& images, const std::vector<Column>& columns);

} // namespace nn
