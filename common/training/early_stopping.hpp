// Chapter 5: early stopping. Stops a training when the validation loss has not become smaller for a while, and gives
// the network back as it was when it was smallest.
// The validation data has then taken part in choosing the network: how good the network is has to be told by other data.
#pragma once

#include "common/training/fit.hpp"

#include <stdexcept>
#include <utility>

namespace nn {

class EarlyStopping {
public:
    // For one training: waits for so many epochs without a smaller validation loss. The network has to outlive it.
    // Throws std::invalid_argument for a patience below 1.
    EarlyStopping(Network& network, Index patience) : network_(&network), patience_(patience) {
        if (patience < 1) throw std::invalid_argument("early stopping: needs a patience of at least 1 epoch");
    }

    // An observer for fit(): pass std::ref(stopping), since FitOptions copies its observers. Throws
    // std::invalid_argument when there is no validation data.
    Decision operator()(const Epoch& epoch) {
        if (!epoch.validation) throw std::invalid_argument("early stopping: needs validation data");
        if (epoch.validation->loss < best_.loss) {
            best_.loss = epoch.validation->loss;
            best_.number = epoch.number;
            network_->snapshot(best_.weights);
        }
        return epoch.number - best_.number >= patience_ ? Decision::stop : Decision::go_on;
    }

    // All that it needs to go on where it was left.
    const BestEpoch& best() const { return best_; }
    void resume_from(BestEpoch best) { best_ = std::move(best); }

    // The weights of the best epoch. Call it after fit().
    void restore_best() {
        if (!best_.weights.empty()) network_->restore(best_.weights);
    }

private:
    Network* network_;
    Index patience_;
    BestEpoch best_;
};

} // namespace nn
