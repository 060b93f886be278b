#include "common/training/early_stopping.hpp"

#include <stdexcept>

namespace nn {

EarlyStopping::EarlyStopping(Network& network, Index patience) : network_(&network), patience_(patience) {
    if (patience < 1) throw std::invalid_argument("early stopping: needs a patience of at least 1 epoch");
}

Decision EarlyStopping::operator()(const Epoch& epoch) {
    if (!epoch.validation) throw std::invalid_argument("early stopping: needs validation data");
    if (epoch.validation->loss < best_.loss) {
        best_.loss = epoch.validation->loss;
        best_.number = epoch.number;
        // As network_->snapshot(), into the matrices of the last one: nothing is allocated while training.
        const Parameters parameters = network_->parameters();
        best_.weights.resize(parameters.size());
        for (std::size_t p = 0; p < parameters.size(); ++p) best_.weights[p] = parameters[p]->value;
    }
    return epoch.number - best_.number >= patience_ ? Decision::stop : Decision::go_on;
}

void EarlyStopping::restore_best() {
    if (!best_.weights.empty()) network_->restore(best_.weights);
}

} // namespace nn
