// Tool: a formula as a graph: a circle for each number with its value, below it its gradient, and on the wires the slopes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace plot {

struct FormulaNumber {
    struct Wire {
        std::size_t from; // a number before this one
        double slope;
    };
    std::string name; // "w1", or the operation
    double value, gradient;
    std::vector<Wire> wires = {}; // none: it was not computed
};

// An SVG file; what was not computed stands at the left, below each other, and all else to the right of what it was computed
// from. Throws std::invalid_argument for a wire that does not come from a number before.
std::string formula_svg(const std::vector<FormulaNumber>& numbers, const std::string& title,
                        const std::string& description);

} // namespace plot
