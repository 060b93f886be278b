#include "common/training/penalty.hpp"

#include <cmath>
#include <stdexcept>

namespace nn {

namespace {

void require_lambda(double lambda) {
    if (!(lambda >= 0) || !std::isfinite(lambda)) throw std::invalid_argument("penalty: needs a λ from 0");
}

// Calls `visit` with every parameter that a penalty is for.
template <class SomeParameters, class Visit>
void for_all_weights(SomeParameters parameters, Visit visit) {
    for (auto* p : parameters) {
        if (p->is_penalised) visit(*p);
    }
}

} // namespace

Penalty l2_penalty(double lambda) {
    require_lambda(lambda);
    return {.value =
                [lambda](ConstParameters parameters) {
                    double sum = 0;
                    for_all_weights(parameters, [&](const Parameter& p) {
                        for (const Scalar w : p.value) sum += double(w) * double(w);
                    });
                    return lambda / 2 * sum;
                },
            .add_gradient =
                [lambda = static_cast<Scalar>(lambda)](Parameters parameters) {
                    for_all_weights(parameters, [lambda](Parameter& p) {
                        const Scalar* w = p.value.data();
                        Scalar* dw = p.gradient.data();
                        for (Index i = 0; i < p.value.size(); ++i) dw[i] += lambda * w[i];
                    });
                }};
}

Scalar shrink(Scalar w, Scalar threshold) {
    if (std::abs(w) <= threshold) return 0;
    return w > 0 ? w - threshold : w + threshold; // NaN stays NaN, to be found
}

ProximalSgd::ProximalSgd(double lambda) : lambda_(lambda) { require_lambda(lambda); }

void ProximalSgd::step(Parameters parameters, double learning_rate) {
    Sgd().step(parameters, learning_rate);
    const auto threshold = static_cast<Scalar>(learning_rate * lambda_);
    if (threshold == 0) return;
    for_all_weights(parameters, [threshold](Parameter& p) {
        for (Scalar& w : p.value) w = shrink(w, threshold);
    });
}

double ProximalSgd::penalty(ConstParameters parameters) const {
    double sum = 0;
    for_all_weights(parameters, [&](const Parameter& p) {
        for (const Scalar w : p.value) sum += std::abs(double(w));
    });
    return lambda_ * sum;
}

} // namespace nn
