// Chapter 6: how a training is doing, and what a stuck one is stuck at. It looks, and changes nothing.
#pragma once

#include "common/data/dataset.hpp"
#include "common/network/network.hpp"
#include "common/training/optimizer.hpp"

#include <optional>
#include <vector>

namespace nn {

// How far a step went.
struct UpdateStats {
    double gradient_norm; // ‖g‖, as the optimizer was given it: with L2, and before it is clipped
    double update_ratio; // ‖Δw‖ / ‖w‖: the length of the step as a fraction of that of the weights after it
};

// Measures the last step of every epoch, whatever the optimizer makes of the gradient. The optimizer has to outlive it.
class StepMeter final : public Optimizer {
public:
    StepMeter(Optimizer& optimizer, Index steps_per_epoch);

    // Nothing is allocated after the first epoch.
    void step(Parameters parameters, double learning_rate) override;
    double penalty(ConstParameters parameters) const override { return optimizer_->penalty(parameters); }
    OptimizerState state() const override { return optimizer_->state(); }
    void resume_from(const OptimizerState& state, ConstParameters parameters) override {
        optimizer_->resume_from(state, parameters);
    }

    // Nothing before the end of the first epoch.
    const std::optional<UpdateStats>& last() const { return last_; }

private:
    Optimizer* optimizer_;
    Index per_epoch_, steps_ = 0; // of this epoch
    std::vector<Matrix> before_;
    std::optional<UpdateStats> last_;
};

// Hidden units that no longer learn: their derivative is 0 on every sample (dead: a ReLU that is always off), or below
// 0.01 on every sample (saturated: a tanh that is always near -1 or 1). No gradient comes back through them, or hardly any.
struct UnitHealth {
    Index units = 0, dead = 0, saturated = 0;
};
UnitHealth health_of(const Network& network, const Matrix& x);

// Samples with different targets but the same prediction, which is the mean of their targets, within 0.05.
struct ConfusedSamples {
    std::vector<Index> samples;
    double prediction;
};
// predictions, targets (samples × 1), targets 0 or 1.
std::vector<ConfusedSamples> confused_samples(const Matrix& predictions, const Matrix& targets);

// The mean cross-entropy over all samples of a network that confuses these groups and gets everything else right: the
// plateau that its loss stays on. For exclusive or: ln 2 / 2 = 0.347, 3/4 · 0.637 = 0.477, ln 2 = 0.693.
double plateau_loss(const std::vector<ConfusedSamples>& groups, const Matrix& targets);

// The same, if the network's own loss is within 5 % of it: then it is on that plateau.
std::optional<double> plateau_at(double loss, const std::vector<ConfusedSamples>& groups,
                                 const Matrix& targets);

// Whether the loss changed by less than 1 % over the last tenth of at least 100 epochs; false while the gradient's norm is
// above 0.05 and a step moves the weights by less than 0.1 %: then it is the learning rate that is too small.
// Epochs in ascending order, and the loss in each.
bool has_plateaued(const std::vector<double>& epochs, const std::vector<double>& losses,
                   const UpdateStats& last_step);

} // namespace nn
