// Chapter 5: early stopping. Stops a training when the validation loss has not become smaller for a while, and gives
// the network back as it was when it was smallest.
// The validation data has then taken part in choosing the network: how good the network is has to be told by other data.
#pragma once

#include "common/training/trainer.hpp"

#include <limits>
#include <stdexcept>
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
    EarlyStopping(Network& network, Index patience) : network_(&network), patience_(patience) {
        if (patience < 1) throw std::invalid_argument("early stopping: needs a patience of at least 1 epoch");
    }

    // An observer for fit(): std::ref(stopping), as fit's copy would know what this one does not. Throws
    // std::invalid_argument when there is no validation data.
    Decision operator()(const Epoch& epoch) {
        if (!epoch.validation) throw std::invalid_argument("early stopping: needs validation data");
        if (epoch.validation->loss < best_.loss) {
            best_.loss = epoch.validation->loss;
            best_.epoch = epoch.number;
            keep_weights();
        }
        return epoch.number - best_.epoch >= patience_ ? Decision::stop : Decision::go_on;
    }

    const Best& best() const { return best_; }
    void go_on_from(Best best) { best_ = std::move(best); }

    // The weights of the best epoch. Call it after fit().
    void restore_best() {
        if (!best_.weights.empty()) network_->restore(best_.weights);
    }

private:
    // As network_->snapshot(), into the matrices of the last one: nothing is allocated while training.
    void keep_weights() {
        const Parameters parameters = network_->parameters();
        best_.weights.resize(parameters.size());
        for (std::size_t p = 0; p < parameters.size(); ++p) best_.weights[p] = parameters[p]->value;
    }

    Network* network_;
    Index patience_;
    Best best_;
};

} // namespace nn
