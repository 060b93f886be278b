// Tool: a loss in which the samples of some classes count for more, so that rare ones are not drowned by the others.
#pragma once

#include "common/network/losses.hpp"
#include "common/trainer/encoding.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace nn {

// So many times does a sample of each class count that all classes count the same, and all samples together as many as they are:
// n / (classes · samples of the class), as scikit-learn's class_weight="balanced" has it. Targets as in Encoding.
inline std::vector<double> balanced_weights(const Matrix& targets) {
    const Index classes = std::max<Index>(2, targets.columns());
    std::vector<double> counts(static_cast<std::size_t>(classes));
    for (Index i = 0; i < targets.rows(); ++i) ++counts[static_cast<std::size_t>(class_in_row(targets, i))];
    for (double& count : counts) {
        count = count > 0 ? static_cast<double>(targets.rows()) / (static_cast<double>(classes) * count) : 0;
    }
    return counts;
}

// The mean of w · l over the samples, l the other loss of each and w the weight of its class. For one training at a time.
class WeightedLoss final : public Loss {
public:
    WeightedLoss(const Loss& loss, std::vector<double> weights) : loss_(loss), weights_(std::move(weights)) {}

    double value(const Matrix& y, const Matrix& target) const override {
        double sum = 0;
        for (Index i = 0; i < y.rows(); ++i) {
            look_at(y, target, i);
            sum += weight_of(target, i) * loss_.value(y_, target_);
        }
        return sum / static_cast<double>(y.rows());
    }

    double value_and_gradient(const Matrix& y, const Matrix& target, Matrix& dy) const override {
        double sum = 0;
        dy.resize(y.rows(), y.columns());
        for (Index i = 0; i < y.rows(); ++i) {
            look_at(y, target, i);
            const double weight = weight_of(target, i);
            sum += weight * loss_.value_and_gradient(y_, target_, dy_);
            const auto share = static_cast<Scalar>(weight / static_cast<double>(y.rows()));
            for (Index j = 0; j < y.columns(); ++j) dy(i, j) = share * dy_(0, j);
        }
        return sum / static_cast<double>(y.rows());
    }

    void predictions(const Matrix& y, Matrix& predictions) const override {
        loss_.predictions(y, predictions);
    }
    Index count_correct(const Matrix& y, const Matrix& target) const override {
        return loss_.count_correct(y, target);
    }

private:
    void look_at(const Matrix& y, const Matrix& target, Index row) const {
        y_.resize(1, y.columns());
        target_.resize(1, target.columns());
        std::copy_n(y.data() + row * y.columns(), y.columns(), y_.data());
        std::copy_n(target.data() + row * target.columns(), target.columns(), target_.data());
    }

    double weight_of(const Matrix& target, Index row) const {
        return weights_[static_cast<std::size_t>(class_in_row(target, row))];
    }

    const Loss& loss_;
    std::vector<double> weights_;    // of each class
    mutable Matrix y_, target_, dy_; // of one sample, (1 × out)
};

} // namespace nn
