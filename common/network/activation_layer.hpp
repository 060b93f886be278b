// Chapter 3: a layer that applies an activation function to every entry, A = f(Z). It has no parameters.
#pragma once

#include "common/network/activation.hpp"
#include "common/network/layer.hpp"

namespace nn {

class ActivationLayer final : public Layer {
public:
    explicit ActivationLayer(Activation activation) : activation_(activation) {}

    Activation activation() const { return activation_; }

    // z (batch × n) -> a (batch × n), and da -> dz.
    void predict(const Matrix& z, Matrix& a) const override;
    void backward(const Matrix& z, const Matrix& a, const Matrix& da, Matrix* dz) override;

private:
    Activation activation_;
};

} // namespace nn
