#include "common/network/initializer.hpp"

#include <cmath>

namespace nn {

void initialize(Matrix& w, Initializer initializer, Random& random) {
    const bool xavier =
        initializer == Initializer::xavier_uniform || initializer == Initializer::xavier_normal;
    const bool uniform = initializer == Initializer::xavier_uniform || initializer == Initializer::he_uniform;
    const double variance = 2.0 / static_cast<double>(xavier ? w.rows() + w.columns() : w.rows());
    const double limit = std::sqrt(3 * variance); // uniform over [-l, l) has variance l² / 3
    const double deviation = std::sqrt(variance);
    for (Scalar& entry : w) {
        entry = static_cast<Scalar>(uniform ? random.uniform(-limit, limit) : deviation * random.normal());
    }
}

} // namespace nn
