// Chapter 5: what is added to the loss so that the weights stay small. Biases are free.
#pragma once

#include "common/training/fit.hpp"

namespace nn {

// L2: λ/2 · Σ w² in the objective, hence λ · w in the gradient of every weight. Throws std::invalid_argument for a λ
// that is below 0 or not finite.
Penalty l2_penalty(double lambda);

// L1: λ · Σ |w| in the objective. It has a kink at 0, which is where it wants the weights to be; a gradient would make
// them jump around it. So it is no penalty for any optimizer, but an optimizer: the step downhill is made without it, and
// then every weight is shrunk by η λ, the proximal step, which leaves a weight at exactly 0 while the data pull at it by less
// than λ (Parikh, Boyd, "Proximal Algorithms", 2014, 4.2 and 6.5.2).
class ProximalSgd final : public Optimizer {
public:
    // Throws std::invalid_argument as l2_penalty() does; with 0 it is Sgd.
    explicit ProximalSgd(double lambda);

    void step(Parameters parameters, double learning_rate) override;
    double penalty(ConstParameters parameters) const override;

private:
    double lambda_;
};

// Nearer to 0 by `threshold`, and exactly 0 from there on ("soft thresholding"). NaN stays NaN, to be found.
Scalar shrink(Scalar w, Scalar threshold);

} // namespace nn
