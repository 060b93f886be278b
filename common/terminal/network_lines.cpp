// Tool: places for the units, and the wires between them, the strongest on top.
#include "common/terminal/network_lines.hpp"

#include "common/terminal/raster.hpp"
#include "common/text/strings.hpp"

#include <algorithm>

namespace term {

std::vector<std::string> network_lines(const plot::NetworkDiagram& diagram, int columns, int rows,
                                       const TerminalStyle& style) {
    plot::require_valid(diagram);
    constexpr int number_width = 6, unit_width = 7; // "-12.34", and a space behind it
    const int layers = static_cast<int>(diagram.layers.size());
    int highest = 1;
    for (const auto& layer : diagram.layers) highest = std::max(highest, layer.count);
    const int drawn = rows - 1; // the names stand below
    if (drawn < 1 || columns < 10 * layers) return {};
    const int most = std::min(highest, drawn);
    const int spacing = std::min(drawn / most, 3);
    Raster raster(std::min(columns, std::max(24, 2 * spacing * most) * layers), spacing * most + 1);
    const auto column_of = [&](std::size_t layer) {
        return layers == 1 ? 0 : static_cast<int>(layer) * (raster.columns() - unit_width) / (layers - 1);
    };
    const auto row_of = [&](std::size_t layer, int unit) {
        const int here = std::min(diagram.layers[layer].count, drawn);
        return static_cast<int>(spacing * most * plot::height_share(unit, here, most));
    };
    for (const plot::Edge& edge : plot::edges_of(diagram, drawn)) {
        raster.line(
            {column_of(edge.layer) + unit_width + 0.0, 2.0 * row_of(edge.layer, edge.from) + 1},
            {column_of(edge.layer + 1) - 1.0, 2.0 * row_of(edge.layer + 1, edge.to) + 1},
            plot::mix(plot::dark_grey, edge.weight < 0 ? plot::blue : plot::orange, 0.2 + 0.8 * edge.share),
            edge.weight < 0 ? '-' : '+');
    }
    for (std::size_t l = 0; l < diagram.layers.size(); ++l) {
        const auto& [count, name, values, are_shares] = diagram.layers[l];
        for (int unit = 0; unit < std::min(count, drawn); ++unit) {
            const plot::Color color =
                plot::diverging(plot::brightness(diagram.layers[l], unit), plot::dark_grey);
            for (int x = 0; x < unit_width; ++x) {
                for (int y = 0; y < 2; ++y)
                    raster.pixel(column_of(l) + x, 2 * row_of(l, unit) + y, color, ' ');
            }
            if (values.empty()) continue;
            const std::string number =
                plot::short_number(values[static_cast<std::size_t>(unit)], number_width);
            raster.words(column_of(l), row_of(l, unit), text::pad_left(number, number_width), {}, true);
        }
        const std::string words =
            (count > drawn ? std::to_string(drawn) + " of " : "") + text::printable(name);
        const bool is_last = l + 1 == diagram.layers.size();
        const int room =
            is_last ? raster.columns() : column_of(l + 1) - column_of(l) - 1; // until the next name
        const int column = std::min(column_of(l), std::max(0, raster.columns() - text::width_of(words)));
        raster.words(column, raster.rows() - 1, text::clip(words, room));
    }
    // What the colours mean, between the first two names.
    const std::string key = "weights + -";
    const int from = text::width_of(text::printable(diagram.layers[0].name)) + 1;
    const int room = (layers == 1 ? 0 : column_of(1)) - from - 1, width = text::width_of(key);
    if (room >= width) {
        const int column = from + (room - width) / 2;
        raster.words(column, raster.rows() - 1, key);
        raster.words(column + width - 3, raster.rows() - 1, "+", plot::orange, true);
        raster.words(column + width - 1, raster.rows() - 1, "-", plot::blue, true);
    }
    return raster.lines(style);
}

} // namespace term
