// Chapter 7: optimizers with a state: each mends a flaw of the one before it.
// All work entry by entry. g is the gradient of an entry w, η the learning rate; the state begins with 0. The formulas
// are those of torch.optim, whose figures the tests hold them to. Constructors throw std::invalid_argument for a factor
// that is not from 0 to below 1, an ε or weight decay that is below 0, and a limit that is not above 0.
#pragma once

#include "common/training/optimizer.hpp"

#include <memory>

namespace nn {

// An optimizer that remembers one value of every entry, or two.
class StatefulOptimizer : public Optimizer {
public:
    // Nothing is allocated after the first step. Throws std::invalid_argument for other parameters than those of the first.
    void step(Parameters parameters, double learning_rate) final;

    OptimizerState state() const final { return state_; }
    void resume_from(const OptimizerState& state, ConstParameters parameters) final;

protected:
    explicit StatefulOptimizer(Index values_per_entry) : per_entry_(values_per_entry) {}

    // Step n, counted from 1, for one parameter. `state` points to its matrices.
    virtual void update(Parameter& parameter, Matrix* state, double learning_rate, Index n) = 0;

private:
    void require_state_of(ConstParameters parameters, const OptimizerState& state) const;

    Index per_entry_;
    OptimizerState state_;
};

// Momentum: v = μ v + g, w -= η v. What points the same way again and again adds up, to 1 / (1 - μ) times itself; what goes to
// and fro cancels (Polyak, 1964). Nesterov's: w -= η (g + μ v), the gradient as if the next step were made already, in the
// form of Sutskever and others (ICML 2013).
class Momentum final : public StatefulOptimizer {
public:
    explicit Momentum(double momentum = 0.9, bool nesterov = false);

private:
    void update(Parameter& parameter, Matrix* state, double learning_rate, Index n) override;
    double momentum_;
    bool nesterov_;
};

// AdaGrad: s = s + g², w -= η g / (√s + ε). Every entry has a rate of its own: small where gradients were large (Duchi, Hazan,
// Singer, JMLR 2011).
class AdaGrad final : public StatefulOptimizer {
public:
    explicit AdaGrad(double epsilon = 1e-10);

private:
    void update(Parameter& parameter, Matrix* state, double learning_rate, Index n) override;
    double epsilon_;
};

// RMSProp: s = α s + (1 - α) g², w -= η g / (√s + ε). As AdaGrad, but it forgets, so that its steps do not die out (Hinton,
// lecture 6e of Neural Networks for Machine Learning, 2012).
class RmsProp final : public StatefulOptimizer {
public:
    explicit RmsProp(double alpha = 0.99, double epsilon = 1e-8);

private:
    void update(Parameter& parameter, Matrix* state, double learning_rate, Index n) override;
    double alpha_, epsilon_;
};

struct AdamOptions {
    double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
    double weight_decay = 0;     // λ, decoupled: see below
    bool bias_correction = true; // without it, the first steps are of another size
};

// Adam: m = β₁ m + (1 - β₁) g, s = β₂ s + (1 - β₂) g²; w -= η m' / (√s' + ε), where m' = m / (1 - β₁ⁿ) and s' = s / (1 - β₂ⁿ) are
// corrected for the zeros that they began with (Kingma, Ba, ICLR 2015; their v is s here, their t is n).
// With a weight decay, AdamW: before its step each weight shrinks by η λ w. A penalty λ/2 · w² would add λ w to the gradient
// instead, which is then divided like the rest of it (Loshchilov, Hutter, ICLR 2019). Biases do not decay.
class Adam final : public StatefulOptimizer {
public:
    explicit Adam(const AdamOptions& options = {});

private:
    void update(Parameter& parameter, Matrix* state, double learning_rate, Index n) override;
    AdamOptions options_;
};

// Clipping: where the norm ‖g‖ of the whole gradient is above `largest`, every entry is multiplied by largest / (‖g‖ + 1e-6) before
// the other optimizer's step (Pascanu, Mikolov, Bengio, ICML 2013).
class Clipped final : public Optimizer {
public:
    Clipped(std::unique_ptr<Optimizer> optimizer, double largest);
    void step(Parameters parameters, double learning_rate) override;
    double penalty(ConstParameters parameters) const override { return optimizer_->penalty(parameters); }
    OptimizerState state() const override { return optimizer_->state(); }
    void resume_from(const OptimizerState& state, ConstParameters parameters) override {
        optimizer_->resume_from(state, parameters);
    }

private:
    std::unique_ptr<Optimizer> optimizer_;
    double largest_;
};

} // namespace nn
