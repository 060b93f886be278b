// Tool: a training with all that belongs to it: what there is to learn, the network that learns it, the optimizer, and the
// random numbers that decide about them. It begins anew or where a file left it, and can be kept in one.
#pragma once

#include "common/network/losses.hpp"
#include "common/trainer/architecture.hpp"
#include "common/trainer/model.hpp"
#include "common/training/optimizer.hpp"

#include <functional>
#include <memory>
#include <string>

namespace nn {

// Mean squared error for a regression, binary cross-entropy for two classes, softmax and cross-entropy for more.
const Loss& loss_of(const Encoding& encoding);

// The sizes of all layers of a network for the problem: its inputs, the hidden ones, and its outputs.
std::vector<Index> layer_sizes(const std::vector<Index>& hidden, const Problem& problem);

// An optimizer that was chosen, and how to make one: each training needs one of its own, as it may remember.
struct OptimizerChoice {
    std::string name;  // by which options and files call it: "adam"
    std::string words; // what is said of it: "adam, gradient clipped at 1"; nothing for plain SGD
    std::function<std::unique_ptr<Optimizer>()> make;
};

// Plain SGD, with an L1 penalty. (The others are in optimizer_options.)
OptimizerChoice sgd(double l1 = 0);

// Neither copied nor moved: layers and observers point to its members.
struct Training {
    // `random` goes on where drawing the problem's samples left it; `seed` is what it began with.
    Training(Problem problem, Architecture architecture, const Random& random, std::uint64_t seed,
             const OptimizerChoice& optimizer = sgd());
    Training(Problem problem, Architecture architecture, std::uint64_t seed,
             const OptimizerChoice& optimizer = sgd());
    Training(const Training&) = delete;
    Training& operator=(const Training&) = delete;

    // Goes on from the file, whose network has to have this architecture; from a checkpoint also with the same random
    // numbers and the optimizer's state, to the bit. Throws what Network::restore() and Optimizer::resume_from() throw,
    // and std::invalid_argument for a checkpoint of another optimizer.
    void resume(const Checkpoint& file);

    // What the network predicts for the training samples: (samples × outputs), encoded.
    Matrix predictions() const;

    // The network as it is now, after so many epochs; and all that it takes to go on from here.
    Model model(Index epochs) const;
    Checkpoint checkpoint(Index epochs, const BestEpoch& best) const;

    std::uint64_t seed;
    Random random, before_weights; // the latter as it was before the first weights were drawn
    Problem problem;
    Architecture architecture;
    Network network;
    std::unique_ptr<Loss> weighted_loss; // where classes have weights
    const Loss& loss;
    OptimizerChoice optimizer_choice;
    std::unique_ptr<Optimizer> optimizer;
    Index epochs_trained = 0;                                      // before now
    std::vector<std::pair<std::string, std::string>> options = {}; // see Model
};

} // namespace nn
