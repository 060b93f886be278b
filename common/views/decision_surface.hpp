// Tool: what a network answers everywhere on a plane of two inputs, as a picture and for the terminal.
// Takes plain numbers: whoever has a network fills the grid.
#pragma once

#include "common/drawing/color.hpp"

#include <string>
#include <vector>

namespace nn {

// Answers from 0 to 1 at the centres of the cells of a square grid over [low, high] × [low, high]; the
// first row is the upper edge.
struct SurfaceGrid {
    int side = 0; // cells in a row, and rows
    double low = 0, high = 1;
    std::vector<double> answers = {}; // side × side, row after row

    // The inputs that a cell stands for.
    double first_input(int column) const { return low + (high - low) * (column + 0.5) / side; }
    double second_input(int row) const { return high - (high - low) * (row + 0.5) / side; }
    double at(int column, int row) const { return answers[static_cast<std::size_t>(row * side + column)]; }
};

// An example on the plane, with what it should be answered, 0 or 1, and what it is answered.
struct Example {
    double first_input, second_input;
    double target, answer;
};

// An SVG file: bands of colour, the line where the answer is one half, and the examples.
std::string decision_surface_svg(const SurfaceGrid& grid, const std::vector<Example>& examples,
                                 const std::string& title, const std::string& description);

// Lines for a terminal. With Unicode two rows of the grid make one line (upper half blocks);
// otherwise every second row is shown, and the answer as one of the characters " .:+#" too.
// The examples stand on it as the digits 0 and 1.
std::vector<std::string> decision_surface_lines(const SurfaceGrid& grid, const std::vector<Example>& examples,
                                                ColorDepth depth, bool unicode);

} // namespace nn
