// Chapter 4: what is done with a gradient once it is known.
// The learning rate comes with every step: the caller decides about it.
#pragma once

#include "common/network/layer.hpp"

namespace nn {

class Optimizer {
public:
    virtual ~Optimizer() = default;

    // Moves every parameter once, by its gradient. Shapes stay as they are.
    virtual void step(Parameters parameters, double learning_rate) = 0;

    // What it descends besides the loss that the gradient is of: its own share of the objective.
    virtual double penalty(ConstParameters) const { return 0; }
};

// Stochastic gradient descent: w -= η · dw, a step downhill for every weight.
class Sgd final : public Optimizer {
public:
    void step(Parameters parameters, double learning_rate) override;
};

} // namespace nn
