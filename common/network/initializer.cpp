#include "common/network/initializer.hpp"

#include <cmath>

namespace nn {

double initial_variance(Initializer initializer, Index inputs, Index outputs) {
    const bool xavier =
        initializer == Initializer::xavier_uniform || initializer == Initializer::xavier_normal;
    return 2.0 / static_cast<double>(xavier ? inputs + outputs : inputs);
}

void initialize(Matrix& w, Initializer initializer, Random& random) {
    const double variance = initial_variance(initializer, w.rows(), w.columns());
    const bool uniform = initializer == Initializer::xavier_uniform || initializer == Initializer::he_uniform;
    const double limit = std::sqrt(3 * variance); // uniform over [-l, l) has variance l² / 3
    const double deviation = std::sqrt(variance);
    for (Scalar& entry : w) {
        entry = static_cast<Scalar>(uniform ? random.uniform(-limit, limit) : deviation * random.normal());
    }
}

} // namespace nn
