// Chapter 4: the training loop. Shuffle, cut into batches, forward, loss, backward, step; at the end
// of every epoch the network is scored and whoever wants to know is told.
// It knows nothing of screens, files or clocks: observers do, and may stop it.
#pragma once

#include "common/data/dataset.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/training/epoch.hpp"
#include "common/training/optimizer.hpp"

#include <functional>
#include <vector>

namespace nn {

// Something added to the data loss. What is descended, the objective, is their sum.
struct Penalty {
    const char* name = ""; // "L2"
    double lambda = 0;     // its factor
    std::function<double(ConstParameters)> value = {};
    // After backward().
    std::function<void(Parameters)> add_gradient = {};
    // After the step: for penalties that are not differentiable everywhere.
    std::function<void(Parameters, double learning_rate)> after_step = {};
};

enum class Decision { go_on, stop };

// Told at the end of every epoch, and once before the first that is trained.
using Observer = std::function<Decision(const Epoch&)>;

struct FitOptions {
    Index epochs = 1000;   // the last epoch
    Index first_epoch = 0; // epochs trained before this call
    Index batch_size = 0;  // rows a step; 0 for all
    bool shuffle = true;   // the rows, anew before every epoch
    double learning_rate = 0.1;
    double learning_rate_decay = 0;      // the rate shrinks, see rate_in()
    const Dataset* validation = nullptr; // scored, never learned from
    std::vector<Penalty> penalties = {};
    std::vector<Observer> observers = {};

    double rate_in(Index epoch) const {
        return learning_rate / (1 + learning_rate_decay * static_cast<double>(epoch - 1));
    }
};

// Trains the network and gives back its last epoch. Nothing is allocated after the first epoch.
// `random` decides about the order of the rows. Throws std::invalid_argument for options that make no sense
// (a penalty's after_step fits Sgd alone) and data that are empty, do not fit or are not finite (naming the row), and
// std::runtime_error as soon as the loss is not a finite number any more, naming the epoch, the step counted from the
// start of this call, and the layer in which it began.
Epoch fit(Network& network, const Loss& loss, Optimizer& optimizer, const Dataset& training,
          const FitOptions& options, Random& random);

} // namespace nn
