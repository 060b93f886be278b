#include "common/network/softmax_cross_entropy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace nn {

namespace {

void require_logits(const Matrix& z, const Matrix& target) {
    require_same_shape("softmax cross-entropy", z, target);
    if (z.columns() == 0) throw std::invalid_argument("softmax cross-entropy: there are no classes");
}

const Scalar* row(const Matrix& a, Index i) { return a.data() + i * a.columns(); }

Index greatest(const Scalar* values, Index count) {
    return std::max_element(values, values + count) - values;
}

// Σ t_j (log Σ e^z - z_j), both counted from the greatest logit z_g: log Σ e^(z - z_g) = log(1 + rest)
// keeps its digits where the rest is tiny, and no logit is so large that it swallows the difference.
// A class without a target adds nothing, however unlikely it is.
Scalar row_loss(const Scalar* z, const Scalar* t, Index classes) {
    const Index g = greatest(z, classes);
    Scalar rest = 0;
    for (Index j = 0; j < classes; ++j) {
        if (j != g) rest += std::exp(z[j] - z[g]);
    }
    const Scalar log_total = std::log1p(rest);
    Scalar sum = 0;
    for (Index j = 0; j < classes; ++j) {
        if (t[j] != 0) sum += t[j] * (log_total - (z[j] - z[g]));
    }
    return sum;
}

} // namespace

double SoftmaxCrossEntropy::value(const Matrix& z, const Matrix& target) const {
    require_logits(z, target);
    double sum = 0;
    for (Index i = 0; i < z.rows(); ++i) sum += row_loss(row(z, i), row(target, i), z.columns());
    return sum / static_cast<double>(z.rows());
}

// The derivative of log Σ e^z for z_j is p_j, that of Σ t z is t_j: dz_j = (p_j Σ t - t_j) / batch.
double SoftmaxCrossEntropy::value_and_gradient(const Matrix& z, const Matrix& target, Matrix& dz) const {
    const double loss = value(z, target);
    predictions(z, dz); // p for now
    const Scalar scale = 1 / static_cast<Scalar>(z.rows());
    for (Index i = 0; i < z.rows(); ++i) {
        const Scalar* t = row(target, i);
        const Scalar target_sum = std::accumulate(t, t + z.columns(), Scalar{0});
        for (Index j = 0; j < z.columns(); ++j) dz(i, j) = scale * (dz(i, j) * target_sum - t[j]);
    }
    return loss;
}

// p_j = e^(z_j - max z) / Σ e^(z - max z): the greatest exponent is 0, so nothing overflows.
void SoftmaxCrossEntropy::predictions(const Matrix& z, Matrix& p) const {
    p.resize(z.rows(), z.columns());
    for (Index i = 0; i < z.rows(); ++i) {
        const Scalar largest = z(i, greatest(row(z, i), z.columns()));
        Scalar total = 0;
        for (Index j = 0; j < z.columns(); ++j) total += p(i, j) = std::exp(z(i, j) - largest);
        for (Index j = 0; j < z.columns(); ++j) p(i, j) /= total;
    }
}

Index SoftmaxCrossEntropy::count_correct(const Matrix& z, const Matrix& target) const {
    require_logits(z, target);
    Index correct = 0;
    for (Index i = 0; i < z.rows(); ++i) {
        correct += greatest(row(z, i), z.columns()) == greatest(row(target, i), z.columns());
    }
    return correct;
}

} // namespace nn
