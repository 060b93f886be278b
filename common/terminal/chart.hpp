// Tool: the same panels as in figure.hpp, as lines of text for a terminal.
#pragma once

#include "common/plot/panel.hpp"
#include "common/terminal/terminal_style.hpp"

#include <string>
#include <vector>

namespace term {

// At most `rows` lines, none wider than `columns`. Below 8 rows titles and keys are left out, below 6, or where the
// picture would have less than 10 columns, the numbers at the axes, too. The title, or without one the y axis's
// label, stands on top. No contours. Throws std::invalid_argument for what axes_of() refuses,
// and what Raster throws.
std::vector<std::string> chart_lines(const plot::Panel& panel, int columns, int rows,
                                     const TerminalStyle& style);

} // namespace term
