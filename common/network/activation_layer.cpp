#include "common/network/activation_layer.hpp"

namespace nn {

void ActivationLayer::predict(const Matrix& z, Matrix& a) const {
    a.resize(z.rows(), z.columns());
    with_activation(activation_, [count = z.size(), from = z.data(), to = a.data()](auto f) {
        for (Index i = 0; i < count; ++i) to[i] = f.value(from[i]); // a = f(z)
    });
}

void ActivationLayer::backward(const Matrix& z, const Matrix& a, const Matrix& da, Matrix* dz) {
    require_same_shape("activation backward", da, a);
    require_same_shape("activation backward", z, a);
    if (!dz) return;
    dz->resize(da.rows(), da.columns());
    with_activation(activation_, [count = da.size(), z_i = z.data(), a_i = a.data(), from = da.data(),
                                  to = dz->data()](auto f) {
        for (Index i = 0; i < count; ++i) to[i] = from[i] * f.derivative(z_i[i], a_i[i]); // dz = da · f'(z)
    });
}

} // namespace nn
