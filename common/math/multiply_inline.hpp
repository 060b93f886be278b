// Chapter 1: the loops of small matrices, inline, because a small network makes millions of small products.
// Only for .cpp files that are compiled with -O3: of the copies that several files make of an inline function the
// linker keeps one, and one that was compiled for a quick build would be slow for all. Everybody else includes
// multiply.hpp.
#pragma once

#include "common/math/multiply.hpp"

#include <cstdint>

namespace nn {

// Products that are worth some preparation. `out` has its shape.
void multiply_large(View a, View b, Matrix& out);

// Throw std::invalid_argument with the shapes.
[[noreturn, gnu::cold]] void refuse_inner_sizes(View a, View b);
[[noreturn, gnu::cold]] void refuse_operand_as_result(View a, View b);

namespace inlined {

// Whether the view looks into the memory that `out` holds now: addresses as numbers, since < says nothing
// about pointers into different arrays.
inline bool overlaps(View a, const Matrix& out) {
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
    for (Index p = 0; p < depth; ++p) {
#pragma GCC unroll 4
        for (Index i = 0; i < rows; ++i) {
            const Scalar a_ip = a[i * a_row_step + p * a_column_step];
#pragma omp simd
            for (Index j = 0; j < columns; ++j) sum[i][j] += a_ip * b[p * b_row_step + j * b_column_step];
        }
    }
#pragma GCC unroll 4
    for (Index i = 0; i < rows; ++i) {
#pragma omp simd
        for (Index j = 0; j < columns; ++j) out[i * out_row_step + j] = sum[i][j];
    }
}

// Patch by patch; `b_column_step` is b's, as a constant where it is known.
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

// Whether preparing the product would cost more than it saves: it has few numbers, or a result so thin that it would
// leave most of the large kernel's tile empty. Each size is looked at first, as an Index of 32 bits may be too small
// for the product of all three.
inline bool is_small(View a, View b) {
    const Index m = a.rows, n = b.columns, k = a.columns, limit = 216;
    const bool few = m <= limit && n <= limit && k <= limit && m * n * k <= limit;
    return k > 0 &&
           (few || n < 4 || (m == 1 && b.column_step != 1)); // without k there are no numbers to point at
}

// See multiply.hpp. Inlined by force: the call would cost as much as the product.
[[gnu::always_inline]] inline void multiply(View a, View b, Matrix& out) {
    if (a.columns != b.rows) refuse_inner_sizes(a, b);
    if (overlaps(a, out) || overlaps(b, out)) refuse_operand_as_result(a, b);
    out.resize(a.rows, b.columns);
    if (!is_small(a, b)) return multiply_large(a, b, out);
    if (b.column_step == 1) return multiply_small(a, b, 1, out);
    multiply_small(a, b, b.column_step, out);
}

// See multiply.hpp for both.
inline void add_to_rows(Matrix& z, const Matrix& row) {
    if (row.rows() != 1 || row.columns() != z.columns()) throw_shape_mismatch("add_to_rows", z, row);
    const Scalar* const b = row.data();
    for (Index i = 0; i < z.rows(); ++i) {
        Scalar* const z_i = z.data() + i * z.columns();
#pragma omp simd
        for (Index j = 0; j < z.columns(); ++j) z_i[j] += b[j];
    }
}

inline void column_sums(const Matrix& a, Matrix& sums) {
    sums.resize(1, a.columns());
    constexpr Index width = 4; // columns at once, added side by side
    Index j = 0;
    for (; j + width <= a.columns(); j += width) {
        Scalar sum[width] = {};
        for (Index i = 0; i < a.rows(); ++i) {
#pragma omp simd
            for (Index q = 0; q < width; ++q) sum[q] += a(i, j + q);
        }
        for (Index q = 0; q < width; ++q) sums(0, j + q) = sum[q];
    }
    for (; j < a.columns(); ++j) {
        Scalar sum = 0;
        for (Index i = 0; i < a.rows(); ++i) sum += a(i, j);
        sums(0, j) = sum;
    }
}

} // namespace inlined

} // namespace nn
