// Tool: axes out of characters around a picture out of half blocks.
#include "common/terminal/chart.hpp"

#include "common/terminal/raster.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace term {

namespace {

constexpr std::array<plot::Color, 4> colors = {
    {{86, 180, 233}, {240, 150, 40}, {0, 180, 140}, {214, 93, 177}}}; // seen on black and on white

int nearest(double place) { return static_cast<int>(std::lround(std::clamp(place, -1e6, 1e6))); }

void draw_shade(Raster& raster, int x, int y, plot::Palette palette, double share) {
    const std::string_view letters = palette == plot::Palette::signed_values ? " .:+#" : " .:-=+o#%@";
    const auto level = static_cast<std::size_t>(share * static_cast<double>(letters.size()));
    raster.shade(x, y, plot::palette_color(palette, share, plot::dark_grey),
                 letters[std::min(level, letters.size() - 1)]);
}

void draw_heat_map(Raster& raster, const plot::HeatMap& map, const plot::Axes& ranges) {
    const plot::Interval range = plot::color_range(map);
    const plot::Field& field = map.field;
    const int height = 2 * raster.rows();
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < raster.columns(); ++x) {
            // The value in the middle of the pixel, where the field has one.
            const double right = ranges.x.value_at((x + 0.5) / raster.columns());
            const double up = ranges.y.value_at(1 - (y + 0.5) / height);
            const double across =
                std::floor((right - field.left) / (field.right - field.left) * field.columns);
            const double down = std::floor((field.top - up) / (field.top - field.bottom) * field.rows);
            if (!(across >= 0 && across < field.columns && down >= 0 && down < field.rows)) continue;
            const double value = field.at(static_cast<int>(across), static_cast<int>(down));
            if (std::isfinite(value)) draw_shade(raster, x, y, map.palette, range.fraction(value));
        }
    }
}

// In eighths of a cell; in whole ones where there is only ASCII. Of bars that share a column, the highest.
void draw_bars(Raster& raster, const std::vector<plot::Bar>& bars, const plot::Axes& ranges, bool unicode) {
    constexpr std::array blocks = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::vector<int> eighths(static_cast<std::size_t>(raster.columns()));
    const auto column_at = [&](double x) { return nearest(ranges.x.fraction(x) * raster.columns()); };
    for (const plot::Bar& bar : bars) {
        if (!(bar.height >= 0) || !ranges.y.has_place_for(bar.height)) continue;
        if (!ranges.x.has_place_for(bar.from) || !ranges.x.has_place_for(bar.to)) continue;
        const int height = nearest(std::min(1.0, ranges.y.fraction(bar.height)) * raster.rows() * 8);
        const int first = column_at(bar.from), next = column_at(bar.to), gap = next - first > 3 ? 1 : 0;
        for (int column = std::max(first, 0);
             column < std::min(std::max(first + 1, next - gap), raster.columns()); ++column) {
            int& highest = eighths[static_cast<std::size_t>(column)];
            highest = std::max(highest, height);
        }
    }
    for (int column = 0; column < raster.columns(); ++column) {
        const int height = eighths[static_cast<std::size_t>(column)];
        for (int row = 0; 8 * row < height; ++row) { // from the bottom up
            const int filled = std::min(height - 8 * row, 8);
            const char* block = unicode ? blocks[static_cast<std::size_t>(filled)] : filled >= 4 ? "#" : "";
            raster.words(column, raster.rows() - 1 - row, block, colors[0]);
        }
    }
}

void draw_lines(Raster& raster, const plot::Panel& panel, const plot::Axes& ranges) {
    const double right = raster.columns() - 1, bottom = 2 * raster.rows() - 1;
    for (std::size_t i = 0; i < panel.lines.size(); ++i) {
        for (const auto& piece :
             plot::visible_parts(panel.lines[i], ranges, std::max(1, raster.columns() - 1))) {
            int phase = 0;
            for (std::size_t k = 0; k < piece.size(); ++k) {
                const plot::Point from = piece[k > 0 ? k - 1 : 0], to = piece[k];
                raster.line({right * from.x, bottom * (1 - from.y)}, {right * to.x, bottom * (1 - to.y)},
                            colors[i], "*o+x"[i], static_cast<int>(i), phase);
            }
        }
    }
}

// On a heat map, whatever can be read on it.
std::optional<plot::Color> dot_color(const plot::Panel& panel, std::size_t i) {
    return panel.has_heat_map() ? std::optional<plot::Color>() : colors[i];
}

const char* dot_symbol(std::size_t i, bool unicode) {
    constexpr std::array symbols = {"●", "■", "▲", "◆"}, letters = {"o", "x", "^", "v"};
    return unicode ? symbols[i] : letters[i];
}

// The cell in which a share of the axis lies; the last one has both its ends.
int cell_at(double share, int cells) { return share == 1 ? cells - 1 : nearest(std::floor(share * cells)); }

