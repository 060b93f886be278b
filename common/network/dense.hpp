// Chapter 3: the dense layer, Z = XW + b, and its three gradients.
// Written with indices: z_j = Σ_i x_i w_ij + b_j for each row of the batch. Nudging w_ij moves z_j by x_i
// times the nudge, so ∂L/∂w_ij = Σ x_i dz_j over the rows; nudging b_j moves z_j by the nudge itself; and
// x_i moves every z_j of its row, each by w_ij. Here dW stands for ∂L/∂W, dZ for ∂L/∂Z, and so on; where
// the loss is a mean, its 1/count is already in dZ.
// Only the weighted sums; the bend comes from an ActivationLayer after it.
#pragma once

#include "common/math/multiply.hpp"
#include "common/network/initializer.hpp"
#include "common/network/layer.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace nn {

class Dense : public Layer {
public:
    // Given w (in × out) and b (1 × out). Throws std::invalid_argument when they do not fit.
    Dense(Matrix w, Matrix b)
        : parameters_{Parameter{"weight", std::move(w), {}, true},
                      Parameter{"bias", std::move(b), {}, false}} {
        if (bias().value.rows() != 1 || bias().value.columns() != weight().value.columns()) {
            throw std::invalid_argument("dense: weight " + shape(weight().value) + ", bias " +
                                        shape(bias().value) + ": needs (1 × " +
                                        std::to_string(weight().value.columns()) + ")");
        }
        for (Parameter& p : parameters_) p.gradient = Matrix(p.value.rows(), p.value.columns());
    }

    // Random weights, and biases of 0.
    Dense(Index in, Index out, Initializer initializer, Random& random)
        : Dense(Matrix(in, out), Matrix(1, out)) {
        initialize(weight().value, initializer, random);
    }

    void apply(const Matrix& x, Matrix& z) const override {
        multiply(x, weight().value, z); // Z = XW      (batch × in) · (in × out)
        add_to_rows(z, bias().value);   //     + b     (1 × out), added to every row
    }

    const Matrix& forward(const Matrix& x) override {
        x_ = &x;
        apply(x, z_);
        return z_;
    }

    const Matrix& backward(const Matrix& dz, bool want_dx) override {
        if (x_ == nullptr) throw std::logic_error("dense: backward without a forward before it");
        require_same_shape("dense backward", dz, z_);
        multiply(transposed(*x_), dz, weight().gradient); // dW = Xᵀ dZ   (in × batch) · (batch × out)
        column_sums(dz, bias().gradient);                 // db = Σ rows of dZ              (1 × out)
        if (want_dx) multiply(dz, transposed(weight().value), dx_); // dX = dZ Wᵀ   (batch × out) · (out × in)
        return dx_;
    }

    std::span<Parameter> parameters() override { return parameters_; }

private:
    Parameter& weight() { return parameters_[0]; }
    Parameter& bias() { return parameters_[1]; }
    const Parameter& weight() const { return parameters_[0]; }
    const Parameter& bias() const { return parameters_[1]; }

    std::array<Parameter, 2> parameters_;
    const Matrix* x_ = nullptr; // the input of the last forward()
    Matrix z_, dx_;
};

} // namespace nn
