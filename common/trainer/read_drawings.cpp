#include "common/trainer/read_drawings.hpp"

#include "common/cli/atomic_file.hpp"
#include "common/files/idx.hpp"
#include "common/terminal/screen.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/drawing_pad.hpp"

#include <cmath>
#include <filesystem>
#include <stdexcept>

namespace nn {

void keep_drawing(const Matrix& picture, int digit, const std::string& images_file,
                  const std::string& labels_file) {
    const auto is_there = [](const std::string& path) {
        std::error_code error;
        const std::filesystem::file_type type = std::filesystem::status(path, error).type();
        if (type == std::filesystem::file_type::not_found) return false;
        if (type != std::filesystem::file_type::regular)
            throw std::runtime_error(path + ": is no ordinary file");
        return true;
    };
    files::Images images{image_side, image_side, {}};
    std::vector<unsigned char> labels;
    if (is_there(images_file)) images = files::read_images(images_file);
    if (is_there(labels_file)) labels = files::read_labels(labels_file);
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
            try {
                keep_drawing(pad.picture(), *digit, images, labels);
                news = "Kept as " + text_of_digit(*digit) + " in " + text::printable(images) + ".";
            } catch (const std::exception& error) { // the drawing is still there
                news = text::one_line(std::string("Not kept: ") + error.what());
            }
        }
    }
}

} // namespace nn
