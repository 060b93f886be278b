#include "common/network/losses.hpp"

#include "common/network/activation.hpp"

#include <cmath>

namespace nn {

Index count_rows_on_the_targets_side(const Matrix& y, const Matrix& target, Scalar threshold) {
    require_same_shape("count_correct", y, target);
    Index correct = 0;
    for (Index i = 0; i < y.rows(); ++i) {
        bool row_is_correct = true;
        for (Index j = 0; j < y.columns(); ++j) {
            row_is_correct &= (y(i, j) > threshold) == (target(i, j) > Scalar(0.5));
        }
        correct += row_is_correct;
    }
    return correct;
}

double MeanSquaredError::value(const Matrix& y, const Matrix& target) const {
    require_same_shape("mean squared error", y, target);
    Scalar sum = 0;
    for (Index i = 0; i < y.size(); ++i) {
        const Scalar error = y.data()[i] - target.data()[i];
        sum += error * error;
    }
    return sum / static_cast<Scalar>(y.size());
}

double MeanSquaredError::value_and_gradient(const Matrix& y, const Matrix& target, Matrix& dy) const {
    const double loss = value(y, target);
    const Scalar scale = 2 / static_cast<Scalar>(y.size());
    dy.resize(y.rows(), y.columns());
    for (Index i = 0; i < y.size(); ++i) {
        dy.data()[i] = scale * (y.data()[i] - target.data()[i]); // dy = 2 (y - t) / count
    }
    return loss;
}

Index MeanSquaredError::count_correct(const Matrix& y, const Matrix& target) const {
    return count_rows_on_the_targets_side(y, target, Scalar(0.5));
}

// As -log(1 - p) = log(1 + e^z) and -log p is z less, the loss of an entry is log(1 + e^z) - z t; and
// log(1 + e^z) = max(z, 0) + log(1 + e^-|z|), which overflows for no z.
double BinaryCrossEntropy::value(const Matrix& z, const Matrix& target) const {
    require_same_shape("binary cross-entropy", z, target);
    Scalar sum = 0;
    for (Index i = 0; i < z.size(); ++i) {
        const Scalar z_i = z.data()[i];
        // In this order: the last term may be tiny, and is added when the large ones have cancelled.
        sum += (z_i > 0 ? z_i : 0) - z_i * target.data()[i] + std::log1p(std::exp(-std::abs(z_i)));
    }
    return sum / static_cast<Scalar>(z.size());
}

// The derivative of log(1 + e^z) is p, that of z t is t: dz = (p - t) / count.
double BinaryCrossEntropy::value_and_gradient(const Matrix& z, const Matrix& target, Matrix& dz) const {
    const double loss = value(z, target);
    const Scalar scale = 1 / static_cast<Scalar>(z.size());
    dz.resize(z.rows(), z.columns());
    for (Index i = 0; i < z.size(); ++i) {
        const Scalar p = Sigmoid::value(z.data()[i]);
        dz.data()[i] = scale * (p - target.data()[i]);
    }
    return loss;
}

void BinaryCrossEntropy::predictions(const Matrix& z, Matrix& p) const {
    p.resize(z.rows(), z.columns());
    for (Index i = 0; i < z.size(); ++i) p.data()[i] = Sigmoid::value(z.data()[i]);
}

Index BinaryCrossEntropy::count_correct(const Matrix& z, const Matrix& target) const {
    return count_rows_on_the_targets_side(z, target, Scalar{0});
}

} // namespace nn
