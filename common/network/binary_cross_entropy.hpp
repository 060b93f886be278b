// Chapter 4: binary cross-entropy, the loss of a network that answers yes or no with a probability.
// The network's output is a logit z, any number at all; its sigmoid p = 1 / (1 + e^-z) is the probability
// of a yes. The sigmoid belongs to the loss, not to the network, so that p is never rounded to 0 or 1
// before its logarithm is taken. As torch.nn.BCEWithLogitsLoss.
#pragma once

#include "common/network/activation.hpp"
#include "common/network/loss.hpp"

namespace nn {

class BinaryCrossEntropy : public Loss {
public:
    // L = mean of -t log p - (1 - t) log(1 - p). As -log(1 - p) = log(1 + e^z) and -log p is z less, that
    // is log(1 + e^z) - z t; and log(1 + e^z) = max(z, 0) + log(1 + e^-|z|), which overflows for no z.
    double value(const Matrix& z, const Matrix& target) const override {
        require_same_shape("binary cross-entropy", z, target);
        Scalar sum = 0;
        for (Index i = 0; i < z.size(); ++i) {
            const Scalar z_i = z.data()[i];
            // In this order: the last term may be tiny, and is added when the large ones have cancelled.
            sum += std::max(z_i, Scalar{0}) - z_i * target.data()[i] + std::log1p(std::exp(-std::abs(z_i)));
        }
        return sum / static_cast<Scalar>(z.size());
    }

    // log(1 + e^z) has the slope p, and z t has the slope t: dz = (p - t) / count.
    double value_and_gradient(const Matrix& z, const Matrix& target, Matrix& dz) const override {
        const double loss = value(z, target);
        const Scalar scale = 1 / static_cast<Scalar>(z.size());
        dz.resize(z.rows(), z.columns());
        for (Index i = 0; i < z.size(); ++i) {
            const Scalar p = Sigmoid::value(z.data()[i]);
            dz.data()[i] = scale * (p - target.data()[i]);
        }
        return loss;
    }

    // The probability of a yes.
    void predictions(const Matrix& z, Matrix& p) const override {
        p.resize(z.rows(), z.columns());
        for (Index i = 0; i < z.size(); ++i) p.data()[i] = Sigmoid::value(z.data()[i]);
    }

    // p above one half is z above 0.
    Index count_correct(const Matrix& z, const Matrix& target) const override {
        return count_rows_on_the_targets_side(z, target, Scalar{0});
    }
};

} // namespace nn
