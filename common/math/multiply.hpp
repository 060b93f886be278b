// Chapter 1: the matrix product, the one operation that a network spends its time in, and the two sums that go with it.
// One function serves XW, XᵀdZ and dZWᵀ, since transposed() is a View.
// It writes into a result that the caller keeps, so that a training loop allocates nothing.
#pragma once

#include "common/math/matrix.hpp"

namespace nn {

// a (m × k) · b (k × n) -> out (m × n), out(i, j) = Σ_p a(i, p) · b(p, j).
// Gives `out` its shape; allocates only where it never was that large before.
// Throws std::invalid_argument when the inner sizes differ, and when `out` is one of the operands.
void multiply(View a, View b, Matrix& out);

// z (batch × n), row (1 × n): adds the row to every row of z. Throws std::invalid_argument for any other row.
void add_to_rows(Matrix& z, const Matrix& row);

// a (batch × n) -> sums (1 × n): adds up every column.
void column_sums(const Matrix& a, Matrix& sums);

} // namespace nn
