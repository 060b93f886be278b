// Tool: a network as a picture: its units, lit by their values, and between them its weights by sign and
// size. Takes plain values: whoever has a network fills them in.
#pragma once

#include <string>
#include <vector>

namespace plot {

struct NetworkDiagram {
    struct Units {
        int count = 0;
        std::string name = "";           // "2 inputs", "8 tanh", "prediction"
        std::vector<double> values = {}; // for one sample; empty where none is shown
        bool are_shares = false;         // from 0 (blue) to 1 (orange); otherwise from -1 to 1
    };
    std::vector<Units> layers = {};                // the inputs first
    std::vector<std::vector<double>> weights = {}; // weights[l]: layers[l] × layers[l + 1], row after row
};

// An SVG file. Weights above 0 are orange and solid, those below blue and dashed. Throws what
// require_valid() throws.
std::string network_svg(const NetworkDiagram& diagram, const std::string& title,
                        const std::string& description);

// Throws std::invalid_argument when counts and values do not fit each other.
void require_valid(const NetworkDiagram& diagram);

int largest_layer(const NetworkDiagram& diagram); // units; at least 1

struct Edge {
    std::size_t layer; // from it to the next one
    int from, to;      // units
    double weight;
    double share; // its size as a part of the largest of all, or of 1 if all are smaller
};

// The weights between the first `drawn` units of each layer, the largest last, so that they are drawn on top.
std::vector<Edge> edges_of(const NetworkDiagram& diagram, int drawn);

// From -1 to 1, blue to orange.
double brightness(const NetworkDiagram::Units& layer, int unit);

// With two decimals where there is room for them, otherwise the power of ten.
std::string short_number(double value, int width);

// Where a unit stands between top and bottom, as a share of the height, which `most` units fill.
double height_share(int unit, int count, int most);

} // namespace plot
