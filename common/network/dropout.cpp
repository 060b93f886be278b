#include "common/network/dropout.hpp"

#include <stdexcept>

namespace nn {

Dropout::Dropout(double rate, Random& random) : rate_(rate), random_(&random) {
    if (!(rate >= 0 && rate < 1)) throw std::invalid_argument("dropout: needs a rate from 0 to below 1");
}

void Dropout::forward(const Matrix& x, Matrix& y) {
    const auto survivor = static_cast<Scalar>(1 / (1 - rate_));
    mask_.resize(x.rows(), x.columns());
    y.resize(x.rows(), x.columns());
    for (Scalar& factor : mask_) factor = random_->uniform() < rate_ ? 0 : survivor;
    for (Index i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i] * mask_.data()[i];
}

void Dropout::backward(const Matrix&, const Matrix&, const Matrix& dy, Matrix* dx) {
    require_same_shape("dropout backward", dy, mask_);
    if (!dx) return;
    dx->resize(dy.rows(), dy.columns());
    for (Index i = 0; i < dy.size(); ++i) dx->data()[i] = dy.data()[i] * mask_.data()[i];
}

} // namespace nn
