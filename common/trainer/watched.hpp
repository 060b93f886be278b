// Tool: a training that is looked at while it makes its steps, and not only at the end of an epoch.
#pragma once

#include "common/terminal/terminal.hpp"
#include "common/training/optimizer.hpp"

#include <functional>
#include <utility>

namespace nn {

// An optimizer, and a look at what has come of its steps: after every fourth of the first hundred, where most happens, and then
// about ten times a second. The optimizer has to outlive it.
class Watched final : public Optimizer {
public:
    static constexpr Index first_steps = 100;

    // Without a function to call it only passes the steps on.
    Watched(Optimizer& optimizer, std::function<void(Index steps)> watch)
        : optimizer_(&optimizer), watch_(std::move(watch)) {}

    void step(Parameters parameters, double learning_rate) override {
        optimizer_->step(parameters, learning_rate);
        ++steps_;
        if (!watch_ || (steps_ <= first_steps ? steps_ % 4 != 1 : term::steady_seconds() < next_)) return;
        watch_(steps_);
        next_ = term::steady_seconds() + 0.1;
    }
    double penalty(ConstParameters parameters) const override { return optimizer_->penalty(parameters); }

private:
    Optimizer* optimizer_;
    std::function<void(Index)> watch_;
    Index steps_ = 0;
    double next_ = 0; // at the steady clock
};

} // namespace nn
