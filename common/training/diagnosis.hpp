// Chapter 6: how a training is doing, and what a stuck one is stuck at. It looks, and changes nothing.
#pragma once

#include "common/data/dataset.hpp"
#include "common/network/network.hpp"

#include <string>
#include <vector>

namespace nn {

// How far the last step went.
struct StepSize {
    double gradient_norm; // ‖g‖: the root of the sum of the squares of all slopes, of the last batch
    double update_ratio;  // η ‖g‖ / ‖w‖: the length of the step as a share of that of the weights
};
StepSize last_step(ConstParameters parameters, double learning_rate);

// Hidden units that no longer learn: their slope is 0 on every row (dead: a ReLU that is always off), or below 0.01 on
// every row (saturated: a tanh that is always near -1 or 1). Nothing comes back through them.
struct UnitHealth {
    Index units = 0, dead = 0, saturated = 0;
};
UnitHealth health_of(const Network& network, const Matrix& x);

// Rows that a network answers alike, though their targets differ: the answer is the mean of the targets, within 0.05.
struct Alike {
    std::vector<Index> rows;
    double answer;
};
// answers, targets (rows × 1), targets 0 or 1. Looks at no more than 1,000 rows.
std::vector<Alike> answered_alike(const Matrix& answers, const Matrix& targets);

// The mean cross-entropy, over all `rows`, of a network that answers these groups alike and everything else rightly: the shelf
// that its loss comes to rest on. For exclusive or: ln 2 / 2 = 0.347, 3/4 · 0.637 = 0.477, ln 2 = 0.693.
double shelf_of(const std::vector<Alike>& groups, const Matrix& targets);

// The same, if the network's own loss is within 5 % of it: then it is on that shelf. Otherwise 0.
double shelf_at(double loss, const std::vector<Alike>& groups, const Matrix& targets);

} // namespace nn
