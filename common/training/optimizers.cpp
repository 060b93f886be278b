#include "common/training/optimizers.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace nn {

void RememberingOptimizer::step(Parameters parameters, double learning_rate) {
    const std::size_t count = parameters.size() * static_cast<std::size_t>(per_entry_);
    std::vector<Matrix>& values = memory_.values;
    if (memory_.steps == 0 && values.empty()) {
        for (std::size_t i = 0; i < count; ++i) {
            const Matrix& value = parameters[i / static_cast<std::size_t>(per_entry_)]->value;
            values.emplace_back(value.rows(), value.columns());
        }
    }
    if (values.size() != count) {
        throw std::invalid_argument("optimizer: remembers " + std::to_string(values.size()) +
                                    " matrices, and not " + std::to_string(count));
    }
    ++memory_.steps;
    Matrix* remembered = values.data();
    for (Parameter* p : parameters) {
        for (Index i = 0; i < per_entry_; ++i) require_same_shape("optimizer", remembered[i], p->value);
        update(*p, remembered, learning_rate, memory_.steps);
        remembered += per_entry_;
    }
}

void Momentum::update(Parameter& parameter, Matrix* remembered, double learning_rate, Index) {
    Scalar* w = parameter.value.data();
    Scalar* v = remembered->data();
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

void AdaGrad::update(Parameter& parameter, Matrix* remembered, double learning_rate, Index) {
    Scalar* w = parameter.value.data();
    Scalar* s = remembered->data();
    const Scalar* g = parameter.gradient.data();
    const auto eta = static_cast<Scalar>(learning_rate), epsilon = static_cast<Scalar>(epsilon_);
    for (Index i = 0; i < parameter.value.size(); ++i) {
        s[i] += g[i] * g[i];
        w[i] -= eta * g[i] / (std::sqrt(s[i]) + epsilon);
    }
}

void RmsProp::update(Parameter& parameter, Matrix* remembered, double learning_rate, Index) {
    Scalar* w = parameter.value.data();
    Scalar* s = remembered->data();
    const Scalar* g = parameter.gradient.data();
    const auto eta = static_cast<Scalar>(learning_rate), epsilon = static_cast<Scalar>(epsilon_);
    const auto alpha = static_cast<Scalar>(alpha_), fresh = static_cast<Scalar>(1 - alpha_);
    for (Index i = 0; i < parameter.value.size(); ++i) {
        s[i] = alpha * s[i] + fresh * g[i] * g[i];
        w[i] -= eta * g[i] / (std::sqrt(s[i]) + epsilon);
    }
}

void Adam::update(Parameter& parameter, Matrix* remembered, double learning_rate, Index t) {
    Scalar* w = parameter.value.data();
    Scalar* m = remembered[0].data();
    Scalar* v = remembered[1].data();
    const Scalar* g = parameter.gradient.data();
    const auto beta1 = static_cast<Scalar>(options_.beta1), beta2 = static_cast<Scalar>(options_.beta2);
    // Subtracted in double: as a float, 1 - 0.999 is wrong in the fifth digit.
    const auto fresh1 = static_cast<Scalar>(1 - options_.beta1),
               fresh2 = static_cast<Scalar>(1 - options_.beta2);
    const auto epsilon = static_cast<Scalar>(options_.epsilon);
    const auto steps = static_cast<double>(t);
    const double seen1 =
        options_.bias_correction ? 1 - std::pow(options_.beta1, steps) : 1; // of what m should be
    const double seen2 = options_.bias_correction ? 1 - std::pow(options_.beta2, steps) : 1;
    const auto eta = static_cast<Scalar>(learning_rate / seen1);
    const auto scale = static_cast<Scalar>(1 / std::sqrt(seen2));
    const auto kept =
        static_cast<Scalar>(parameter.is_penalised ? 1 - learning_rate * options_.weight_decay : 1);
    for (Index i = 0; i < parameter.value.size(); ++i) {
        m[i] = beta1 * m[i] + fresh1 * g[i];
        v[i] = beta2 * v[i] + fresh2 * g[i] * g[i];
        w[i] = kept * w[i] - eta * m[i] / (std::sqrt(v[i]) * scale + epsilon);
    }
}

void Clipped::step(Parameters parameters, double learning_rate) {
    double sum = 0;
    for (const Parameter* p : parameters) {
        for (const Scalar g : p->gradient) sum += double(g) * double(g);
    }
    const double factor = largest_ / (std::sqrt(sum) + 1e-6);
    if (factor < 1) {
        for (Parameter* p : parameters) {
            for (Scalar& g : p->gradient) g *= static_cast<Scalar>(factor);
        }
    }
    optimizer_->step(parameters, learning_rate);
}

} // namespace nn
