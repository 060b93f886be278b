// Tool: a training in progress as lines for a terminal: how far it is, what it answers everywhere, and
// what it answers for each example. Takes plain values; smaller windows lose panels, nothing wraps.
#pragma once

#include "common/drawing/progress.hpp"
#include "common/drawing/terminal_style.hpp"
#include "common/views/decision_surface.hpp"

#include <functional>

namespace nn {

struct Dashboard {
    std::string headline = "";
    Progress progress = {};
    // Asked for a grid with about so many cells in a row and rows, when there is room for it; nothing: no surface.
    std::function<Panel(int side)> surface = {};
    std::vector<Example> examples = {}; // none: no table
    double close_enough = 0;            // an answer this near to its target gets a tick
};

// At most window_rows - 1 lines: the last one is the cursor's.
std::vector<std::string> dashboard_lines(const Dashboard& dashboard, int window_columns, int window_rows,
                                         const TerminalStyle& style);

} // namespace nn
