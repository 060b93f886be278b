// Chapter 3: the dense layer with indices: z_j = Σ_i x_i w_ij + b_j for each row of the batch. Nudging w_ij moves z_j by
// x_i times the nudge, so ∂L/∂w_ij = Σ x_i dz_j over the rows; nudging b_j moves z_j by the nudge itself; and x_i
// moves every z_j of its row, each by w_ij. Here dW stands for ∂L/∂W, dZ for ∂L/∂Z, and so on; where the loss is a
// mean, its 1/count is already in dZ.
#include "common/network/dense.hpp"

#include "common/math/multiply_inline.hpp"
#include "common/math/shape.hpp"

#include <stdexcept>
#include <utility>

namespace nn {

Dense::Dense(Matrix w, Matrix b)
    : parameters_{Parameter{"weight", std::move(w), {}, true}, Parameter{"bias", std::move(b), {}, false}} {
    const auto& [weight, bias] = parameters_;
    if (bias.value.rows() != 1 || bias.value.columns() != weight.value.columns()) {
        throw std::invalid_argument("dense: weight " + shape(weight.value) + ", bias " + shape(bias.value) +
                                    ": needs (1 × " + std::to_string(weight.value.columns()) + ")");
    }
    for (Parameter& p : parameters_) p.gradient = Matrix(p.value.rows(), p.value.columns());
}

Dense::Dense(Index in, Index out, Initializer initializer, Random& random)
    : Dense(Matrix(in, out), Matrix(1, out)) {
    initialize(parameters_[0].value, initializer, random);
}

void Dense::predict(const Matrix& x, Matrix& z) const {
    const auto& [weight, bias] = parameters_;
    inlined::multiply(x, weight.value, z); // Z = XW      (batch × in) · (in × out)
    inlined::add_to_rows(z, bias.value);   //     + b     (1 × out), added to every row
}

void Dense::backward(const Matrix& x, const Matrix& z, const Matrix& dz, Matrix* dx) {
    auto& [weight, bias] = parameters_;
    require_same_shape("dense backward", dz, z);
    if (x.columns() != weight.value.rows()) throw_shape_mismatch("dense backward", x, weight.value);
    if (dz.columns() != weight.value.columns()) throw_shape_mismatch("dense backward", dz, weight.value);
    inlined::multiply(transposed(x), dz, weight.gradient); // dW = Xᵀ dZ   (in × batch) · (batch × out)
    inlined::column_sums(dz, bias.gradient);               // db = Σ rows of dZ              (1 × out)
    if (!dx) return;
    inlined::multiply(dz, transposed(weight.value), *dx); // dX = dZ Wᵀ   (batch × out) · (out × in)
}

} // namespace nn
