// Chapter 3: how wrong a network is, as one number, and which way each output should move.
// A loss also knows how its outputs are read: what they predict, and when that is correct.
#pragma once

#include "common/math/matrix.hpp"

namespace nn {

// y, target (batch × out) -> the rows in which every output lies on its target's side: above the
// threshold where the target is above one half, not above it elsewhere.
Index count_rows_on_the_targets_side(const Matrix& y, const Matrix& target, Scalar threshold);

class Loss {
public:
    virtual ~Loss() = default;

    // y, target (batch × out) -> the mean loss. Throws std::invalid_argument when the shapes differ.
    virtual double value(const Matrix& y, const Matrix& target) const = 0;

    // The same number, and its gradient dy = ∂L/∂y (batch × out): always from one call, so that
    // what is reported is what is descended.
    virtual double value_and_gradient(const Matrix& y, const Matrix& target, Matrix& dy) const = 0;

    // y (batch × out) -> what the outputs predict, in the units of the targets, (batch × out).
    virtual void predictions(const Matrix& y, Matrix& predictions) const = 0;

    // How many rows of the batch are predicted correctly.
    virtual Index count_correct(const Matrix& y, const Matrix& target) const = 0;
};

// L = mean over all entries of (y - t)², as torch.nn.MSELoss. For regression.
class MeanSquaredError final : public Loss {
public:
    double value(const Matrix& y, const Matrix& target) const override;
    double value_and_gradient(const Matrix& y, const Matrix& target, Matrix& dy) const override;

    // The outputs are the predictions.
    void predictions(const Matrix& y, Matrix& predictions) const override { predictions = y; }

    // Correct, for targets of 0 and 1: every output of the row lies on its target's side of one half.
    Index count_correct(const Matrix& y, const Matrix& target) const override;
};

// Binary cross-entropy, for a network that tells two classes apart by a probability (chapter 4). The network's output is a
// logit z, any number at all; its sigmoid p = 1 / (1 + e^-z) is the probability of a yes. The sigmoid belongs to the
// loss, not to the network, so that p is never rounded to 0 or 1 before its logarithm is taken. As
// torch.nn.BCEWithLogitsLoss.
class BinaryCrossEntropy final : public Loss {
public:
    // z, target (batch × out), targets from 0 to 1. L = mean of -t log p - (1 - t) log(1 - p).
    double value(const Matrix& z, const Matrix& target) const override;
    double value_and_gradient(const Matrix& z, const Matrix& target, Matrix& dz) const override;

    // The probability of a yes.
    void predictions(const Matrix& z, Matrix& p) const override;

    // p above one half is z above 0.
    Index count_correct(const Matrix& z, const Matrix& target) const override;
};

} // namespace nn
