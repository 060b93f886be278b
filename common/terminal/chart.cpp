#include "common/terminal/chart.hpp"

#include "common/terminal/raster.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>

namespace term {

namespace {

constexpr plot::Color colors[] = { // seen on black and on white
    {86, 180, 233},
    {240, 150, 40},
    {0, 180, 140},
    {214, 93, 177}};

int nearest(double place) { return static_cast<int>(std::lround(place)); }

// The cell in which a place on an axis lies; the last one has both its ends.
int cell_at(double place, int cells) { return place == 1 ? cells - 1 : nearest(std::floor(place * cells)); }

void draw_heat_map(Raster& raster, const plot::HeatMap& map) {
    const std::string_view letters = map.palette == plot::Palette::signed_values ? " .:+#"
                                     : map.palette == plot::Palette::classes     ? "0123456789"
                                                                                 : " .:-=+o#%@";
    const auto between = [](double low, double high, double share) {
        return low * (1 - share) + high * share;
    };
    for (int y = 0; y < raster.height(); ++y) {
        for (int x = 0; x < raster.columns(); ++x) {
            const double across = (x + 0.5) / raster.columns(), up = 1 - (y + 0.5) / raster.height();
            const plot::Point middle = {between(map.field.left, map.field.right, across),
                                        between(map.field.bottom, map.field.top, up)};
            const double value = map.field.at(middle).value_or(NAN);
            if (!std::isfinite(value)) continue;
            constexpr double shades = 64; // more are not seen, and each takes a code
            const double share = std::round(shades * map.range.fraction(value)) / shades;
            const auto level = static_cast<std::size_t>(share * static_cast<double>(letters.size()));
            raster.draw(x, y,
                        {.color = plot::palette_color(map.palette, share, plot::dark_grey),
                         .letter = letters[std::min(level, letters.size() - 1)],
                         .is_shade = true});
        }
    }
}

void draw_mark(Raster& raster, const plot::Mark& mark, const plot::Axes& axes) {
    const std::optional<double> place = axes.x.place(mark.x);
    if (!place) return;
    const int column = nearest(*place * (raster.line_width() - 1)) * raster.columns() / raster.line_width();
    const double x = *place * (raster.line_width() - 1);
    raster.line({{x, 0}, {x, raster.line_height() - 1.0}}, {{140, 140, 140}, ':'}, 1);
    const int width = text::width_of(text::printable(mark.label));
    if (column + 2 + width <= raster.columns())
        raster.words(column + 2, 0, mark.label);
    else if (column - 1 - width >= 0)
        raster.words(column - 1 - width, 0, mark.label);
}

void draw_lines(Raster& raster, const plot::Panel& panel, const plot::Axes& axes) {
    const int right = raster.line_width() - 1, bottom = raster.line_height() - 1;
    for (std::size_t i = 0; i < panel.lines.size(); ++i) {
        for (const auto& part : plot::visible_parts(panel.lines[i], axes, std::max(1, right))) {
            for (auto& inside : plot::parts_inside(part)) {
                for (plot::Point& point : inside) point = {right * point.x, bottom * (1 - point.y)};
                raster.line(inside, {colors[i], "*o+x"[i]}, static_cast<int>(i));
            }
        }
    }
}

struct Symbol {
    const char* character;
    std::optional<plot::Color> color; // without one: whatever can be read on the heat map
};

Symbol symbol_of(const plot::Panel& panel, std::size_t i, bool unicode) {
    constexpr const char *symbols[] = {"●", "■", "▲", "◆"}, *letters[] = {"o", "x", "^", "v"},
                         *digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    if (panel.dots.size() > std::size(symbols)) { // as many colours would be hard to name
        return {digits[i], panel.has_heat_map() ? std::optional<plot::Color>() : plot::class_colors[i]};
    }
    return {unicode ? symbols[i] : letters[i],
            panel.has_heat_map() ? std::optional<plot::Color>() : colors[i]};
}

void draw_dots(Raster& raster, const plot::Panel& panel, const plot::Axes& axes, bool unicode) {
    for (std::size_t i = 0; i < panel.dots.size(); ++i) {
        const auto [character, color] = symbol_of(panel, i, unicode);
        for (const plot::Point point : panel.dots[i].places) {
            const auto place = axes.place(point);
            if (!place) continue;
            raster.words(cell_at(place->x, raster.columns()), cell_at(1 - place->y, raster.rows()), character,
                         color, true);
        }
    }
}

// In one line, or in two; what has no room in those is cut.
std::vector<std::string> key_lines(const plot::Panel& panel, int columns, const TerminalStyle& style) {
    constexpr int beside = 4; // a symbol and blanks
    int all = 0, labels = 0;
    for (const plot::Dots& dots : panel.dots) {
        if (dots.label.empty()) continue;
        all += beside + text::width_of(text::printable(dots.label));
        ++labels;
    }
    if (labels == 0) return {};
    const int in_a_line = all - 2 <= columns ? labels : (labels + 1) / 2; // (no blanks behind the last)
    const int room = all - 2 <= columns ? all : std::max(1, (columns + 2) / in_a_line - beside);
    std::vector<std::string> lines;
    int count = 0;
    for (std::size_t i = 0; i < panel.dots.size(); ++i) {
        if (panel.dots[i].label.empty()) continue;
        if (count++ % in_a_line == 0) lines.emplace_back();
        const auto [character, color] = symbol_of(panel, i, style.unicode);
        lines.back() += (color ? foreground(*color, style.depth) : "") + character + normal(style.depth) +
                        " " + text::clip(text::printable(panel.dots[i].label), room) + "  ";
    }
    return lines;
}

// The y axis with its numbers, row by row. On a heat map a place is a cell, otherwise one of those that lines are made of.
std::vector<std::string> y_axis(const std::vector<plot::Tick>& ticks, int width, const Raster& raster,
                                bool on_cells, bool unicode) {
    const int rows = raster.rows(), height = raster.line_height();
    std::vector<std::string> axis(static_cast<std::size_t>(rows), text::pad_left(unicode ? "│" : "|", width));
    for (const auto& [place, label] : ticks) {
        const double down = 1 - place;
        const int row = on_cells ? cell_at(down, rows) : nearest(down * (height - 1)) * rows / height;
        if (row < 0 || row >= rows) continue;
        axis[static_cast<std::size_t>(row)] = text::pad_left(label + (unicode ? "┤" : "+"), width);
    }
    return axis;
}

// The numbers centred below their places, but those that would touch the one before.
std::string x_axis(const plot::FittedAxis& axis, const Raster& raster, bool on_cells, bool unicode) {
    const int columns = raster.columns(), line_width = raster.line_width();
    std::string line;
    for (const auto& [place, label] : axis.ticks(std::clamp(columns / 12, 2, 8), unicode)) {
        const int column =
            on_cells ? cell_at(place, columns) : nearest(place * (line_width - 1)) * columns / line_width;
        const int width = text::width_of(label);
        const int start = std::clamp(column - width / 2, 0, std::max(0, columns - width));
        if (line.empty() || start > text::width_of(line)) line = text::pad_right(line, start) + label;
    }
    return text::clip(line, columns);
}

// The labels of the lines, each on the row nearest to its end that is free.
std::vector<std::string> end_labels(const plot::Panel& panel, const plot::Axes& axes, int rows,
                                    ColorDepth depth) {
    std::vector<std::string> labels(static_cast<std::size_t>(rows));
    for (const auto& [line, x, down] : plot::line_ends(panel, axes, 1000, rows - 1, 1)) {
        if (down < 0) continue; // more labels than rows
        labels[static_cast<std::size_t>(nearest(down))] =
            " " + foreground(colors[line], depth) + text::printable(panel.lines[line].label) + normal(depth);
    }
    return labels;
}

} // namespace

std::vector<std::string> chart_lines(const plot::Panel& panel, int columns, int rows,
                                     const TerminalStyle& style) {
    const plot::Axes axes = plot::axes_of(panel);
    const bool unicode = style.unicode, on_cells = panel.has_heat_map();
    std::vector<std::string> lines;
    std::string x_label;
    if (rows >= 8) {
        const std::string title = text::printable(panel.title.empty() ? panel.y.label : panel.title);
        if (!title.empty()) lines.push_back(bold(style.depth) + title + normal(style.depth));
        for (const std::string& key : key_lines(panel, columns, style)) lines.push_back(key);
        x_label = text::printable(panel.x.label);
    }

    // What that, the axes and the labels of the lines leave of the window.
    int height = rows - static_cast<int>(lines.size()) - (x_label.empty() ? 0 : 1);
    const std::vector<plot::Tick> y_ticks =
        axes.y.ticks(std::clamp(height / (on_cells ? 6 : 4), 2, 8), unicode);
    int left = panel.y.scale == plot::Scale::logarithmic ? 7 : 2; // room for 0.005 from the beginning
    for (const plot::Tick& tick : y_ticks) left = std::max(left, text::width_of(tick.label) + 2);
    int right = 0;
    for (const plot::Line& line : panel.lines) {
        right = std::max(right, text::width_of(text::printable(line.label)));
    }
    if (right > 0) right = std::min(right + 1, columns / 3);
    const bool with_numbers = rows >= 5 && columns - left - right >= 10;
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

    Raster raster(width, height, style);
    if (panel.has_heat_map()) draw_heat_map(raster, panel.heat_map);
    for (const plot::Mark& mark : panel.marks) draw_mark(raster, mark, axes);
    draw_lines(raster, panel, axes);
    draw_dots(raster, panel, axes, unicode);

    std::vector<std::string> picture = raster.lines();
    if (with_numbers) {
        const std::vector<std::string> axis = y_axis(y_ticks, left, raster, on_cells, unicode);
        const std::vector<std::string> labels = end_labels(panel, axes, height, style.depth);
        for (std::size_t row = 0; row < picture.size(); ++row) {
            picture[row] = axis[row] + picture[row] + (right > 0 ? labels[row] : "");
        }
        const std::string indent(static_cast<std::size_t>(left), ' ');
        picture.push_back(indent + x_axis(axes.x, raster, on_cells, unicode));
    }
    lines.insert(lines.end(), picture.begin(), picture.end());
    if (!x_label.empty()) {
        const int start = left + std::max(0, (width - text::width_of(x_label)) / 2);
        lines.push_back(std::string(static_cast<std::size_t>(start), ' ') + x_label);
    }
    for (std::string& line : lines) line = text::clip(line, columns);
    return lines;
}

std::vector<std::string> network_lines(const plot::NetworkDiagram& diagram, int columns, int rows,
                                       const TerminalStyle& style) {
    plot::require_valid(diagram);
    constexpr int number_width = 6, unit_width = 7; // "-12.34", and a space behind it
    const int layers = static_cast<int>(diagram.layers.size());
    const int drawn = rows - 1; // the names stand below
    if (drawn < 1 || columns < 10 * layers) return {};
    const int most = std::min(plot::largest_layer(diagram), drawn);
    const int spacing = std::min(drawn / most, 3);
    Raster raster(std::min(columns, std::max(24, 2 * spacing * most) * layers), spacing * most + 1, style);
    const auto column_of = [&](std::size_t layer) {
        return layers == 1 ? 0 : static_cast<int>(layer) * (raster.columns() - unit_width) / (layers - 1);
    };
    const auto row_of = [&](std::size_t layer, int unit) {
        const int here = std::min(diagram.layers[layer].count, drawn);
        return static_cast<int>(spacing * most * plot::height_share(unit, here, most));
    };
    const int across =
        raster.line_width() / std::max(1, raster.columns()); // of what lines are made of, in a cell
    const int down = raster.line_height() / std::max(1, raster.rows());
    const auto middle_of = [&](std::size_t layer, int unit) { return down * (row_of(layer, unit) + 0.5); };
    for (const plot::Edge& edge : plot::edges_of(diagram, drawn)) {
        const plot::Color sign = edge.weight < 0 ? plot::blue : plot::orange;
        const plot::Color color = // with few colours a dim one would be grey, whatever its sign
            has_many_colors(style.depth) ? plot::mix(plot::dark_grey, sign, 0.2 + 0.8 * edge.share) : sign;
        raster.line({{across * (column_of(edge.layer) + unit_width + 0.0), middle_of(edge.layer, edge.from)},
                     {across * column_of(edge.layer + 1) - 1.0, middle_of(edge.layer + 1, edge.to)}},
                    {color, edge.weight < 0 ? '-' : '+'});
    }
    const auto words_for =
        [drawn](const plot::NetworkDiagram::Units& layer) { // below it: "8 relu", "4 of 10 inputs"
            return (layer.count > drawn ? std::to_string(drawn) + " of " : "") + text::printable(layer.name);
        };
    for (std::size_t l = 0; l < diagram.layers.size(); ++l) {
        const auto& [count, name, values, are_shares] = diagram.layers[l];
        for (int unit = 0; unit < std::min(count, drawn); ++unit) {
            const plot::Color color =
                plot::diverging(plot::brightness(diagram.layers[l], unit), plot::dark_grey);
            for (const int y : {2 * row_of(l, unit), 2 * row_of(l, unit) + 1}) {
                for (int x = 0; x < unit_width; ++x) raster.draw(column_of(l) + x, y, {color, ' '});
            }
            if (values.empty()) continue;
            const std::string number =
                plot::short_number(values[static_cast<std::size_t>(unit)], number_width);
            raster.words(column_of(l), row_of(l, unit), text::pad_left(number, number_width) + " ", {}, true);
        }
        const std::string words = words_for(diagram.layers[l]);
        const bool is_last = l + 1 == diagram.layers.size();
        const auto name_begins = [&](std::size_t layer) { // the last one ends where the picture does
            const int width = text::width_of(words_for(diagram.layers[layer]));
            return std::min(column_of(layer), std::max(0, raster.columns() - width));
        };
        const int column = name_begins(l);
        const int room =
            (is_last ? raster.columns() : name_begins(l + 1) - 1) - column; // until the next name
        raster.words(column, raster.rows() - 1, text::clip(words, room));
    }
    // What the colours mean, between the first two names.
    const std::string key = "weights + -";
    const int from = text::width_of(words_for(diagram.layers[0])) + 1;
    const int room = (layers == 1 ? 0 : column_of(1)) - from - 1, width = text::width_of(key);
    if (room >= width) {
        const int column = from + (room - width) / 2;
        raster.words(column, raster.rows() - 1, key);
        raster.words(column + width - 3, raster.rows() - 1, "+", plot::orange, true);
        raster.words(column + width - 1, raster.rows() - 1, "-", plot::blue, true);
    }
    return raster.lines();
}

} // namespace term
