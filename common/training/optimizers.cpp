#include "common/training/optimizers.hpp"

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace nn {

namespace {

double factor(double value) {
    if (value >= 0 && value < 1) return value;
    throw std::invalid_argument("optimizer: a factor that is not from 0 to below 1");
}

double from_0(double value) {
    if (value >= 0 && std::isfinite(value)) return value;
    throw std::invalid_argument("optimizer: a number that is not from 0");
}

} // namespace

void StatefulOptimizer::step(Parameters parameters, double learning_rate) {
    if (state_.steps == 0) {
        state_.values.clear();
        for (const Parameter* p : parameters) {
            for (Index i = 0; i < per_entry_; ++i) {
                state_.values.emplace_back(p->value.rows(), p->value.columns());
            }
        }
    }
    require_state_of(parameters, state_);
    ++state_.steps;
    Matrix* state = state_.values.data();
    for (Parameter* p : parameters) {
        update(*p, state, learning_rate, state_.steps);
        state += per_entry_;
    }
}

void StatefulOptimizer::resume_from(const OptimizerState& state, ConstParameters parameters) {
    if (state.steps > 0 || !state.values.empty()) require_state_of(parameters, state);
    state_ = state;
}

void StatefulOptimizer::require_state_of(ConstParameters parameters, const OptimizerState& state) const {
    const std::size_t per_entry = static_cast<std::size_t>(per_entry_),
                      needed = parameters.size() * per_entry;
    if (state.values.size() != needed) {
        throw std::invalid_argument("optimizer: the state has " + std::to_string(state.values.size()) +
                                    " matrices, not " + std::to_string(needed));
    }
    for (std::size_t i = 0; i < needed; ++i) {
        require_same_shape("optimizer", state.values[i], parameters[i / per_entry]->value);
    }
}

Momentum::Momentum(double momentum, bool nesterov)
    : StatefulOptimizer(1), momentum_(factor(momentum)), nesterov_(nesterov) {}

void Momentum::update(Parameter& parameter, Matrix* state, double learning_rate, Index) {
    Scalar* w = parameter.value.data();
    Scalar* v = state->data();
    const Scalar* g = parameter.gradient.data();
    const auto eta = static_cast<Scalar>(learning_rate), mu = static_cast<Scalar>(momentum_);
    const Index size = parameter.value.size();
    if (nesterov_) {
        for (Index i = 0; i < size; ++i) {
            v[i] = mu * v[i] + g[i];
            w[i] -= eta * (g[i] + mu * v[i]);
        }
    } else {
        for (Index i = 0; i < size; ++i) {
            v[i] = mu * v[i] + g[i];
            w[i] -= eta * v[i];
        }
    }
}

AdaGrad::AdaGrad(double epsilon) : StatefulOptimizer(1), epsilon_(from_0(epsilon)) {}

void AdaGrad::update(Parameter& parameter, Matrix* state, double learning_rate, Index) {
    Scalar* w = parameter.value.data();
    Scalar* s = state->data();
    const Scalar* g = parameter.gradient.data();
    const auto eta = static_cast<Scalar>(learning_rate), epsilon = static_cast<Scalar>(epsilon_);
    for (Index i = 0; i < parameter.value.size(); ++i) {
        s[i] += g[i] * g[i];
        w[i] -= eta * g[i] / (std::sqrt(s[i]) + epsilon);
    }
}

RmsProp::RmsProp(double alpha, double epsilon)
    : StatefulOptimizer(1), alpha_(factor(alpha)), epsilon_(from_0(epsilon)) {}

void RmsProp::update(Parameter& parameter, Matrix* state, double learning_rate, Index) {
    Scalar* w = parameter.value.data();
    Scalar* s = state->data();
    const Scalar* g = parameter.gradient.data();
    const auto eta = static_cast<Scalar>(learning_rate), epsilon = static_cast<Scalar>(epsilon_);
    const auto alpha = static_cast<Scalar>(alpha_), one_minus_alpha = static_cast<Scalar>(1 - alpha_);
    for (Index i = 0; i < parameter.value.size(); ++i) {
        s[i] = alpha * s[i] + one_minus_alpha * g[i] * g[i];
        w[i] -= eta * g[i] / (std::sqrt(s[i]) + epsilon);
    }
}

Adam::Adam(const AdamOptions& options) : StatefulOptimizer(2), options_(options) {
    for (const double beta : {options.beta1, options.beta2}) factor(beta);
    for (const double number : {options.epsilon, options.weight_decay}) from_0(number);
}

void Adam::update(Parameter& parameter, Matrix* state, double learning_rate, Index n) {
    Scalar* w = parameter.value.data();
    Scalar* m = state[0].data();
    Scalar* s = state[1].data();
    const Scalar* g = parameter.gradient.data();
    const auto beta1 = static_cast<Scalar>(options_.beta1), beta2 = static_cast<Scalar>(options_.beta2);
    // Subtracted in double: as a float, 1 - 0.999 is wrong in the fifth digit.
    const auto one_minus_beta1 = static_cast<Scalar>(1 - options_.beta1),
               one_minus_beta2 = static_cast<Scalar>(1 - options_.beta2);
    const auto epsilon = static_cast<Scalar>(options_.epsilon);
    const auto steps = static_cast<double>(n);
    const double correction1 = options_.bias_correction ? 1 - std::pow(options_.beta1, steps) : 1;
    const double correction2 = options_.bias_correction ? 1 - std::pow(options_.beta2, steps) : 1;
    const auto eta = static_cast<Scalar>(learning_rate / correction1);
    const auto scale = static_cast<Scalar>(1 / std::sqrt(correction2));
    const auto decay =
        static_cast<Scalar>(parameter.is_penalised ? 1 - learning_rate * options_.weight_decay : 1);
    for (Index i = 0; i < parameter.value.size(); ++i) {
        m[i] = beta1 * m[i] + one_minus_beta1 * g[i];
        s[i] = beta2 * s[i] + one_minus_beta2 * g[i] * g[i];
        w[i] = decay * w[i] - eta * m[i] / (std::sqrt(s[i]) * scale + epsilon);
    }
}

Clipped::Clipped(std::unique_ptr<Optimizer> optimizer, double largest)
    : optimizer_(std::move(optimizer)), largest_(largest) {
    if (!(largest > 0)) throw std::invalid_argument("optimizer: a limit that is not above 0");
}

void Clipped::step(Parameters parameters, double learning_rate) {
    const double factor = largest_ / (gradient_norm(parameters) + 1e-6);
    if (factor < 1) {
        for (Parameter* p : parameters) {
            for (Scalar& g : p->gradient) g *= static_cast<Scalar>(factor);
        }
    }
    optimizer_->step(parameters, learning_rate);
}

} // namespace nn
