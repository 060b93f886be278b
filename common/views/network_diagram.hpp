// Tool: a network as a picture: its units, lit by what they put out, and between them its weights by sign
// and size. Takes plain values: whoever has a network fills them in.
#pragma once

#include "common/drawing/terminal_style.hpp"

#include <string>
#include <vector>

namespace nn {

struct NetworkDiagram {
    struct Units {
        int count = 0;
        std::string name = "";           // "2 inputs", "8 tanh", "answer": what made the activations
        std::vector<double> values = {}; // for one example; empty where none is shown
        bool are_shares = false; // from 0 to 1, and lit like a surface of answers; otherwise by sign and size
    };
    std::vector<Units> layers = {};                // the inputs first
    std::vector<std::vector<double>> weights = {}; // weights[l]: layers[l] × layers[l + 1], row after row
};

// An SVG file. Orange and solid: above 0; blue and dashed: below. Of large layers the first units are drawn.
// Throws std::invalid_argument when counts and values do not fit each other.
std::string network_svg(const NetworkDiagram& diagram, const std::string& title,
                        const std::string& description);

// At most `rows` lines, none wider than `columns`; none at all where there is no room for the layers.
// Throws what network_svg() and Raster throw.
std::vector<std::string> network_lines(const NetworkDiagram& diagram, int columns, int rows,
                                       const TerminalStyle& style);

} // namespace nn
