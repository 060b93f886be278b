#include "common/math/multiply.hpp"

#include "common/math/blocked_multiply.hpp"
#include "common/math/multiply_inline.hpp"
#include "common/math/shape.hpp"

#include <stdexcept>

namespace nn {

void multiply(View a, View b, Matrix& out) { inlined::multiply(a, b, out); }

void add_to_rows(Matrix& z, const Matrix& row) { inlined::add_to_rows(z, row); }

void column_sums(const Matrix& a, Matrix& sums) { inlined::column_sums(a, sums); }

void refuse_inner_sizes(View a, View b) {
    throw std::invalid_argument("multiply: " + shape(a) + " · " + shape(b) + ": inner sizes " +
                                std::to_string(a.columns) + " and " + std::to_string(b.rows) + " differ");
}

void refuse_operand_as_result(View a, View b) {
    throw std::invalid_argument("multiply: " + shape(a) + " · " + shape(b) +
                                ": the result must not be one of the operands");
}

void multiply_large(View a, View b, Matrix& out) {
    if (a.columns == 0) { // sums of nothing
        for (Scalar& entry : out) entry = 0;
        return;
    }
    if (a.rows >= 4 || b.column_step != 1) return blocked_multiply(a, b, out);
    // Few rows use each entry of b few times: not worth copying it into another order first.
    for (Scalar& entry : out) entry = 0;
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
