// Chapter 4: binary cross-entropy, the loss of a network that answers yes or no with a probability.
// It takes the logit z, and puts the sigmoid inside: p = 1 / (1 + e^-z) is never rounded to 0 or 1
// before its logarithm is taken. As torch.nn.BCEWithLogitsLoss.
#pragma once

#include "common/network/activation.hpp"
#include "common/network/loss.hpp"

namespace nn {

class BinaryCrossEntropy : public Loss {
public:
    // L = mean of -t log p - (1 - t) log(1 - p) = mean of max(z, 0) - z t + log(1 + e^-|z|).
    double value(const Matrix& z, const Matrix& target) const override {
        require_same_shape("binary cross-entropy", z, target);
        Scalar sum = 0;
        for (Index i = 0; i < z.size(); ++i) {
            sum += Softplus::value(z.data()[i]) - z.data()[i] * target.data()[i];
        }
        return sum / static_cast<Scalar>(z.size());
    }

    double value_and_gradient(const Matrix& z, const Matrix& target, Matrix& dz) const override {
        const double loss = value(z, target);
        const Scalar scale = 1 / static_cast<Scalar>(z.size());
        dz.resize(z.rows(), z.columns());
        for (Index i = 0; i < z.size(); ++i) {
            const Scalar p = Sigmoid::value(z.data()[i]);
            dz.data()[i] = scale * (p - target.data()[i]); // dz = (p - t) / count
        }
        return loss;
    }

    // The probability of a yes.
    void answers(const Matrix& z, Matrix& p) const override {
        p.resize(z.rows(), z.columns());
        for (Index i = 0; i < z.size(); ++i) p.data()[i] = Sigmoid::value(z.data()[i]);
    }

    // p above one half is z above 0.
    Index count_right(const Matrix& z, const Matrix& target) const override {
        return count_rows_on_the_right_side(z, target, Scalar{0});
    }
};

} // namespace nn
