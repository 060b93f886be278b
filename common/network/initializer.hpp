// Chapter 2: the random numbers that weights start from, sized so that a signal neither dies nor
// explodes on its way through the layers.
// Xavier: variance 2 / (inputs + outputs) (Glorot, Bengio, AISTATS 2010), for tanh and sigmoid.
// He: variance 2 / inputs (He, Zhang, Ren, Sun, ICCV 2015), for ReLU and its relatives.
#pragma once

#include "common/math/matrix.hpp"
#include "common/math/random.hpp"

#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>

namespace nn {

enum class Initializer { xavier_uniform, xavier_normal, he_uniform, he_normal };

constexpr std::array<std::string_view, 4> initializer_names = {"xavier_uniform", "xavier_normal",
                                                               "he_uniform", "he_normal"};

// Throws std::invalid_argument for any other name.
inline Initializer initializer_named(std::string_view name) {
    for (std::size_t i = 0; i < initializer_names.size(); ++i) {
        if (initializer_names[i] == name) return static_cast<Initializer>(i);
    }
    throw std::invalid_argument("unknown initializer " + std::string(name));
}

// The variance that the entries of a (inputs × outputs) weight matrix are drawn with.
inline double initial_variance(Initializer initializer, Index inputs, Index outputs) {
    const bool xavier =
        initializer == Initializer::xavier_uniform || initializer == Initializer::xavier_normal;
    return 2.0 / static_cast<double>(xavier ? inputs + outputs : inputs);
}

// Fills w (inputs × outputs).
inline void initialize(Matrix& w, Initializer initializer, Random& random) {
    const double variance = initial_variance(initializer, w.rows(), w.columns());
    const bool uniform = initializer == Initializer::xavier_uniform || initializer == Initializer::he_uniform;
    const double limit = std::sqrt(3 * variance); // uniform over [-l, l) has variance l² / 3
    const double deviation = std::sqrt(variance);
    for (Scalar& entry : w) {
        entry = static_cast<Scalar>(uniform ? random.uniform(-limit, limit) : deviation * random.normal());
    }
}

} // namespace nn
