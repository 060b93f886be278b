// For the tests of both products: random matrices, and the textbook's definition to compare with.
#pragma once

#include "common/math/matrix.hpp"
#include "common/math/random.hpp"

#include <limits>

inline nn::Matrix random_matrix(nn::Index rows, nn::Index columns, nn::Random& random) {
    nn::Matrix a(rows, columns);
    for (nn::Scalar& entry : a) entry = static_cast<nn::Scalar>(random.uniform(-1, 1));
    return a;
}

// The definition, entry by entry.
inline nn::Matrix textbook_product(nn::View a, nn::View b) {
    nn::Matrix out(a.rows, b.columns);
    for (nn::Index i = 0; i < a.rows; ++i) {
        for (nn::Index j = 0; j < b.columns; ++j) {
            for (nn::Index p = 0; p < a.columns; ++p) out(i, j) += a(i, p) * b(p, j);
        }
    }
    return out;
}

// Two orders of summing k products of numbers below 1 differ by a few roundings for each of the k.
inline nn::Scalar rounding(nn::Index k) {
    return 4 * static_cast<nn::Scalar>(k + 1) * std::numeric_limits<nn::Scalar>::epsilon();
}
