// Tool: networks compared over many seeds: each is trained from each seed until it is solved, and the epochs are counted.
#pragma once

#include "common/terminal/style.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/sweep_table.hpp"
#include "common/trainer/training.hpp"
#include "common/training/fit.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace nn {

struct SweepOptions {
    std::vector<Architecture> networks;
    FitOptions fit; // `epochs` is the most that a run may take; one that diverges is not solved
    Goal goal;
    std::uint64_t first_seed = 1;
    Index seeds = 0;
};

// On all cores, one network after the other. `progress` is told the network and how many of its runs are done, about ten
// times a second and when all are, and may end everything by returning false.
std::vector<NetworkRuns>
sweep_networks(const Problem& problem, const SweepOptions& options,
               const std::function<bool(const std::string& network, Index done)>& progress);

// The same, with lines on standard error while it runs, and the table; for a single network with a histogram and the picture
// PROGRAM_sweep.svg. Whether all runs were solved. Ctrl-C ends it with what there is.
bool sweep_and_report(const Problem& problem, const SweepOptions& options, const std::string& program,
                      const term::DisplayOptions& display);

} // namespace nn
