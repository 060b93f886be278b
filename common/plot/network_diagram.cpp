#include "common/plot/network_diagram.hpp"

#include "common/plot/svg.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace plot {

void require_valid(const NetworkDiagram& diagram) {
    const auto size_of = [](int count) { return static_cast<std::size_t>(std::max(count, 0)); };
    bool right = !diagram.layers.empty() && diagram.weights.size() + 1 == diagram.layers.size();
    for (std::size_t l = 0; right && l < diagram.layers.size(); ++l) {
        const auto& [count, name, values, are_shares] = diagram.layers[l];
        right = count > 0 && (values.empty() || values.size() == size_of(count));
        if (l == 0) continue;
        const std::size_t weights = size_of(diagram.layers[l - 1].count) * size_of(count);
        right = right && diagram.weights[l - 1].size() == weights;
    }
    if (!right) throw std::invalid_argument("network diagram: units, values and weights do not fit");
}

int largest_layer(const NetworkDiagram& diagram) {
    int most = 1;
    for (const auto& layer : diagram.layers) most = std::max(most, layer.count);
    return most;
}

std::vector<Edge> edges_of(const NetworkDiagram& diagram, int drawn) {
    std::vector<Edge> edges;
    double largest = 1;
    for (std::size_t l = 0; l < diagram.weights.size(); ++l) {
        const int rows = diagram.layers[l].count, columns = diagram.layers[l + 1].count;
        for (int from = 0; from < std::min(drawn, rows); ++from) {
            const double* row = diagram.weights[l].data() + std::ptrdiff_t{from} * columns;
            for (int to = 0; to < std::min(drawn, columns); ++to) {
                if (!std::isfinite(row[to])) continue;
                edges.push_back({l, from, to, row[to], 0});
                largest = std::max(largest, std::abs(row[to]));
            }
        }
    }
    for (Edge& edge : edges) edge.share = std::abs(edge.weight) / largest;
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return a.share < b.share; });
    return edges;
}

double brightness(const NetworkDiagram::Units& layer, int unit) {
    if (layer.values.empty()) return 0;
    const double value = layer.values[static_cast<std::size_t>(unit)];
    return layer.are_shares ? 2 * value - 1 : value;
}

std::string short_number(double value, int width) {
    const std::string text = text::fixed(value, 2);
    return text::width_of(text) <= width ? text : text::general(value, 1);
}

double height_share(int unit, int count, int most) { return 0.5 + (unit - 0.5 * (count - 1)) / most; }

std::string network_svg(const NetworkDiagram& diagram, const std::string& title,
                        const std::string& description) {
    require_valid(diagram);
    const Paint positive{"positive", {214, 126, 0}, {240, 170, 50}};
    const Paint negative{"negative", blue, {86, 180, 233}};
    const int most = largest_layer(diagram);
    const double left = 60, width = 400, top = 54, height = 46.0 * most;
    const double gaps = std::max(1.0, static_cast<double>(diagram.weights.size()));
    const auto place = [&](std::size_t layer, int unit) {
        return Point{left + width * static_cast<double>(layer) / gaps,
                     top + height * height_share(unit, diagram.layers[layer].count, most)};
    };
    Svg svg(520, static_cast<int>(top + height) + 74, title, description);
    svg.text({14, 26}, title, paint::ink, Anchor::start, 18);
    for (const auto& [layer, from, to, weight, share] : edges_of(diagram, most)) {
        svg.line({place(layer, from), place(layer + 1, to)}, weight < 0 ? negative : positive,
                 0.5 + 5 * share, weight < 0 ? "7 4" : "");
    }
    for (std::size_t l = 0; l < diagram.layers.size(); ++l) {
        const NetworkDiagram::Units& layer = diagram.layers[l];
        for (int unit = 0; unit < layer.count; ++unit) {
            const Point center = place(l, unit);
            const double lit_by = std::clamp(brightness(layer, unit), -1.0, 1.0);
            const int step = static_cast<int>(std::lround(10 * lit_by));
            svg.circle(center, 20,
                       {"unit" + std::to_string(step), diverging(0.06 * step, {236, 236, 236}),
                        diverging(0.06 * step, {58, 60, 66})},
                       paint::ink);
            if (layer.values.empty()) continue;
            svg.text({center.x, center.y + 4}, short_number(layer.values[static_cast<std::size_t>(unit)], 5),
                     paint::ink, Anchor::middle, 12);
        }
        // Below it, what it is called and its shape; between two layers, the same of their weights.
        const auto caption = [&](double x, std::string_view words, const Paint& paint, int rows) {
            const double below = top + height + 28;
            svg.text({x, below}, words, paint, Anchor::middle);
            svg.text({x, below + 20}, std::to_string(rows) + " × " + std::to_string(layer.count),
                     paint::faint_ink, Anchor::middle);
        };
        const double x = place(l, 0).x;
        caption(x, layer.name, paint::ink, 1);
        if (l > 0)
            caption((place(l - 1, 0).x + x) / 2, "weights", paint::faint_ink, diagram.layers[l - 1].count);
    }
    return svg.file();
}

} // namespace plot
