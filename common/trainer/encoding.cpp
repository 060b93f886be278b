#include "common/trainer/encoding.hpp"

#include <cmath>

namespace nn {

namespace {

// 0 that is no longer 0 after a way there and back, by rounding.
void remove_residue(Matrix& values, const Matrix& standard_deviation) {
    for (Index i = 0; i < values.rows(); ++i) {
        for (Index j = 0; j < values.columns(); ++j) {
            if (std::abs(values(i, j)) < Scalar(1e-12) * standard_deviation(0, j)) values(i, j) = 0;
        }
    }
}

} // namespace

Standardizer as_it_is(Index columns) { return {Matrix(1, columns), Matrix(1, columns, 1)}; }

Dataset decoded(const Dataset& encoded, const Encoding& encoding) {
    Dataset data = encoded;
    encoding.inputs.undo(data.x);
    encoding.target.undo(data.target);
    remove_residue(data.x, encoding.inputs.standard_deviation);
    remove_residue(data.target, encoding.target.standard_deviation);
    return data;
}

Problem exclusive_or_problem(bool as_numbers) {
    Encoding encoding{{"x1", "x2"}, {"0", "1"}, as_it_is(2), as_it_is(1)};
    if (as_numbers) encoding.class_names.clear();
    return {exclusive_or(), {}, encoding, "XOR"};
}

} // namespace nn
