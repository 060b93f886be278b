// Tool: the optimizers and schedules of chapter 7 by the names that ./train has for them.
#pragma once

#include "common/trainer/hyperparameters.hpp"
#include "common/trainer/training.hpp"

#include <string>
#include <vector>

namespace nn {

struct OptimizerOptions {
    double l1 = 0;           // of sgd alone
    double weight_decay = 0; // of adamw alone
    double clip = 0;         // the largest norm of a gradient; 0: any
};

// "sgd", "momentum", ...
std::vector<std::string> optimizer_names();

// A learning rate to begin with, for mini-batches: optimizers make steps of different sizes of the same gradient, and a network
// without a hidden layer, whose loss has one valley, takes ten times larger ones. Throws as optimizer_named().
double usual_learning_rate(const std::string& optimizer, bool has_hidden_layer = true);

// Throws std::invalid_argument for any other name, and for options that another optimizer has.
OptimizerChoice optimizer_named(const std::string& name, const OptimizerOptions& options);

// "constant", "step" (a tenth of the rate after a third of the epochs, a hundredth after two), "exponential" (down to a
// hundredth), "cosine" (half a wave down to 0).
std::vector<std::string> schedule_names();

// Over a training of so many epochs. Throws std::invalid_argument for any other name.
ScheduleChoice schedule_named(const std::string& name, Index epochs);

} // namespace nn
