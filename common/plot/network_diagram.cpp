// Tool: circles for units, lines for weights.
#include "common/plot/network_diagram.hpp"

#include "common/plot/svg.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <tuple>

namespace plot {

namespace {

std::string shape(int rows, int columns) { return std::to_string(rows) + " × " + std::to_string(columns); }

} // namespace

void require_valid(const NetworkDiagram& diagram) {
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

std::string short_number(double value, int width) {
    const std::string text = text::fixed(value, 2);
    return text::width_of(text) <= width ? text : text::general(value, 1);
}

double brightness(const NetworkDiagram::Units& layer, int unit) {
    const double value = layer.values.empty() ? 0 : layer.values[static_cast<std::size_t>(unit)];
    return layer.are_shares && !layer.values.empty() ? 2 * value - 1 : value;
}

double height_share(int unit, int drawn, int most) { return 0.5 + (unit - 0.5 * (drawn - 1)) / most; }

std::string network_svg(const NetworkDiagram& diagram, const std::string& title,
                        const std::string& description) {
    require_valid(diagram);
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

} // namespace plot
