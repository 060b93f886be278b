#include "common/terminal/raster.hpp"

#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace term {

Raster::Raster(int columns, int rows, const TerminalStyle& style)
    : columns_(std::max(0, columns)), rows_(std::max(0, rows)), style_(style) {
    constexpr int most_cells = 100'000'000;
    if (rows_ > most_cells / std::max(1, columns_)) { // the product may not fit an int
        throw std::length_error("raster: " + std::to_string(columns_) + " × " + std::to_string(rows_) +
                                " cells are too many");
    }
    words_.resize(place(0, rows_));
    pixels_.resize(place(0, height()));
    if (style_.braille) dots_.resize(place(0, rows_));
}

std::size_t Raster::place(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
}

void Raster::draw(int x, int y, const Pixel& pixel) {
    if (x < 0 || x >= columns_ || y < 0 || y >= height()) return;
    pixels_[place(x, y)] = pixel;
    if (style_.braille) dots_[place(x, y / 2)] = {}; // of lines below it
}

void Raster::draw_dot(int x, int y, const Pixel& pixel) {
    if (!style_.braille) return draw(x, y, pixel);
    if (x < 0 || x >= line_width() || y < 0 || y >= line_height()) return;
    constexpr unsigned bits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    Dots& dots = dots_[place(x / 2, y / 4)];
    dots.pattern |= bits[y % 4][x % 2];
    dots.color = pixel.color;
}

void Raster::line(const std::vector<plot::Point>& points, const Pixel& pixel, int dash) {
    const int length = style_.braille ? 2 * dash : dash; // as long as without
    int drawn = 0;                                       // with the gaps
    for (std::size_t i = 0; i < points.size(); ++i) {
        const plot::Point from = points[i > 0 ? i - 1 : 0], to = points[i];
        const double x = std::round(from.x), y = std::round(from.y);
        const double dx = std::round(to.x) - x, dy = std::round(to.y) - y;
        const int steps = static_cast<int>(std::max(std::abs(dx), std::abs(dy)));
        for (int step = 0; step <= steps; ++step) {
            if (length > 0 && (drawn + step) / length % 2 == 1) continue;
            const double share = steps > 0 ? static_cast<double>(step) / steps : 0;
            draw_dot(static_cast<int>(std::lround(x + dx * share)),
                     static_cast<int>(std::lround(y + dy * share)), pixel);
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

Raster::Cell Raster::word_cell(const Word& word, const Pixel* upper, const Pixel* lower) const {
    const ColorDepth depth = style_.depth;
    Cell cell{word.character};
    if (word.strong) cell.weight = bold(depth);
    if (word.color) {
        cell.text = foreground(*word.color, depth);
    } else if (upper && lower) {
        const plot::Color behind = plot::mix(upper->color, lower->color, 0.5);
        // On a background of few colours some letters cannot be read: they take the colour themselves.
        if (has_many_colors(depth)) {
            cell.ground = background(behind, depth);
            cell.text = foreground(plot::readable_on(behind), depth);
        } else if (!upper->is_shade) {
            cell.text = foreground(behind, depth);
        }
    }
    return cell;
}

Raster::Cell Raster::cell(int column, int row) const {
    const ColorDepth depth = style_.depth;
    const auto pixel_at = [&](int y) {
        const std::optional<Pixel>& pixel = pixels_[place(column, y)];
        return pixel ? &*pixel : nullptr;
    };
    const Pixel *upper = pixel_at(2 * row), *lower = pixel_at(2 * row + 1);
    const Pixel* either = upper ? upper : lower;
    if (const Word& word = words_[place(column, row)]; !word.character.empty()) {
        return word_cell(word, upper, lower);
    }
    if (const Dots dots = style_.braille ? dots_[place(column, row)] : Dots{}; dots.pattern != 0) {
        Cell cell{"", "", foreground(dots.color, depth)};
        if (upper && lower && has_many_colors(depth)) {
            const plot::Color behind = plot::mix(upper->color, lower->color, 0.5);
            cell.ground = background(behind, depth);
            cell.text =
                foreground(plot::readable_on(behind), depth); // the line's own colour may be hard to see
        }
        text::append_utf8(cell.character, 0x2800 + dots.pattern);
        return cell;
    }
    if (!either) return {" "};
    // A letter where blocks cannot show it: few colours for a shade, none to tell lines apart, no Unicode.
    const bool is_letter =
        (either->is_shade && !has_many_colors(depth)) || (depth == ColorDepth::none && either->letter != '*');
    if (is_letter) return {{either->letter}};
    if (!style_.unicode) return {{either->letter}, "", "", background(either->color, depth)};
    if (upper && lower && depth != ColorDepth::none) {
        // Blocks side by side may leave seams; the ground behind a blank has none.
        if (upper->color == lower->color) return {" ", "", "", background(upper->color, depth)};
        // A half block shows one pixel in its own colour, and what is behind it in the other's.
        return {"▀", "", foreground(upper->color, depth), background(lower->color, depth)};
    }
    return {upper && lower ? "█" : upper ? "▀" : "▄", "", foreground(either->color, depth)};
}

std::vector<std::string> Raster::lines() const {
    std::vector<std::string> lines;
    for (int row = 0; row < rows_; ++row) {
        std::string line;
        Cell now; // what the codes so far are for
        for (int column = 0; column < columns_;) {
            Cell next = cell(column, row);
            if (next.character == " ") next.weight = now.weight, next.text = now.text; // not seen in a blank
            const auto ends = [](const std::string& old, const std::string& code) {
                return !old.empty() && code.empty();
            };
            if (ends(now.weight, next.weight) || ends(now.text, next.text) || ends(now.ground, next.ground)) {
                line += normal(style_.depth);
                now = {};
                if (next.character == " ") next.weight = next.text = "";
            }
            if (next.weight != now.weight) line += next.weight;
            if (next.text != now.text) line += next.text;
            if (next.ground != now.ground) line += next.ground;
            line += next.character;
            column += std::max(1, text::width_of(next.character));
            now = next;
        }
        if (!(now.weight + now.text + now.ground).empty()) line += normal(style_.depth);
        lines.push_back(line);
    }
    return lines;
}

} // namespace term