void draw_dots(Raster& raster, const plot::Panel& panel, const plot::Axes& ranges, bool unicode) {
    for (std::size_t i = 0; i < panel.dots.size(); ++i) {
        for (const plot::Point place : panel.dots[i].places) {
            if (!ranges.x.has_place_for(place.x) || !ranges.y.has_place_for(place.y)) continue;
            raster.words(cell_at(ranges.x.fraction(place.x), raster.columns()),
                         cell_at(1 - ranges.y.fraction(place.y), raster.rows()), dot_symbol(i, unicode),
                         dot_color(panel, i), true);
        }
    }
}

void draw_labels(Raster& raster, const plot::Panel& panel, const plot::Axes& ranges) {
    for (const plot::Label& label : panel.labels) {
        if (!ranges.x.has_place_for(label.at.x) || !ranges.y.has_place_for(label.at.y)) continue;
        raster.words(cell_at(ranges.x.fraction(label.at.x), raster.columns()) + 2,
                     cell_at(1 - ranges.y.fraction(label.at.y), raster.rows()), label.text);
    }
}

void draw_mark(Raster& raster, const plot::Mark& mark, const plot::Axes& ranges) {
    if (!ranges.x.has_place_for(mark.x)) return;
    const int column = nearest(ranges.x.fraction(mark.x) * (raster.columns() - 1));
    for (int y = 0; y < 2 * raster.rows(); y += 2) raster.pixel(column, y, {140, 140, 140}, ':');
    const int width = text::width_of(text::printable(mark.label));
    if (column + 2 + width <= raster.columns())
        raster.words(column + 2, 0, mark.label);
    else if (column - 1 - width >= 0)
        raster.words(column - 1 - width, 0, mark.label);
}

// What is written on the rows beside the picture: at each row's share of the height one label. On a heat map a place is a
// cell, otherwise a pixel of a line.
std::vector<std::string> y_labels(const plot::FittedAxis& range, int ticks, int rows, bool on_cells,
                                  bool unicode) {
    std::vector<std::string> labels(static_cast<std::size_t>(rows));
    for (const double tick : range.ticks(ticks)) {
        const double down = 1 - range.fraction(tick);
        const int row = on_cells ? cell_at(down, rows) : nearest(down * (2 * rows - 1)) / 2;
        if (row >= 0 && row < rows) labels[static_cast<std::size_t>(row)] = range.label(tick, unicode);
    }
    return labels;
}

// Each text centred at its column, where it does not touch the one before.
std::string spaced_out(const std::vector<std::pair<int, std::string>>& texts, int columns) {
    std::string line;
    for (const auto& [column, text] : texts) {
        const int start =
            std::clamp(column - text::width_of(text) / 2, 0, std::max(0, columns - text::width_of(text)));
        if (!line.empty() && start <= text::width_of(line)) continue;
        line = text::pad_right(line, start) + text;
    }
    return text::clip(line, columns);
}

std::string x_labels(const plot::Panel& panel, const plot::FittedAxis& range, int columns, bool unicode) {
    std::vector<std::pair<int, std::string>> texts;
    for (const plot::Bar& bar : panel.bars) {
        if (!bar.label.empty())
            texts.emplace_back(nearest(range.fraction((bar.from + bar.to) / 2) * columns),
                               text::printable(bar.label));
    }
    if (texts.empty()) {
        for (const double tick : range.ticks(std::clamp(columns / 12, 2, 8))) {
            const double share = range.fraction(tick);
            const int column =
                panel.has_heat_map() ? cell_at(share, columns) : nearest(share * (columns - 1));
            texts.emplace_back(column, range.label(tick, unicode));
        }
    }
    return spaced_out(texts, columns);
}

// "loss 0 ▀▀▀▀▀▀▀▀ 20"
std::string scale_line(const plot::HeatMap& map, int columns, const TerminalStyle& style) {
    const plot::Interval range = plot::color_range(map);
    const std::string before = text::printable(map.label) + (map.label.empty() ? "" : " ") +
                               plot::tick_label(range.low, 3, style.unicode) + " ";
    const std::string after = " " + plot::tick_label(range.high, 3, style.unicode);
    Raster strip(std::min(20, columns - text::width_of(before + after)), 1);
    for (int x = 0; x < strip.columns(); ++x) {
        for (int y = 0; y < 2; ++y) draw_shade(strip, x, y, map.palette, (x + 0.5) / strip.columns());
    }
    return before + strip.lines(style)[0] + after;
}

std::string key_line(const plot::Panel& panel, const TerminalStyle& style) {
    std::string line;
    for (std::size_t i = 0; i < panel.dots.size(); ++i) {
        if (panel.dots[i].label.empty()) continue;
        const std::optional<plot::Color> color = dot_color(panel, i);
        line += (color ? foreground(*color, style.depth) : "") + dot_symbol(i, style.unicode) +
                normal(style.depth) + " " + text::printable(panel.dots[i].label) + "  ";
    }
    return line;
}

