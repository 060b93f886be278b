// Tool: networks compared over many seeds: each is trained from each seed until it is solved; how many are, and after how
// many epochs.
#pragma once

#include "common/plot/figure.hpp"
#include "common/terminal/style.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/hyperparameters.hpp"
#include "common/trainer/training.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
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

struct SweepOptions {
    std::vector<Architecture> networks;
    Hyperparameters
        hyperparameters; // `epochs` is the most that a run may take; one that diverges is not solved
    OptimizerChoice optimizer;
    Goal goal;
    std::uint64_t first_seed = 1;
    Index seeds = 0;
    std::string summary = ""; // of the data, said before the results
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
