// Chapter 1: the product's messages, and its way to the large ones.
#include "common/math/multiply.hpp"

#include "common/math/blocked_multiply.hpp"

#include <algorithm>
#include <stdexcept>

namespace nn {

void refuse_inner_sizes(View a, View b) {
    throw std::invalid_argument("multiply: " + shape(a) + " · " + shape(b) + ": inner sizes " +
                                std::to_string(a.columns) + " and " + std::to_string(b.rows) + " differ");
}

void refuse_operand_as_result(View a, View b) {
    throw std::invalid_argument("multiply: " + shape(a) + " · " + shape(b) +
                                ": the result must not be one of the operands");
}

void multiply_large(View a, View b, Matrix& out) {
    if (a.columns == 0) { // a sum of nothing
        std::fill(out.begin(), out.end(), Scalar{0});
        return;
    }
    // Thin results would leave most of the kernel's tile empty.
    if (b.columns < 4 || (a.rows == 1 && b.column_step != 1)) {
        return multiply_small(a, b, b.column_step, out);
    }
    if (a.rows >= 4 || b.column_step != 1) return blocked_multiply(a, b, out);
    // Few rows use each entry of b few times: not worth copying it into another order first.
    std::fill(out.begin(), out.end(), Scalar{0});
    for (Index i = 0; i < a.rows; ++i) {
        Scalar* const row = out.data() + i * out.columns();
        for (Index p = 0; p < a.columns; ++p) {
            const Scalar a_ip = a(i, p);
            const Scalar* const b_row = b.data + p * b.row_step;
#pragma omp simd
            for (Index j = 0; j < b.columns; ++j) row[j] += a_ip * b_row[j];
        }
    }
}

} // namespace nn
