// Tool: the same panels as in figure.hpp, and networks, as lines of text for a terminal.
#pragma once

#include "common/plot/network_diagram.hpp"
#include "common/plot/panel.hpp"
#include "common/terminal/style.hpp"

#include <string>
#include <vector>

namespace term {

// The heat map, lines, dots and marks of a panel (not its bars and labels) in at most `rows` lines, none wider than
// `columns`. On top stands the title, or else the label of the y axis. Below 8 rows titles and keys are left out; below 5,
// or with less than 10 columns for the picture, the numbers at the axes, too. Throws what axes_of() throws.
std::vector<std::string> chart_lines(const plot::Panel& panel, int columns, int rows,
                                     const TerminalStyle& style);

// A network, in as many: its units as numbers on their colours, and between them the weights. No lines where
// there is no room for the layers. Throws what require_valid() throws.
std::vector<std::string> network_lines(const plot::NetworkDiagram& diagram, int columns, int rows,
                                       const TerminalStyle& style);

} // namespace term
