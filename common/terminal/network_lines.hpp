// Tool: a network as lines for a terminal: numbers in its units, half blocks for its weights.
#pragma once

#include "common/plot/network_diagram.hpp"
#include "common/terminal/terminal_style.hpp"

#include <string>
#include <vector>

namespace term {

// At most `rows` lines, none wider than `columns`; none at all where there is no room for the layers.
// Throws what network_svg() and Raster throw.
std::vector<std::string> network_lines(const plot::NetworkDiagram& diagram, int columns, int rows,
                                       const TerminalStyle& style);

} // namespace term
