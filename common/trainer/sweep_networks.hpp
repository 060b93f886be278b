// Tool: networks compared by luck: each is trained from many seeds until it is solved, and the epochs are counted.
#pragma once

#include "common/trainer/history.hpp"
#include "common/trainer/model.hpp"
#include "common/trainer/sweep_summary.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace nn {

struct SweepPlan {
    std::vector<Architecture> networks;
    FitOptions
        options; // `epochs` is the most that a run may take; one that leaves the finite numbers is not solved
    Goal goal;
    std::uint64_t first_seed = 1;
    Index seeds = 0;
};

// On all cores, one network after the other. `progress` is told the network and how many of its runs are done, about ten
// times a second and when all are, and may end everything by returning false.
std::vector<SweepRuns>
sweep_networks(const Task& task, const SweepPlan& plan,
               const std::function<bool(const std::string& network, Index done)>& progress);

} // namespace nn
