// Chapter 3: a layer that bends every entry on its own, A = f(Z), and passes slopes back.
// It has no parameters.
#pragma once

#include "common/network/activation.hpp"
#include "common/network/layer.hpp"

namespace nn {

class ActivationLayer : public Layer {
public:
    explicit ActivationLayer(Activation activation) : activation_(activation) {}

    Activation activation() const { return activation_; }

    // z (batch × n) -> a (batch × n)
    void apply(const Matrix& z, Matrix& a) const override {
        a.resize(z.rows(), z.columns());
        with_activation(activation_, [count = z.size(), from = z.data(), to = a.data()](auto f) {
            for (Index i = 0; i < count; ++i) to[i] = f.value(from[i]); // a = f(z)
        });
    }

    const Matrix& forward(const Matrix& z) override {
        z_ = &z;
        apply(z, a_);
        return a_;
    }

    // da (batch × n) -> dz (batch × n)
    const Matrix& backward(const Matrix& da, bool want_dz) override {
        if (!want_dz) return dz_;
        if (z_ == nullptr) throw std::logic_error("activation: backward without a forward before it");
        require_same_shape("activation backward", da, a_);
        dz_.resize(da.rows(), da.columns());
        with_activation(activation_, [count = da.size(), z = z_->data(), a = a_.data(), from = da.data(),
                                      to = dz_.data()](auto f) {
            for (Index i = 0; i < count; ++i) to[i] = from[i] * f.slope(z[i], a[i]); // dz = da · f'(z)
        });
        return dz_;
    }

private:
    Activation activation_;
    const Matrix* z_ = nullptr; // the input of the last forward()
    Matrix a_, dz_;
};

} // namespace nn
