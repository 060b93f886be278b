// Tool: what many runs of one training came to: how often it was solved, and after how many epochs.
#pragma once

#include "common/plot/figure.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nn {

// The runs of one network from many seeds: the epochs that each needed, below 0 where it was not solved; and of those
// that were not, the loss of the shelf that each is on, if it is on one.
struct SweepRuns {
    std::string network;
    std::vector<std::ptrdiff_t> epochs;
    std::vector<double> shelves = {};
};

struct SweepSummary {
    std::size_t runs = 0, solved = 0;
    std::ptrdiff_t median = 0, worst = 0; // epochs, of the runs that were solved; 0 without any
};
SweepSummary summary_of(const std::vector<std::ptrdiff_t>& epochs);
bool all_solved(const std::vector<SweepRuns>& networks);

// A row for each network: how many of its runs were solved, the median and the worst number of epochs; and how many are on
// each shelf, in columns that are called by its loss, for up to four shelves.
std::string sweep_table(const std::vector<SweepRuns>& networks);

// How many runs needed how many epochs, ten bins.
std::vector<plot::Bar> epoch_histogram(const std::vector<std::ptrdiff_t>& epochs);

// The same as lines of text, 72 columns wide, and as a figure.
std::string histogram_text(const std::vector<std::ptrdiff_t>& epochs, bool unicode);
plot::Figure sweep_figure(const SweepRuns& network);

} // namespace nn