// The labels at the ends of the lines, each on the row nearest to its end that is free.
std::vector<std::string> end_labels(const plot::Panel& panel, const plot::Axes& ranges, int rows,
                                    ColorDepth depth) {
    std::vector<std::size_t> drawn;
    std::vector<double> ends;
    for (std::size_t i = 0; i < panel.lines.size(); ++i) {
        const auto parts = plot::visible_parts(panel.lines[i], ranges, 1000);
        if (parts.empty() || panel.lines[i].label.empty()) continue;
        drawn.push_back(i);
        ends.push_back((1 - parts.back().back().y) * (rows - 1));
    }
    ends = plot::spread_out(ends, 1, 0, rows - 1);
    std::vector<std::string> labels(static_cast<std::size_t>(rows));
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const int row = nearest(ends[i]);
        if (row < 0 || row >= rows) continue;
        labels[static_cast<std::size_t>(row)] = " " + foreground(colors[drawn[i]], depth) +
                                                text::printable(panel.lines[drawn[i]].label) + normal(depth);
    }
    return labels;
}

} // namespace

std::vector<std::string> chart_lines(const plot::Panel& panel, int columns, int rows,
                                     const TerminalStyle& style) {
    const plot::Axes ranges = plot::axes_of(panel);
    const bool unicode = style.unicode, with_titles = rows >= 8;
    const std::string title = text::printable(panel.title.empty() ? panel.y.label : panel.title);
    const std::string x_label = text::printable(panel.x.label), key = key_line(panel, style);

    // What stands around the picture, and how much that leaves of the window.
    std::vector<std::string> above, end_words;
    if (with_titles && !title.empty()) above.push_back(bold(style.depth) + title + normal(style.depth));
    if (with_titles && !key.empty()) above.push_back(key);
    for (const plot::Line& line : panel.lines) end_words.push_back(text::printable(line.label));
    int height = rows - static_cast<int>(above.size());
    const bool with_scale = with_titles && panel.has_heat_map() && panel.heat_map.with_scale;
    if (with_titles && !x_label.empty()) --height;
    if (with_scale) --height;
    const int ticks = std::clamp(height / (panel.has_heat_map() ? 6 : 4), 2, 8);
    int left = panel.y.scale == plot::Scale::logarithmic ? 7 : 2; // room for 0.005 from the beginning
    for (const double tick : ranges.y.ticks(ticks))
        left = std::max(left, text::width_of(ranges.y.label(tick, unicode)) + 2);
    int right = text::widest(end_words) > 0 ? std::min(text::widest(end_words) + 1, columns / 3) : 0;
    const bool with_numbers = rows >= 6 && columns - left - right >= 10;
    if (with_numbers)
        --height;
    else
        left = right = 0;
    int width = columns - left - right;
    if (panel.square) {
        if (height <= width / 2) width = 2 * height; // otherwise twice the height may be too much for an int
        height = width / 2 + width % 2;
    }
    if (width <= 0 || height <= 0) return {};

    Raster raster(width, height);
    if (panel.has_heat_map()) draw_heat_map(raster, panel.heat_map, ranges);
    draw_bars(raster, panel.bars, ranges, unicode);
    for (const plot::Mark& mark : panel.marks) draw_mark(raster, mark, ranges);
    draw_lines(raster, panel, ranges);
    draw_dots(raster, panel, ranges, unicode);
    draw_labels(raster, panel, ranges);

    std::vector<std::string> lines = above;
    const std::vector<std::string> picture = raster.lines(style),
                                   numbers = y_labels(ranges.y, ticks, height, panel.has_heat_map(), unicode);
    const std::vector<std::string> labels = end_labels(panel, ranges, height, style.depth);
    for (std::size_t row = 0; row < picture.size(); ++row) {
        const char* axis = numbers[row].empty() ? (unicode ? "│" : "|") : unicode ? "┤" : "+";
        const std::string number = with_numbers ? text::pad_left(numbers[row], left - 1) + axis : "";
        lines.push_back(number + picture[row] + (right > 0 ? labels[row] : ""));
    }
    const std::string indent(static_cast<std::size_t>(left), ' ');
    if (with_numbers) lines.push_back(indent + x_labels(panel, ranges.x, width, unicode));
    if (with_titles && !x_label.empty()) {
        const int start = std::max(0, (width - text::width_of(x_label)) / 2);
        lines.push_back(indent + std::string(static_cast<std::size_t>(start), ' ') + x_label);
    }
    if (with_scale) lines.push_back(scale_line(panel.heat_map, columns, style));
    for (std::string& line : lines) line = text::clip(line, columns);
    return lines;
}

} // namespace term
