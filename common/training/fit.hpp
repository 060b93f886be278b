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
    std::function<double(ConstParameters)> value = {};
    std::function<void(Parameters)> add_gradient = {}; // after backward()
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
    std::function<double(Index epoch)> schedule =
        {};                              // a factor on the rate in each epoch, from 1 on; none: 1
    const Dataset* validation = nullptr; // scored, never learned from
    std::vector<Penalty> penalties = {};
    std::vector<Observer> observers = {};

    double rate_in(Index epoch) const { return schedule ? learning_rate * schedule(epoch) : learning_rate; }
};

// How the network does on a data set, looked at in pieces, so that a large one needs little memory. Penalties are not asked for:
// the objective is the loss. Throws what Batches throws.
Score score_of(const Network& network, const Loss& loss, const Dataset& data);

// Trains the network and gives back its last epoch. Nothing is allocated after the first epoch.
// `random` decides about the order of the rows. Throws std::invalid_argument for options that make no sense (a schedule
// that gives no rate from 0, too) and data that are empty, do not fit or are not finite (naming the row), and
// std::runtime_error as soon as the loss is not a finite number any more, or at the end of the epoch a weight, naming the
// epoch, the step counted from the start of this call, and the layer in which it began.
Epoch fit(Network& network, const Loss& loss, Optimizer& optimizer, const Dataset& training,
          const FitOptions& options, Random& random);

} // namespace nn
