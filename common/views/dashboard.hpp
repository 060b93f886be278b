// Tool: a training in progress as lines for a terminal: how far it is, what it answers everywhere, and
// what it answers for each example. Takes plain values; smaller windows lose panels, nothing wraps.
#pragma once

#include "common/drawing/progress.hpp"
#include "common/drawing/terminal_style.hpp"
#include "common/views/decision_surface.hpp"

namespace nn {

struct Dashboard {
    std::string headline = "";
    Progress progress = {};
    SurfaceGrid surface = {}; // with side dashboard_surface_side()
    std::vector<Example> examples = {};
    double close_enough = 0; // an answer this near to its target gets a tick
};

// The number of columns and rows that the decision surface should have in a window of this size; 0
// where there is no room for it.
int dashboard_surface_side(int window_columns, int window_rows);

std::vector<std::string> dashboard_lines(const Dashboard& dashboard, int window_columns, int window_rows,
                                         const TerminalStyle& style);

} // namespace nn
