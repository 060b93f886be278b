// Tool: cross-validation: a network is trained several times, each time without another part of the samples, and judged by
// that part.
#pragma once

#include "common/trainer/settings.hpp"

namespace nn {

// Prints how good it is on each fold, and the mean and the spread; keeps nothing. False when Ctrl-C ended it. Throws what
// reading the table throws, and std::runtime_error, with the fold, when a training diverges.
bool cross_validate(const Settings& settings);

} // namespace nn
