// Chapter 1: the matrix product, the one operation that a network spends its time in.
// One function serves XW, XᵀdZ and dZWᵀ, since transposed() is a View.
// It writes into a result that the caller keeps, so that a training loop allocates nothing.
#pragma once

#include "common/math/matrix.hpp"

#include <functional>

namespace nn {

// For products that are worth some preparation; multiply() decides which are.
void multiply_large(View a, View b, Matrix& out);

// Throw std::invalid_argument with the shapes.
[[noreturn]] void refuse_inner_sizes(View a, View b);
[[noreturn]] void refuse_operand_as_result(View a, View b);

// Whether the view looks into the memory that `out` holds now.
inline bool looks_into(View a, const Matrix& out) {
    const std::less<const Scalar*> before; // < on pointers into different arrays is unspecified
    return out.size() > 0 && !before(a.data, out.begin()) && before(a.data, out.end());
}

// a (m × k) · b (k × n) -> out (m × n), out(i, j) = Σ_p a(i, p) · b(p, j).
// Gives `out` its shape; allocates only where it never was that large before.
// Throws std::invalid_argument when the inner sizes differ, and when `out` is one of the operands.
inline void multiply(View a, View b, Matrix& out) {
    if (a.columns != b.rows) refuse_inner_sizes(a, b);
    if (looks_into(a, out) || looks_into(b, out)) refuse_operand_as_result(a, b);
    out.resize(a.rows, b.columns);
    if (a.rows * b.columns * a.columns > 216) return multiply_large(a, b, out);
    for (Index i = 0; i < a.rows; ++i) {
        for (Index j = 0; j < b.columns; ++j) {
            Scalar sum = 0;
            for (Index p = 0; p < a.columns; ++p) sum += a(i, p) * b(p, j);
            out(i, j) = sum;
        }
    }
}

} // namespace nn
