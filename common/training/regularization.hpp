// Chapter 5: what is added to the loss so that the weights stay small.
#pragma once

#include "common/training/trainer.hpp"

namespace nn {

// L2: λ/2 · Σ w² in the objective, hence λ · w in the gradient of every weight. Biases are free.
inline Penalty l2_penalty(double lambda) {
    return {.value =
                [lambda](Parameters parameters) {
                    double sum = 0;
                    for (const Parameter* p : parameters) {
                        if (!p->decays) continue;
                        for (const Scalar w : p->value) sum += double(w) * double(w);
                    }
                    return lambda / 2 * sum;
                },
            .add_gradient =
                [lambda = static_cast<Scalar>(lambda)](Parameters parameters) {
                    for (Parameter* p : parameters) {
                        if (!p->decays) continue;
                        const Scalar* w = p->value.data();
                        Scalar* dw = p->gradient.data();
                        for (Index i = 0; i < p->value.size(); ++i) dw[i] += lambda * w[i];
                    }
                }};
}

} // namespace nn
