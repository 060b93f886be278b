#include "common/training/optimizer.hpp"

#include <stdexcept>

namespace nn {

void Optimizer::resume_from(const OptimizerState& state, ConstParameters) {
    if (state.steps == 0 && state.values.empty()) return;
    throw std::invalid_argument("optimizer: a state, and it remembers nothing");
}

void Sgd::step(Parameters parameters, double learning_rate) {
    const auto rate = static_cast<Scalar>(learning_rate);
    for (Parameter* p : parameters) {
        Scalar* w = p->value.data();
        const Scalar* dw = p->gradient.data();
        for (Index i = 0; i < p->value.size(); ++i) w[i] -= rate * dw[i];
    }
}

} // namespace nn
