// Chapter 4: what is done with a gradient once it is known.
// The learning rate comes with every step: the caller decides about it.
#pragma once

#include "common/network/layer.hpp"

#include <vector>

namespace nn {

// Chapter 7: what an optimizer remembers from step to step: all that it needs to go on where it was left.
struct OptimizerState {
    Index steps = 0;
    std::vector<Matrix> values = {}; // of the first parameter, then of the second, ...; each in its shape
};

// ‖g‖ = √(Σ g²), over all entries of the gradient; also where a square would overflow.
double gradient_norm(ConstParameters parameters);

class Optimizer {
public:
    virtual ~Optimizer() = default;

    // Moves every parameter once, by its gradient. Shapes stay as they are.
    virtual void step(Parameters parameters, double learning_rate) = 0;

    // What it descends besides the loss that the gradient is of: its own share of the objective.
    virtual double penalty(ConstParameters) const { return 0; }

    // Empty where every step stands alone.
    virtual OptimizerState state() const { return {}; }
    // Throws std::invalid_argument when that is not the state of such an optimizer for these parameters.
    virtual void resume_from(const OptimizerState& state, ConstParameters parameters);
};

// Stochastic gradient descent: w -= η · dw, a step downhill for every weight.
class Sgd final : public Optimizer {
public:
    void step(Parameters parameters, double learning_rate) override;
};

} // namespace nn
