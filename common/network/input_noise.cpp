#include "common/network/input_noise.hpp"

#include <cmath>
#include <stdexcept>

namespace nn {

InputNoise::InputNoise(double deviation, Random& random) : deviation_(deviation), random_(&random) {
    if (!(deviation >= 0) || !std::isfinite(deviation)) {
        throw std::invalid_argument("input noise: needs a deviation from 0");
    }
}

void InputNoise::forward(const Matrix& x, Matrix& y) {
    y.resize(x.rows(), x.columns());
    for (Index i = 0; i < x.size(); ++i) {
        y.data()[i] = x.data()[i] + static_cast<Scalar>(deviation_ * random_->normal());
    }
}

void InputNoise::backward(const Matrix&, const Matrix& y, const Matrix& dy, Matrix* dx) {
    require_same_shape("input noise backward", dy, y);
    if (dx) *dx = dy;
}

} // namespace nn
