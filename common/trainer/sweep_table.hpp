// Tool: what many runs of one training came to: how often it was solved, and after how many epochs.
#pragma once

#include "common/plot/figure.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace nn {

// The run of a network from one seed.
struct SweepRun {
    std::optional<std::ptrdiff_t> solved_after = {}; // so many epochs, if it was solved,
    std::optional<double> plateau = {}; // and if not, the loss of the plateau that it is on, if it is on one
};

struct NetworkRuns {
    std::string network;
    std::vector<SweepRun> runs;
};

struct SweepSummary {
    std::size_t runs = 0, solved = 0;
    std::ptrdiff_t median = 0, worst = 0; // epochs, of the runs that were solved; 0 without any
};
SweepSummary summary_of(const std::vector<SweepRun>& runs);
bool all_solved(const std::vector<NetworkRuns>& networks);

// A row for each network: how many of its runs were solved, the median and the worst number of epochs; and how many are on
// each plateau, in columns that are called by its loss, for up to four plateaus.
std::string sweep_table(const std::vector<NetworkRuns>& networks);

// How many runs needed how many epochs, in ten bins: as lines of text, 72 columns wide, and as a figure.
std::string histogram_text(const std::vector<SweepRun>& runs, bool unicode);
plot::Figure sweep_figure(const NetworkRuns& network);

} // namespace nn
