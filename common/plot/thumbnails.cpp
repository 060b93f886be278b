#include "common/plot/thumbnails.hpp"

#include "common/plot/svg.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <stdexcept>

namespace plot {

namespace {

constexpr int steps = 8; // of ink, and in each direction of signed values

// A value as a number of steps, from -steps to steps.
int step_of(double value, bool is_signed) {
    const double least = is_signed ? -1 : 0;
    const double share = value >= 1 ? 1 : value > least ? value : value <= least ? least : 0; // NaN: 0
    return static_cast<int>(steps * share + (share < 0 ? -0.5 : 0.5));
}

Paint paint_of(int step, bool is_signed) {
    const double share = static_cast<double>(step) / steps;
    const std::string name = (step < 0    ? "minus"
                              : is_signed ? "plus"
                                          : "ink") +
                             std::to_string(std::abs(step));
    if (!is_signed) {
        return {name, mix(paint::paper.light, paint::ink.light, share),
                mix(paint::paper.dark, paint::ink.dark, share)};
    }
    return {name, diverging(share, paint::paper.light), diverging(share, paint::paper.dark)};
}

// Neighbours of one step in a row are one rectangle, and all of a step one path; paper is left out.
void draw(Svg& svg, const Thumbnail& picture, const Thumbnails& all, Point corner, double pixel) {
    std::vector<std::string> outlines(2 * steps + 1);
    const auto step_at = [&](int row, int column) {
        const std::ptrdiff_t place = std::ptrdiff_t{row} * all.side + column;
        return step_of(picture.values[static_cast<std::size_t>(place)], all.are_signed);
    };
    for (int row = 0; row < all.side; ++row) {
        for (int column = 0, end = 0; column < all.side; column = end) {
            const int step = step_at(row, column);
            for (end = column + 1; end < all.side && step_at(row, end) == step; ++end) {}
            if (step == 0) continue;
            const std::string width = std::to_string(end - column);
            outlines[static_cast<std::size_t>(step + steps)] +=
                "M" + std::to_string(column) + " " + std::to_string(row) + "h" + width + "v1h-" + width + "z";
        }
    }
    for (int step = -steps; step <= steps; ++step) {
        const std::string& outline = outlines[static_cast<std::size_t>(step + steps)];
        if (!outline.empty()) svg.cells(outline, corner, pixel, pixel, paint_of(step, all.are_signed));
    }
}

} // namespace

void require_valid(const Thumbnails& thumbnails) {
    const auto side = static_cast<std::size_t>(std::max(thumbnails.side, 0));
    bool right = thumbnails.side >= 1 && thumbnails.columns >= 1;
    for (const Thumbnail& picture : thumbnails.pictures)
        right = right && picture.values.size() == side * side;
    if (!right) throw std::invalid_argument("thumbnails: sizes and values do not fit");
}

std::string thumbnails_svg(const Thumbnails& thumbnails, const std::string& title,
                           const std::string& description) {
    require_valid(thumbnails);
    const int count = static_cast<int>(thumbnails.pictures.size());
    const int columns = std::min(thumbnails.columns, std::max(count, 1));
    const int side = thumbnails.side * (thumbnails.side * columns > 280 ? 2 : 3);
    bool has_captions = false;
    for (const Thumbnail& picture : thumbnails.pictures) has_captions |= !picture.caption.empty();
    const int width = side + 12, height = side + (has_captions ? 30 : 10), left = 16, top = 46;
    const int rows = (count + columns - 1) / columns;
    Svg svg(2 * left + columns * width - 12, top + rows * height + 8, title, description);
    svg.text({1.0 * left, 28}, title, paint::ink, Anchor::start, 18);
    for (int i = 0; i < count; ++i) {
        const Thumbnail& picture = thumbnails.pictures[static_cast<std::size_t>(i)];
        const Point corner{1.0 * left + i % columns * width, 1.0 * top + i / columns * height};
        draw(svg, picture, thumbnails, corner, static_cast<double>(side) / thumbnails.side);
        svg.text({corner.x + side / 2.0, corner.y + side + 15}, picture.caption,
                 picture.is_marked ? paint::second : paint::faint_ink, Anchor::middle, 12);
    }
    return svg.file();
}

} // namespace plot
