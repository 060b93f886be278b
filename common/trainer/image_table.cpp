#include "common/trainer/image_table.hpp"

#include "common/files/idx.hpp"
#include "common/files/memory.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <stdexcept>

namespace nn {

namespace {

Table table_of(const std::string& path) {
    const files::Images images = files::read_images(path);
    const std::size_t pixels = images.rows * images.columns;
    Table table{.path = path,
                .columns = {},
                .features = Matrix(static_cast<Index>(images.count()), static_cast<Index>(pixels)),
                .labels = {},
                .format = "images of " + std::to_string(images.columns) + " × " +
                          std::to_string(images.rows) + " pixels",
                .are_images = true};
    table.columns = pixel_columns(static_cast<Index>(images.rows), static_cast<Index>(images.columns));
    std::transform(images.pixels.begin(), images.pixels.end(), table.features.data(),
                   [](unsigned char pixel) { return static_cast<Scalar>(pixel) / 255; });
    return table;
}

} // namespace

Table read_image_table(const std::string& path) {
    return files::within_memory(path, [&] { return table_of(path); });
}

Table read_image_table(const std::string& path, const std::string& labels_path) {
    Table table = read_image_table(path);
    const std::vector<unsigned char> labels = files::read_labels(labels_path);
    if (std::ssize(labels) != table.rows()) {
        throw std::runtime_error(labels_path + ": holds " + text::counted(std::ssize(labels), "label") +
                                 ", and " + path + " " + text::counted(table.rows(), "image"));
    }
    std::vector<std::string> words;
    for (const unsigned char label : labels) words.push_back(std::to_string(label));
    table.labels = labels_of("label", words);
    table.labels.path = labels_path;
    table.labels.lines.assign(table.labels.different.size(), 0); // they have none
    return table;
}

void require_columns(const Table& images, const std::vector<Column>& columns) {
    if (images.columns == columns) return;
    const bool are_pixels = !columns.empty() && columns[0].name == images.columns[0].name;
    throw std::runtime_error(
        images.path + ": holds " + images.format + ", and the network has learned from " +
        (are_pixels ? "others, whose last one is \"" + columns.back().name + "\"" : "columns of a table"));
}

} // namespace nn
