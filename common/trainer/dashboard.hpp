// Tool: a training in progress as lines for a terminal: how far it is, what it predicts everywhere and for each sample,
// its losses, the network at work on one of the samples, and what that means in words. Takes plain values; smaller windows
// lose panels, nothing wraps.
#pragma once

#include "common/plot/network_diagram.hpp"
#include "common/plot/panel.hpp"
#include "common/terminal/style.hpp"
#include "common/trainer/progress.hpp"

#include <functional>

namespace nn {

struct Dashboard {
    Progress progress = {};
    std::string headline = ""; // what is trained
    std::string state = "";    // how it is doing, and the figures that say so
    std::string figures = "";
    std::string keys = ""; // what the user can press
    // Asked for a grid with about so many cells in a row, when there is room for it; nothing: no surface.
    std::function<plot::Panel(int side)> surface = {};
    std::vector<plot::Sample> samples = {};     // none: no table
    std::vector<std::string> input_names = {};  // of the samples
    std::vector<std::string> class_names = {};  // where targets and predictions are numbers of classes
    std::string prediction_name = "prediction"; // "p(1)"
    double close_enough = 0;                    // a prediction this near to its target gets a tick
    bool predicts_probabilities = true;         // shown as bars, too
    std::size_t lit = 0;                        // the sample that the network is at work on
    std::string confusion = "";                 // a table, shown where there is no surface
    plot::NetworkDiagram network = {};          // without layers: none
    plot::Panel losses = {};                    // without lines: none
};

// At most window_rows - 1 lines: the last one is the cursor's. Throws what chart_lines() and network_lines() throw.
std::vector<std::string> dashboard_lines(const Dashboard& dashboard, int window_columns, int window_rows,
                                         const term::TerminalStyle& style);

} // namespace nn
