#include "common/terminal/raster.hpp"

#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace term {

Raster::Raster(int columns, int rows) : columns_(std::max(0, columns)), rows_(std::max(0, rows)) {
    constexpr int most_cells = 100'000'000;
    if (rows_ > most_cells / std::max(1, columns_)) { // the product may not fit an int
        throw std::length_error("raster: " + std::to_string(columns_) + " × " + std::to_string(rows_) +
                                " cells are too many");
    }
    words_.resize(place(0, rows_));
    pixels_.resize(place(0, height()));
}

std::size_t Raster::place(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
}

void Raster::draw(int x, int y, const Pixel& pixel) {
    if (x >= 0 && x < columns_ && y >= 0 && y < height()) pixels_[place(x, y)] = pixel;
}

void Raster::line(const std::vector<plot::Point>& points, const Pixel& pixel, int dash) {
    int drawn = 0; // pixels, with the gaps
    for (std::size_t i = 0; i < points.size(); ++i) {
        const plot::Point from = points[i > 0 ? i - 1 : 0], to = points[i];
        const double x = std::round(from.x), y = std::round(from.y);
        const double dx = std::round(to.x) - x, dy = std::round(to.y) - y;
        const int steps = static_cast<int>(std::max(std::abs(dx), std::abs(dy)));
        for (int step = 0; step <= steps; ++step) {
            if (dash > 0 && (drawn + step) / dash % 2 == 1) continue;
            const double share = steps > 0 ? static_cast<double>(step) / steps : 0;
            draw(static_cast<int>(std::lround(x + dx * share)), static_cast<int>(std::lround(y + dy * share)),
                 pixel);
        }
        drawn += steps;
    }
}

void Raster::words(int column, int row, std::string_view text, std::optional<plot::Color> color,
                   bool strong) {
    if (row < 0 || row >= rows_) return;
    const std::string shown = text::printable(text);
    for (std::string_view rest = shown; !rest.empty();) {
        const std::string character(text::take_character(rest).bytes);
        const int width = text::width_of(character);
        if (column >= 0 && column + width <= columns_ && width > 0) {
            words_[place(column, row)] = {character, color, strong};
        }
        column += width;
    }
}

std::string Raster::cell(int column, int row, const TerminalStyle& style) const {
    const ColorDepth depth = style.depth;
    const std::optional<Pixel>& upper = pixels_[place(column, 2 * row)];
    const std::optional<Pixel>& lower = pixels_[place(column, 2 * row + 1)];
    const std::optional<Pixel>& either = upper ? upper : lower;
    const bool many_colors = depth == ColorDepth::many || depth == ColorDepth::all;
    if (const Word& word = words_[place(column, row)]; !word.character.empty()) {
        std::string codes = word.strong ? bold(depth) : "";
        if (word.color) {
            codes += foreground(*word.color, depth);
        } else if (upper && lower) {
            const plot::Color behind = plot::mix(upper->color, lower->color, 0.5);
            // On a background of few colours some letters cannot be read: they take the colour themselves.
            if (many_colors)
                codes += background(behind, depth) + foreground(plot::readable_on(behind), depth);
            else if (!either->is_shade)
                codes += foreground(behind, depth);
        }
        return codes.empty() ? word.character : codes + word.character + normal(depth);
    }
    if (!either) return " ";
    // A letter where blocks cannot show it: few colours for a shade, none to tell lines apart, no Unicode.
    const bool is_letter =
        (either->is_shade && !many_colors) || (depth == ColorDepth::none && either->letter != '*');
    if (is_letter) return std::string(1, either->letter);
    if (!style.unicode) return background(either->color, depth) + either->letter + normal(depth);
    // A half block shows one pixel in its own colour, and what is behind it in the other's.
    if (upper && lower && depth != ColorDepth::none && upper->color != lower->color) {
        return foreground(upper->color, depth) + background(lower->color, depth) + "▀" + normal(depth);
    }
    const char* block = upper && lower ? "█" : upper ? "▀" : "▄";
    return foreground(either->color, depth) + block + normal(depth);
}

std::vector<std::string> Raster::lines(const TerminalStyle& style) const {
    std::vector<std::string> lines;
    for (int row = 0; row < rows_; ++row) {
        std::string line;
        for (int column = 0; column < columns_;) {
            const std::string next = cell(column, row, style);
            line += next;
            column += std::max(1, text::width_of(next));
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace term
