// Chapter 5: early stopping. Stops a training when the validation loss has not become smaller for a while, and gives
// the network back as it was when it was smallest.
// The validation data has then taken part in choosing the network: how good the network is has to be told by other data.
#pragma once

#include "common/training/fit.hpp"

#include <limits>
#include <utility>
#include <vector>

namespace nn {

class EarlyStopping {
public:
    // What it remembers: all that it needs to go on where it was left.
    struct Best {
        Index epoch = 0;
        double loss = std::numeric_limits<double>::infinity(); // of the validation data
        std::vector<Matrix> weights = {};                      // as Network::snapshot() gives them
    };

    // For one training: waits for so many epochs without a smaller validation loss. The network has to outlive it.
    // Throws std::invalid_argument for a patience below 1.
    EarlyStopping(Network& network, Index patience);

    // An observer for fit(): pass std::ref(stopping), since FitOptions copies its observers. Throws
    // std::invalid_argument when there is no validation data.
    Decision operator()(const Epoch& epoch);

    const Best& best() const { return best_; }
    void resume_from(Best best) { best_ = std::move(best); }

    // The weights of the best epoch. Call it after fit().
    void restore_best();

private:
    void keep_weights();

    Network* network_;
    Index patience_;
    Best best_;
};

} // namespace nn
