// Chapter 5: dropout. While training, every unit is dropped now and then, so that no unit can rely on a certain other
// one. Not while predicting: there, the layer lets everything pass as it is.
// Srivastava and others, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 2014; here the
// survivors are scaled up while training, instead of all weights down afterwards ("inverted"), as torch.nn.Dropout.
#pragma once

#include "common/math/random.hpp"
#include "common/network/layer.hpp"

namespace nn {

class Dropout final : public Layer {
public:
    // `rate` is the probability of being dropped. `random` decides who is, anew in every forward(), and has to
    // outlive the layer. Throws std::invalid_argument for a rate below 0, or from 1 on.
    Dropout(double rate, Random& random);

    // Inference: x (batch × n) -> the same.
    void predict(const Matrix& x, Matrix& y) const override { y = x; }

    // Training: y = x · mask, entry by entry. A survivor is multiplied by 1 / (1 - rate), so that the mean of y over
    // all masks is x. And backward, dx = dy · mask: dropped units get no gradient.
    void forward(const Matrix& x, Matrix& y) override;
    void backward(const Matrix& x, const Matrix& y, const Matrix& dy, Matrix* dx) override;

private:
    double rate_;
    Random* random_;
    Matrix mask_; // of the last forward()
};

} // namespace nn
