// Chapter 1: the matrix product, the one operation that a network spends its time in.
// One function serves XW, XᵀdZ and dZWᵀ, since transposed() is a View.
// It writes into a result that the caller keeps, so that a training loop allocates nothing.
#pragma once

#include "common/math/matrix.hpp"

#include <cstdint>

namespace nn {

// a (m × k) · b (k × n) -> out (m × n), out(i, j) = Σ_p a(i, p) · b(p, j).
// Gives `out` its shape; allocates only where it never was that large before.
// Throws std::invalid_argument when the inner sizes differ, and when `out` is one of the operands.
void multiply(View a, View b, Matrix& out);

// --- The rest of this file is how: inline, because a small network makes millions of small products -------

// Products that are worth some preparation (blocked_multiply.hpp).
void multiply_large(View a, View b, Matrix& out);

// Throw std::invalid_argument with the shapes.
[[noreturn, gnu::cold]] void refuse_inner_sizes(View a, View b);
[[noreturn, gnu::cold]] void refuse_operand_as_result(View a, View b);

// Whether the view looks into the memory that `out` holds now: addresses as numbers, since < says nothing
// about pointers into different arrays.
inline bool looks_into(View a, const Matrix& out) {
    const auto bytes_behind =
        reinterpret_cast<std::uintptr_t>(a.data) - reinterpret_cast<std::uintptr_t>(out.data());
    return bytes_behind < static_cast<std::uintptr_t>(out.size()) * sizeof(Scalar); // a negative one is huge
}

// The definition, for a patch of at most 4 × 4 entries of the result. Sizes and steps that are constants
// at the call let the compiler turn the two inner loops into a few vector instructions.
[[gnu::always_inline]] inline void multiply_patch(Index rows, Index columns, Index depth, const Scalar* a,
                                                  Index a_row_step, Index a_column_step, const Scalar* b,
                                                  Index b_row_step, Index b_column_step, Scalar* out,
                                                  Index out_row_step) {
    Scalar sum[4][4] = {};
    for (Index p = 0; p < depth; ++p, a += a_column_step, b += b_row_step) {
#pragma GCC unroll 4
        for (Index i = 0; i < rows; ++i) {
#pragma omp simd
            for (Index j = 0; j < columns; ++j) sum[i][j] += a[i * a_row_step] * b[j * b_column_step];
        }
    }
#pragma GCC unroll 4
    for (Index i = 0; i < rows; ++i) {
#pragma omp simd
        for (Index j = 0; j < columns; ++j) out[i * out_row_step + j] = sum[i][j];
    }
}

// Patch by patch, for products so small that any preparation would cost more than it saves.
// `b_column_step` is b's, as a constant where it is known.
[[gnu::always_inline]] inline void multiply_small(View a, View b, Index b_column_step, Matrix& out) {
    const Index n = b.columns;
    const auto patch = [&](Index rows, Index columns, Index i, Index j) __attribute__((always_inline)) {
        multiply_patch(rows, columns, a.columns, a.data + i * a.row_step, a.row_step, a.column_step,
                       b.data + j * b_column_step, b.row_step, b_column_step, out.data() + i * n + j, n);
    };
    Index i = 0;
    for (; i + 4 <= a.rows; i += 4) {
        Index j = 0;
        for (; j + 4 <= n; j += 4) patch(4, 4, i, j);
        for (; j < n; ++j) patch(4, 1, i, j);
    }
    for (; i < a.rows; ++i) {
        Index j = 0;
        for (; j + 4 <= n; j += 4) patch(1, 4, i, j);
        for (; j < n; ++j) patch(1, 1, i, j);
    }
}

inline void multiply(View a, View b, Matrix& out) {
    if (a.columns != b.rows) refuse_inner_sizes(a, b);
    if (looks_into(a, out) || looks_into(b, out)) refuse_operand_as_result(a, b);
    out.resize(a.rows, b.columns);
    if (a.rows * b.columns * a.columns > 216 || a.columns == 0) return multiply_large(a, b, out);
    if (b.column_step == 1) return multiply_small(a, b, 1, out);
    multiply_small(a, b, b.column_step, out);
}

} // namespace nn
