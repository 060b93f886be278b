#include "common/terminal/thumbnails.hpp"

#include "common/terminal/raster.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <stdexcept>

namespace term {

namespace {

constexpr plot::Color paper{22, 24, 29}, ink{235, 237, 240};

// The mean of the pixels that become one.
double mean_around(const plot::Thumbnail& picture, int side, int shrink, int x, int y) {
    double sum = 0;
    int count = 0;
    for (int row = y * shrink; row < std::min((y + 1) * shrink, side); ++row) {
        for (int column = x * shrink; column < std::min((x + 1) * shrink, side); ++column, ++count)
            sum += picture.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                                  static_cast<std::size_t>(column)];
    }
    return sum / count;
}

Pixel pixel_for(double value, bool is_signed) {
    const double size = std::clamp(is_signed ? std::abs(value) : value, 0.0, 1.0);
    const char letter = " .:-=+*#%@"[static_cast<std::size_t>(9 * size + 0.5)];
    return {is_signed ? plot::diverging(value, paper) : plot::mix(paper, ink, value), letter, true};
}

} // namespace

std::vector<std::string> thumbnail_lines(const plot::Thumbnails& thumbnails, int shrink, int columns,
                                         int rows, const TerminalStyle& style) {
    if (shrink < 1) throw std::invalid_argument("thumbnail_lines: a shrink of " + std::to_string(shrink));
    require_valid(thumbnails);
    const int side = (thumbnails.side + shrink - 1) / shrink, height = (side + 1) / 2; // in pixels; in cells
    const int pictures = static_cast<int>(thumbnails.pictures.size());
    const int beside = std::min({columns / (side + 2), thumbnails.columns, pictures});
    const int below = rows / (height + 1);
    if (beside < 1 || below < 1) return {};
    const int count = static_cast<int>(std::min<std::ptrdiff_t>(pictures, std::ptrdiff_t{beside} * below));
    Raster raster(beside * (side + 2), (count + beside - 1) / beside * (height + 1), style);
    for (int i = 0; i < count; ++i) {
        const plot::Thumbnail& picture = thumbnails.pictures[static_cast<std::size_t>(i)];
        const int left = i % beside * (side + 2), top = i / beside * (height + 1);
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const double value = mean_around(picture, thumbnails.side, shrink, x, y);
                raster.draw(left + x, 2 * top + y, pixel_for(value, thumbnails.are_signed));
            }
        }
        const std::string caption = text::clip(text::printable(picture.caption), side + 1);
        raster.words(left + std::max(0, (side - text::width_of(caption)) / 2), top + height, caption,
                     picture.is_marked ? std::optional(plot::orange) : std::nullopt, picture.is_marked);
    }
    return raster.lines();
}

} // namespace term
