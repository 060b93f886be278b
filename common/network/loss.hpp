// Chapter 3: how wrong a network is, as one number, and which way each output should move.
// A loss also knows how its outputs are read: what they predict, and when that is correct.
#pragma once

#include "common/math/matrix.hpp"

namespace nn {

// y, target (batch × out) -> the rows in which every output lies on its target's side: above the
// threshold where the target is above one half, not above it elsewhere.
inline Index count_rows_on_the_targets_side(const Matrix& y, const Matrix& target, Scalar threshold) {
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

    // How many rows of the batch are answered correctly.
    virtual Index count_correct(const Matrix& y, const Matrix& target) const = 0;
};

// L = mean over all entries of (y - t)², as torch.nn.MSELoss. For targets that are amounts.
class MeanSquaredError : public Loss {
public:
    double value(const Matrix& y, const Matrix& target) const override {
        require_same_shape("mean squared error", y, target);
        Scalar sum = 0;
        for (Index i = 0; i < y.size(); ++i) {
            const Scalar error = y.data()[i] - target.data()[i];
            sum += error * error;
        }
        return sum / static_cast<Scalar>(y.size());
    }

    double value_and_gradient(const Matrix& y, const Matrix& target, Matrix& dy) const override {
        require_same_shape("mean squared error", y, target);
        const Scalar scale = 2 / static_cast<Scalar>(y.size());
        dy.resize(y.rows(), y.columns());
        Scalar sum = 0;
        for (Index i = 0; i < y.size(); ++i) {
            const Scalar error = y.data()[i] - target.data()[i];
            sum += error * error;
            dy.data()[i] = scale * error; // dy = 2 (y - t) / count
        }
        return sum / static_cast<Scalar>(y.size());
    }

    // The outputs are the predictions.
    void predictions(const Matrix& y, Matrix& predictions) const override { predictions = y; }

    // Correct, for targets of 0 and 1: every output of the row lies on its target's side of one half.
    Index count_correct(const Matrix& y, const Matrix& target) const override {
        return count_rows_on_the_targets_side(y, target, Scalar(0.5));
    }
};

} // namespace nn
