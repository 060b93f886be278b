#include "common/training/optimizer.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace nn {

double gradient_norm(ConstParameters parameters) {
    const auto sum_of_squares = [&](double unit) {
        double sum = 0;
        for (const Parameter* p : parameters) {
            for (const Scalar g : p->gradient) sum += double(g) / unit * (double(g) / unit);
        }
        return sum;
    };
    const double sum = sum_of_squares(1);
    if (std::isfinite(sum)) return std::sqrt(sum);
    double largest = 0;
    for (const Parameter* p : parameters) {
        for (const Scalar g : p->gradient) largest = std::max(largest, std::abs(double(g)));
    }
    return std::isfinite(largest) ? largest * std::sqrt(sum_of_squares(largest)) : sum;
}

void Optimizer::resume_from(const OptimizerState& state, ConstParameters) {
    if (state.steps == 0 && state.values.empty()) return;
    throw std::invalid_argument("optimizer: was given a state, and keeps none");
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
