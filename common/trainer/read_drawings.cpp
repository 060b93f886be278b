#include "common/trainer/read_drawings.hpp"

#include "common/cli/atomic_file.hpp"
#include "common/files/idx.hpp"
#include "common/terminal/screen.hpp"
#include "common/trainer/drawing_pad.hpp"

#include <cmath>
#include <filesystem>
#include <stdexcept>

namespace nn {

void keep_drawing(const Matrix& picture, int digit, const std::string& images_file,
                  const std::string& labels_file) {
    files::Images images{image_side, image_side, {}};
    std::vector<unsigned char> labels;
    if (std::filesystem::exists(images_file) || std::filesystem::exists(labels_file)) {
        images = files::read_images(images_file);
        labels = files::read_labels(labels_file);
    }
    // Whoever was interrupted between the two files has an image too many.
    if (images.count() == labels.size() + 1) images.pixels.resize(labels.size() * image_pixels);
    if (images.rows != image_side || images.columns != image_side || images.count() != labels.size())
        throw std::runtime_error(images_file + ", " + labels_file + ": hold something else than drawings");
    for (const Scalar ink : picture)
        images.pixels.push_back(static_cast<unsigned char>(std::lround(255 * ink)));
    labels.push_back(static_cast<unsigned char>(digit));
    cli::write_file_atomically(images_file, files::idx_bytes(images));
    cli::write_file_atomically(labels_file, files::idx_bytes(labels));
}

void read_drawings(const std::function<Matrix(const Matrix& picture)>& probabilities,
                   const term::DisplayOptions& display) {
    const std::string images = cli::path_in(display.out, "drawn-images-idx3-ubyte"),
                      labels = cli::path_in(display.out, "drawn-labels-idx1-ubyte");
    term::LiveScreen screen(display, true);
    DrawingPad pad;
    std::string news;
    while (!pad.is_done() && !term::interrupted()) {
        const auto [columns, rows] = term::terminal_size();
        screen.draw_at_top(pad.lines(probabilities(pad.picture()), news, columns, rows, screen.style()));
        term::sleep_for(0.03);
        while (const auto input = term::next_input()) {
            if (pad.obey(*input)) news.clear();
            const auto digit = pad.taken_label();
            if (!digit) continue;
            keep_drawing(pad.picture(), *digit, images, labels);
            news = "Kept as " + text_of_digit(*digit) + " in " + images + ".";
        }
    }
}

} // namespace nn
