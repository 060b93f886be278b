#include "common/training/diagnosis.hpp"

#include "common/network/activation_layer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nn {

namespace {

constexpr double close = 0.05; // predictions, and predictions and targets

double mean_of(const Matrix& column, const std::vector<Index>& samples) {
    double sum = 0;
    for (const Index i : samples) sum += column(i, 0);
    return sum / static_cast<double>(samples.size());
}

} // namespace

StepMeter::StepMeter(Optimizer& optimizer, Index steps_per_epoch)
    : optimizer_(&optimizer), per_epoch_(steps_per_epoch) {}

void StepMeter::step(Parameters parameters, double learning_rate) {
    if (++steps_ < per_epoch_) return optimizer_->step(parameters, learning_rate);
    steps_ = 0;
    before_.resize(parameters.size());
    for (std::size_t i = 0; i < parameters.size(); ++i) before_[i] = parameters[i]->value;
    const double gradient = gradient_norm(parameters);
    optimizer_->step(parameters, learning_rate);
    long double moves = 0, weights = 0; // sums of squares, which need its range
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Matrix& now = parameters[i]->value;
        for (Index k = 0; k < now.size(); ++k) {
            const long double w = now.data()[k], move = w - before_[i].data()[k];
            moves += move * move;
            weights += w * w;
        }
    }
    last_ = {gradient, weights > 0 ? static_cast<double>(std::sqrt(moves / weights)) : 0};
}

UnitHealth health_of(const Network& network, const Matrix& x) {
    UnitHealth health;
    Matrix z = x, a;
    for (Index l = 0; l < network.layer_count(); ++l) {
        network.layer(l).predict(z, a);
        if (const auto* layer = dynamic_cast<const ActivationLayer*>(&network.layer(l))) {
            health.units += z.columns();
            with_activation(layer->activation(), [&](auto f) {
                for (Index j = 0; j < z.columns(); ++j) {
                    Scalar largest = 0;
                    for (Index i = 0; i < z.rows(); ++i) {
                        largest = std::max(largest, std::abs(f.derivative(z(i, j), a(i, j))));
                    }
                    health.dead += largest == 0;
                    health.saturated += largest > 0 && largest < Scalar(0.01);
                }
            });
        }
        z.swap(a);
    }
    return health;
}

std::vector<ConfusedSamples> confused_samples(const Matrix& predictions, const Matrix& targets) {
    std::vector<Index> order(static_cast<std::size_t>(predictions.rows()));
    std::iota(order.begin(), order.end(), Index{0});
    std::sort(order.begin(), order.end(),
              [&](Index a, Index b) { return predictions(a, 0) < predictions(b, 0); });
    std::vector<ConfusedSamples> groups;
    for (auto first = order.begin(); first != order.end();) {
        auto last = first + 1; // behind the last that is close to the first
        while (last != order.end() && predictions(*last, 0) - predictions(*first, 0) < close) ++last;
        ConfusedSamples group{{first, last}, 0};
        group.prediction = mean_of(predictions, group.samples);
        const double mean = mean_of(targets, group.samples);
        if (mean > 0 && mean < 1 && std::abs(group.prediction - mean) < close) {
            std::sort(group.samples.begin(), group.samples.end());
            groups.push_back(group);
        }
        first = last;
    }
    return groups;
}

double plateau_loss(const std::vector<ConfusedSamples>& groups, const Matrix& targets) {
    double sum = 0;
    for (const ConfusedSamples& group : groups) {
        const double q = mean_of(targets, group.samples);
        sum -= static_cast<double>(group.samples.size()) * (q * std::log(q) + (1 - q) * std::log(1 - q));
    }
    return sum / static_cast<double>(targets.rows());
}

std::optional<double> plateau_at(double loss, const std::vector<ConfusedSamples>& groups,
                                 const Matrix& targets) {
    const double plateau = plateau_loss(groups, targets);
    return std::abs(loss - plateau) < 0.05 * plateau ? std::optional(plateau) : std::nullopt;
}

bool has_plateaued(const std::vector<double>& epochs, const std::vector<double>& losses,
                   const UpdateStats& last_step) {
    if (epochs.empty() || epochs.back() - epochs.front() < 100) return false;
    if (last_step.gradient_norm > 0.05 && last_step.update_ratio < 1e-3) return false;
    const double tenth = epochs.back() - (epochs.back() - epochs.front()) / 10;
    const auto before = std::lower_bound(epochs.begin(), epochs.end(), tenth) - epochs.begin();
    return std::abs(losses[static_cast<std::size_t>(before)] - losses.back()) < 0.01 * losses.back();
}

} // namespace nn
