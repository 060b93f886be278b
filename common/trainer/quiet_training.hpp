// Tool: trainings that nobody watches, to compare with: the folds of a cross-validation, the same without a hidden layer.
#pragma once

#include "common/trainer/hyperparameters.hpp"
#include "common/trainer/training.hpp"

namespace nn {

// Trains a network on the training's problem, with its loss and an optimizer like its own. A patience above 0 restores the
// best epoch and stops after this many without a better validation loss; a target loss above 0 stops where the loss is no
// larger. Ctrl-C ends it, too: see term::interrupted(). Throws what fit() throws.
void train_quietly(Network& network, const Training& training, Random& random,
                   const Hyperparameters& hyperparameters, Index patience, double target_loss = 0);

} // namespace nn
