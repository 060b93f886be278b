// Chapter 8: softmax and cross-entropy, the loss of a network that chooses one of many classes.
// It takes logits, one for each class; the softmax p_j = e^z_j / Σ e^z belongs to the loss, so that no p
// is rounded to 0 before its logarithm is taken. As torch.nn.CrossEntropyLoss with class probabilities.
#pragma once

#include "common/network/losses.hpp"

namespace nn {

// Its functions throw std::invalid_argument when the shapes differ, and when there are no classes.
class SoftmaxCrossEntropy final : public Loss {
public:
    // z, target (batch × classes); a target row holds a 1 for its class and 0 elsewhere, or probabilities.
    // L = mean over the batch of -Σ_j t_j log p_j, with log p_j = z_j - log Σ e^z.
    double value(const Matrix& z, const Matrix& target) const override;
    double value_and_gradient(const Matrix& z, const Matrix& target, Matrix& dz) const override;

    // The probability of each class.
    void predictions(const Matrix& z, Matrix& p) const override;

    // The class with the largest logit is the class with the largest target.
    Index count_correct(const Matrix& z, const Matrix& target) const override;
};

} // namespace nn
