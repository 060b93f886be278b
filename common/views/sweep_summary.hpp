// Tool: what many runs of one training came to: how often it was solved, and after how many epochs.
#pragma once

#include "common/drawing/panel.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nn {

struct SweepSummary {
    std::size_t runs = 0, solved = 0;
    std::ptrdiff_t median = 0, worst = 0; // epochs, of the runs that were solved; 0 without any
};

// The epochs that each run needed; below 0 where it was not solved.
SweepSummary summary_of(const std::vector<std::ptrdiff_t>& epochs);

// How many runs needed how many epochs, ten bins.
std::vector<Bar> epoch_histogram(const std::vector<std::ptrdiff_t>& epochs);

// The same as lines of text, with bars as long as `columns` allows.
std::vector<std::string> histogram_lines(const std::vector<Bar>& bars, int columns, bool unicode);

} // namespace nn
