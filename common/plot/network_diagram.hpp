// Tool: a network as a picture: its units, lit by what they put out, and between them its weights by sign
// and size. Takes plain values: whoever has a network fills them in.
#pragma once

#include <string>
#include <vector>

namespace plot {

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

// --- For drawing it elsewhere -------------------------------------------------------------------------------

// Throws std::invalid_argument when counts and values do not fit each other.
void require_valid(const NetworkDiagram& diagram);

// A weight between two drawn units, and its size as a share of the largest of all, or of 1 if all are smaller.
struct Edge {
    std::size_t layer;
    int from, to;
    double weight, share;
};

// The weights between the first `drawn` units of each layer, the smallest first, so that the largest
// are drawn on top.
std::vector<Edge> edges_of(const NetworkDiagram& diagram, int drawn);

// With two decimals where there is room for them, otherwise the power of ten.
std::string short_number(double value, int width);

// From -1 to 1, blue to orange.
double brightness(const NetworkDiagram::Units& layer, int unit);

// Between 0 and 1: how far down the unit stands, of those that are drawn, when `most` fill the height.
double height_share(int unit, int drawn, int most);

} // namespace plot
