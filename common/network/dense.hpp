// Chapter 3: the dense layer, Z = XW + b, and its three gradients.
// Only the weighted sums; the activation comes from an ActivationLayer after it.
#pragma once

#include "common/network/initializer.hpp"
#include "common/network/layer.hpp"

#include <array>

namespace nn {

class Dense final : public Layer {
public:
    // Given w (in × out) and b (1 × out). Throws std::invalid_argument when they do not fit.
    Dense(Matrix w, Matrix b);

    // Random weights, and biases of 0.
    Dense(Index in, Index out, Initializer initializer, Random& random);

    void predict(const Matrix& x, Matrix& z) const override;
    void backward(const Matrix& x, const Matrix& z, const Matrix& dz, Matrix* dx) override;
    std::span<Parameter> parameters() override { return parameters_; }

private:
    std::array<Parameter, 2> parameters_; // weight and bias
};

} // namespace nn
