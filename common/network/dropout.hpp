// Chapter 5: dropout. While training, every unit is silenced now and then, so that no unit can rely on a certain other
// one. Not while predicting: there, the layer lets everything pass as it is.
// Srivastava and others, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 2014; here the
// survivors are scaled up while training, instead of all weights down afterwards ("inverted"), as torch.nn.Dropout.
#pragma once

#include "common/math/random.hpp"
#include "common/network/layer.hpp"

#include <stdexcept>

namespace nn {

class Dropout : public Layer {
public:
    // `rate` is the probability of being silenced. `random` decides who is, anew in every forward(), and has to
    // outlive the layer. Throws std::invalid_argument for a rate below 0, or from 1 on.
    Dropout(double rate, Random& random) : rate_(rate), random_(&random) {
        if (!(rate >= 0 && rate < 1)) throw std::invalid_argument("dropout: needs a rate from 0 to below 1");
    }

    // Predicting: x (batch × n) -> the same.
    void apply(const Matrix& x, Matrix& y) const override { y = x; }

    // Training: y = x · mask, entry by entry. A survivor is multiplied by 1 / (1 - rate), so that the mean of y over
    // all masks is x.
    const Matrix& forward(const Matrix& x) override {
        const auto survivor = static_cast<Scalar>(1 / (1 - rate_));
        mask_.resize(x.rows(), x.columns());
        y_.resize(x.rows(), x.columns());
        for (Scalar& factor : mask_) factor = random_->uniform() < rate_ ? 0 : survivor;
        for (Index i = 0; i < x.size(); ++i) y_.data()[i] = x.data()[i] * mask_.data()[i];
        return y_;
    }

    // dx = dy · mask: who was silent has no share in the blame.
    const Matrix& backward(const Matrix& dy, bool want_dx) override {
        if (mask_.size() == 0) throw std::logic_error("dropout: backward without a forward before it");
        require_same_shape("dropout backward", dy, mask_);
        if (!want_dx) return dx_;
        dx_.resize(dy.rows(), dy.columns());
        for (Index i = 0; i < dy.size(); ++i) dx_.data()[i] = dy.data()[i] * mask_.data()[i];
        return dx_;
    }

private:
    double rate_;
    Random* random_;
    Matrix mask_, y_, dx_;
};

} // namespace nn
