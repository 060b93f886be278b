// Chapter 5: what a network of two inputs predicts all over a plane, for a picture of it.
#pragma once

#include "common/network/losses.hpp"
#include "common/network/network.hpp"

#include <array>
#include <functional>
#include <vector>

namespace nn {

// A function that takes points, (x1, x2) each, and gives what the network predicts there, all as one batch: the first
// output, read as the loss reads it. Network and loss have to outlive it.
std::function<std::vector<double>(const std::vector<std::array<double, 2>>&)>
predictions_on(const Network& network, const Loss& loss);

} // namespace nn
