// A sample as a training shows it, for tests.
#pragma once

#include "common/plot/panel.hpp"
#include "common/text/numbers.hpp"

namespace check {

inline plot::Sample sample_with(std::vector<double> inputs, double target, double prediction,
                                double probability = 1) {
    plot::Sample sample{std::move(inputs), target, prediction, probability};
    for (const double input : sample.inputs) sample.fields.push_back(text::general(input));
    return sample;
}

} // namespace check
