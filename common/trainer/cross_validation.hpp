// Tool: cross-validation: a network is trained several times, each time without another part of the samples, and judged by
// that part.
#pragma once

#include "common/trainer/settings.hpp"

namespace nn {

// Prints how good it is on each fold, and the mean and the spread; keeps nothing. False where a training diverged, or was ended by
// Ctrl-C. Throws what reading the table throws.
bool cross_validate(const Settings& settings);

} // namespace nn
