#include "common/plot/formula_graph.hpp"

#include "common/plot/svg.hpp"
#include "common/text/numbers.hpp"

#include <algorithm>
#include <stdexcept>

namespace plot {

namespace {

// Columns to the right, and rows down; halves of one, where it is between its inputs.
std::vector<Point> places_of(const std::vector<FormulaNumber>& numbers) {
    std::vector<Point> places;
    double next = 0; // row
    for (const FormulaNumber& number : numbers) {
        Point place{0, 0};
        for (const auto& [from, slope] : number.wires) {
            if (from >= places.size())
                throw std::invalid_argument("formula graph: a wire from a later number");
            place.x = std::max(place.x, places[from].x + 1);
            place.y += places[from].y / static_cast<double>(number.wires.size());
        }
        if (number.wires.empty()) place.y = next++;
        places.push_back(place);
    }
    for (Point& place : places) place = {70 + 150 * place.x, 116 + 98 * place.y};
    return places;
}

} // namespace

std::string formula_svg(const std::vector<FormulaNumber>& numbers, const std::string& title,
                        const std::string& description) {
    const std::vector<Point> places = places_of(numbers);
    Point end{0, 0};
    for (const Point place : places) end = {std::max(end.x, place.x), std::max(end.y, place.y)};
    Svg svg(std::max(600, static_cast<int>(end.x) + 90), static_cast<int>(end.y) + 58, title, description);
    svg.text({16, 28}, title, paint::ink, Anchor::start, 18);
    svg.text({16, 50}, "In the circles the values, below them the gradients; on the wires the local slopes.",
             paint::faint_ink, Anchor::start, 13);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        for (const auto& [from, slope] : numbers[i].wires) {
            const Point a = places[from], b = places[i];
            svg.line({a, b}, paint::faint_ink, 1.5);
            svg.text({(a.x + b.x) / 2, (a.y + b.y) / 2 - 6}, text::general(slope, 3), paint::first,
                     Anchor::middle, 13);
        }
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Point at = places[i];
        svg.circle(at, 24, paint::paper, paint::ink);
        svg.text({at.x, at.y + 5}, text::general(numbers[i].value, 3), paint::ink, Anchor::middle, 13);
        svg.text({at.x, at.y - 30}, numbers[i].name, paint::ink, Anchor::middle, 14);
        svg.text({at.x, at.y + 42}, text::general(numbers[i].gradient, 3), paint::second, Anchor::middle, 13);
    }
    return svg.file();
}

} // namespace plot
