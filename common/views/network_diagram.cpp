// Tool: circles and lines on paper; numbers and half blocks in the terminal.
#include "common/views/network_diagram.hpp"

#include "common/drawing/raster.hpp"
#include "common/drawing/svg.hpp"
#include "common/drawing/text.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <tuple>

namespace nn {

namespace {

void check(const NetworkDiagram& diagram) {
    const auto size_of = [](int count) { return static_cast<std::size_t>(std::max(count, 0)); };
    bool right = !diagram.layers.empty() && diagram.weights.size() + 1 == diagram.layers.size();
    for (std::size_t l = 0; right && l < diagram.layers.size(); ++l) {
        const auto& [count, name, values, are_shares] = diagram.layers[l];
        right = count > 0 && (values.empty() || values.size() == size_of(count));
        if (l > 0)
            right = right &&
                    diagram.weights[l - 1].size() == size_of(diagram.layers[l - 1].count) * size_of(count);
    }
    if (!right) throw std::invalid_argument("network diagram: units, values and weights do not fit");
}

// A weight between two drawn units, and its size as a share of the largest of all, or of 1 if all are smaller.
struct Edge {
    std::size_t layer;
    int from, to;
    double weight, share;
};

// The weights between the first `drawn` units of each layer, the smallest first, so that the largest
// are drawn on top.
std::vector<Edge> edges_of(const NetworkDiagram& diagram, int drawn) {
    std::vector<Edge> edges;
    double largest = 1;
    for (std::size_t l = 0; l < diagram.weights.size(); ++l) {
        const int columns = diagram.layers[l + 1].count;
        for (int from = 0; from < std::min(drawn, diagram.layers[l].count); ++from) {
            for (int to = 0; to < std::min(drawn, columns); ++to) {
                const double weight =
                    diagram.weights[l][static_cast<std::size_t>(from) * static_cast<std::size_t>(columns) +
                                       static_cast<std::size_t>(to)];
                if (!std::isfinite(weight)) continue;
                edges.push_back({l, from, to, weight, 0});
                largest = std::max(largest, std::abs(weight));
            }
        }
    }
    for (Edge& edge : edges) edge.share = std::abs(edge.weight) / largest;
    const auto key = [](const Edge& edge) { return std::tuple(edge.share, edge.layer, edge.from, edge.to); };
    std::sort(edges.begin(), edges.end(), [&](const Edge& a, const Edge& b) { return key(a) < key(b); });
    return edges;
}

std::string shape(int rows, int columns) { return std::to_string(rows) + " × " + std::to_string(columns); }

// With two decimals where there is room for them, otherwise the power of ten.
std::string short_number(double value, int width) {
    const std::string text = fixed(value, 2);
    return width_of(text) <= width ? text : general(value, 1);
}

// From -1 to 1, blue to orange.
double brightness(const NetworkDiagram::Units& layer, int unit) {
    const double value = layer.values.empty() ? 0 : layer.values[static_cast<std::size_t>(unit)];
    return layer.are_shares && !layer.values.empty() ? 2 * value - 1 : value;
}

// Between 0 and 1: how far down the unit stands, of those that are drawn, when `most` fill the height.
double height_share(int unit, int drawn, int most) { return 0.5 + (unit - 0.5 * (drawn - 1)) / most; }

} // namespace

std::string network_svg(const NetworkDiagram& diagram, const std::string& title,
                        const std::string& description) {
    check(diagram);
    constexpr int most_drawn = 8;
    int most = 1; // units in the highest layer
    for (const auto& layer : diagram.layers) most = std::max(most, std::min(layer.count, most_drawn));
    const double left = 60, width = 400, top = 54, height = 46.0 * most;
    const auto place = [&](std::size_t layer, int unit) {
        const double gaps = std::max(1.0, static_cast<double>(diagram.layers.size() - 1));
        const int drawn = std::min(diagram.layers[layer].count, most_drawn);
        return Point{left + width * static_cast<double>(layer) / gaps,
                     top + height * height_share(unit, drawn, most)};
    };
    Svg svg(520, static_cast<int>(top + height) + 74, title, description);
    svg.text({14, 26}, title, paint::ink, Anchor::start, 18);
    const Paint positive{"positive", {214, 126, 0}, {240, 170, 50}},
        negative{"negative", blue, {86, 180, 233}};
    for (const Edge& edge : edges_of(diagram, most_drawn)) {
        svg.line({place(edge.layer, edge.from), place(edge.layer + 1, edge.to)},
                 edge.weight < 0 ? negative : positive, 0.5 + 5 * edge.share, edge.weight < 0 ? "7 4" : "");
    }
    for (std::size_t l = 0; l < diagram.layers.size(); ++l) {
        const auto& [count, name, values, are_shares] = diagram.layers[l];
        for (int unit = 0; unit < std::min(count, most_drawn); ++unit) {
            const Point center = place(l, unit);
            const double lit_by = std::clamp(brightness(diagram.layers[l], unit), -1.0, 1.0);
            const int step = static_cast<int>(std::lround(10 * lit_by));
            const Paint lit{"unit" + std::to_string(step), diverging(0.06 * step, {236, 236, 236}),
                            diverging(0.06 * step, {58, 60, 66})};
            svg.circle(center, 20, lit, paint::ink);
            if (!values.empty()) {
                svg.text({center.x, center.y + 4}, short_number(values[static_cast<std::size_t>(unit)], 5),
                         paint::ink, Anchor::middle, 12);
            }
        }
        const double x = place(l, 0).x, below = top + height + 14;
        if (count > most_drawn) svg.text({x, below - 8}, "⋮", paint::ink, Anchor::middle);
        svg.text({x, below + 14}, name, paint::ink, Anchor::middle);
        svg.text({x, below + 34}, "1 × " + std::to_string(count), paint::faint_ink, Anchor::middle);
        if (l == 0) continue;
        const double between = (place(l - 1, 0).x + x) / 2;
        svg.text({between, below + 14}, "weights", paint::faint_ink, Anchor::middle);
        svg.text({between, below + 34}, shape(diagram.layers[l - 1].count, count), paint::faint_ink,
                 Anchor::middle);
    }
    return svg.file();
}

std::vector<std::string> network_lines(const NetworkDiagram& diagram, int columns, int rows,
                                       const TerminalStyle& style) {
    check(diagram);
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
        return static_cast<int>(spacing * most * height_share(unit, here, most));
    };
    for (const Edge& edge : edges_of(diagram, drawn)) {
        raster.line({column_of(edge.layer) + unit_width + 0.0, 2.0 * row_of(edge.layer, edge.from) + 1},
                    {column_of(edge.layer + 1) - 1.0, 2.0 * row_of(edge.layer + 1, edge.to) + 1},
                    mix(dark_grey, edge.weight < 0 ? blue : orange, 0.2 + 0.8 * edge.share),
                    edge.weight < 0 ? '-' : '+');
    }
    for (std::size_t l = 0; l < diagram.layers.size(); ++l) {
        const auto& [count, name, values, are_shares] = diagram.layers[l];
        for (int unit = 0; unit < std::min(count, drawn); ++unit) {
            const Color color = diverging(brightness(diagram.layers[l], unit), dark_grey);
            for (int x = 0; x < unit_width; ++x) {
                for (int y = 0; y < 2; ++y)
                    raster.pixel(column_of(l) + x, 2 * row_of(l, unit) + y, color, ' ');
            }
            if (values.empty()) continue;
            const std::string number = short_number(values[static_cast<std::size_t>(unit)], number_width);
            raster.words(column_of(l), row_of(l, unit), pad_left(number, number_width), {}, true);
        }
        const std::string words = (count > drawn ? std::to_string(drawn) + " of " : "") + printable(name);
        const bool is_last = l + 1 == diagram.layers.size();
        const int room =
            is_last ? raster.columns() : column_of(l + 1) - column_of(l) - 1; // until the next name
        const int column = std::min(column_of(l), std::max(0, raster.columns() - width_of(words)));
        raster.words(column, raster.rows() - 1, clip(words, room));
    }
    // What the colours mean, between the first two names.
    const std::string key = "weights + -";
    const int from = width_of(printable(diagram.layers[0].name)) + 1;
    const int room = (layers == 1 ? 0 : column_of(1)) - from - 1, width = width_of(key);
    if (room >= width) {
        const int column = from + (room - width) / 2;
        raster.words(column, raster.rows() - 1, key);
        raster.words(column + width - 3, raster.rows() - 1, "+", orange, true);
        raster.words(column + width - 1, raster.rows() - 1, "-", blue, true);
    }
    return raster.lines(style);
}

} // namespace nn
