// Chapter 5: early stopping. Stops a training when the validation loss has not become smaller for a while, and gives
// the network back as it was when it was smallest.
// The validation data has then taken part in choosing the network: how good the network is has to be told by other data.
#pragma once

#include "common/training/trainer.hpp"

#include <limits>
#include <stdexcept>

namespace nn {

class EarlyStopping {
public:
    // Waits for so many epochs without a smaller validation loss. The network has to outlive it.
    EarlyStopping(Network& network, Index patience) : network_(&network), patience_(patience) {}

    // An observer for fit(): std::ref(stopping), as fit's copy would know what this one does not. Throws
    // std::invalid_argument when there is no validation data.
    Decision operator()(const Epoch& epoch) {
        if (!epoch.validation) throw std::invalid_argument("early stopping: needs validation data");
        if (epoch.validation->loss < best_loss_) {
            best_loss_ = epoch.validation->loss;
            best_epoch_ = epoch.number;
            keep_weights();
        }
        return epoch.number - best_epoch_ >= patience_ ? Decision::stop : Decision::go_on;
    }

    Index best_epoch() const { return best_epoch_; }
    double best_loss() const { return best_loss_; } // of the validation data

    // The weights of the best epoch. Call it after fit().
    void restore_best() {
        if (!best_weights_.empty()) network_->restore(best_weights_);
    }

private:
    // As network_->snapshot(), into the matrices of the last one: nothing is allocated while training.
    void keep_weights() {
        const Parameters parameters = network_->parameters();
        best_weights_.resize(parameters.size());
        for (std::size_t p = 0; p < parameters.size(); ++p) best_weights_[p] = parameters[p]->value;
    }

    Network* network_;
    Index patience_;
    Index best_epoch_ = 0;
    double best_loss_ = std::numeric_limits<double>::infinity();
    std::vector<Matrix> best_weights_;
};

} // namespace nn
