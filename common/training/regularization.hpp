// Chapter 5: what is added to the loss so that the weights stay small.
#pragma once

#include "common/training/trainer.hpp"

#include <cmath>
#include <stdexcept>

namespace nn {

// Throws std::invalid_argument for a λ that is below 0 or not finite.
inline void require_lambda(double lambda) {
    if (!(lambda >= 0) || !std::isfinite(lambda)) throw std::invalid_argument("penalty: needs a λ from 0");
}

// Calls `visit` with every parameter that a penalty is for: the weights. Biases are free.
template <class Visit>
void for_all_weights(Parameters parameters, Visit visit) {
    for (Parameter* p : parameters) {
        if (p->decays) visit(*p);
    }
}

// L2: λ/2 · Σ w² in the objective, hence λ · w in the gradient of every weight. Throws what require_lambda() throws.
inline Penalty l2_penalty(double lambda) {
    require_lambda(lambda);
    return {.value =
                [lambda](Parameters parameters) {
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

// Nearer to 0 by `threshold`, and exactly 0 from there on ("soft thresholding").
inline Scalar shrink(Scalar w, Scalar threshold) {
    if (std::abs(w) <= threshold) return 0;
    return w > 0 ? w - threshold : w + threshold; // NaN stays NaN, to be found
}

// L1: λ · Σ |w| in the objective. It has a kink at 0, which is where it wants the weights to be; a gradient would make
// them jump around it. So the step downhill is made without it, and then every weight is shrunk by η λ: the
// proximal step, which leaves a weight at exactly 0 while the data pull at it by less than λ (Parikh, Boyd, "Proximal
// Algorithms", 2014, 6.5.2). For Sgd alone. Throws what require_lambda() throws.
inline Penalty l1_penalty(double lambda) {
    require_lambda(lambda);
    return {.value =
                [lambda](Parameters parameters) {
                    double sum = 0;
                    for_all_weights(parameters, [&](const Parameter& p) {
                        for (const Scalar w : p.value) sum += std::abs(double(w));
                    });
                    return lambda * sum;
                },
            .after_step =
                [lambda](Parameters parameters, double learning_rate) {
                    const auto threshold = static_cast<Scalar>(learning_rate * lambda);
                    for_all_weights(parameters, [threshold](Parameter& p) {
                        for (Scalar& w : p.value) w = shrink(w, threshold);
                    });
                }};
}

} // namespace nn
