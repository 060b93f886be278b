// Chapter 4: what is known of a network at the end of an epoch.
#pragma once

#include "common/math/matrix.hpp"

#include <limits>
#include <optional>

namespace nn {

// The network as it is, without noise or dropout, on one data set.
struct Score {
    double objective; // data loss and penalties
    double loss;      // data loss alone
    double accuracy;  // fraction of the samples predicted correctly
};

struct Epoch {
    Index number; // 0 is the network before its first step ever
    Score training;
    std::optional<Score> validation;
};

// Chapter 5: the one with the least validation loss so far.
struct BestEpoch {
    Index number = 0;
    double loss = std::numeric_limits<double>::infinity(); // of the validation data
    std::vector<Matrix> weights = {}; // as Network::snapshot() gives them; none: nothing was kept
};

} // namespace nn
