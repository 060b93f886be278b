// Tool: what a training is worth, and what to do about it, in words for its report.
#pragma once

#include "common/trainer/evaluation.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/hyperparameters.hpp"

#include <optional>
#include <string>

namespace nn {

// The samples by which a network is judged: those of the test, or else of the validation, or else those it has learned from.
struct Judged {
    const Dataset& samples;
    std::string name; // "test samples"

    std::string counted() const; // "52 test samples"
};
Judged judged_samples(const Problem& problem);

// The same problem learned without a hidden layer, by the same options but for the learning rate: how good that is on the judged
// samples. Nothing when the network has no hidden layer, and when that training diverges or is ended by Ctrl-C.
std::optional<Evaluation> evaluation_without_hidden(const Training& training, Hyperparameters hyperparameters,
                                                    double learning_rate, Index patience);

// How good it is on the judged samples, beside always predicting the same and beside no hidden layer; how each class fares; which
// columns matter. Lines with their ends.
std::string assessment_of(const Training& training, const std::optional<Evaluation>& without_hidden);

// What the losses say of the training, a line for each: overfitting, a learning rate that is too small or too large. Of a
// restored network nothing.
std::string advice_on(const History& history);

} // namespace nn
