// Tool: the same panels as in figure.hpp, as lines of text for a terminal.
#pragma once

#include "common/drawing/panel.hpp"
#include "common/drawing/terminal_style.hpp"

#include <string>
#include <vector>

namespace nn {

// At most `rows` lines, none wider than `columns`. In a small window the numbers beside the axes go first,
// then the titles. Contours are left out. Throws std::invalid_argument for what ranges_of() refuses.
std::vector<std::string> chart_lines(const Panel& panel, int columns, int rows, const TerminalStyle& style);

} // namespace nn
