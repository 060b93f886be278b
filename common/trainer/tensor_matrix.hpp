// Tool: weights and biases as files have them, (out × in) and (out), and as the layers have them, (in × out) and (1 × out).
#pragma once

#include "common/files/safetensors.hpp"
#include "common/math/matrix.hpp"

namespace nn {

inline Matrix weight_from(const files::Tensor& tensor) {
    const Index out = tensor.sizes[0], in = tensor.sizes[1];
    Matrix w(in, out);
    for (Index j = 0; j < out; ++j) {
        for (Index i = 0; i < in; ++i)
            w(i, j) = static_cast<Scalar>(tensor.values[static_cast<std::size_t>(j * in + i)]);
    }
    return w;
}

inline Matrix bias_from(const files::Tensor& tensor) {
    Matrix b(1, tensor.sizes[0]);
    for (Index j = 0; j < b.columns(); ++j)
        b(0, j) = static_cast<Scalar>(tensor.values[static_cast<std::size_t>(j)]);
    return b;
}

} // namespace nn
