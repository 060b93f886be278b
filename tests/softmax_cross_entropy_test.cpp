#include "tests/check_matrix.hpp"

#include "common/network/softmax_cross_entropy.hpp"

#include <limits>
#include <stdexcept>

using namespace nn;

namespace {

constexpr double tolerance = sizeof(Scalar) == sizeof(double) ? 1e-12 : 1e-5;

} // namespace

CLAIM(equal_logits_are_a_fair_die) {
    const SoftmaxCrossEntropy loss;
    Matrix p, dz;
    const Matrix z = {{5, 5, 5, 5}}, target = {{0, 1, 0, 0}};
    CHECK_NEAR(loss.value(z, target), std::log(4.0), tolerance);
    loss.predictions(z, p);
    CHECK_MATRIX(p, {{0.25, 0.25, 0.25, 0.25}});
    CHECK_NEAR(loss.value_and_gradient(z, target, dz), std::log(4.0), tolerance);
    CHECK_MATRIX(dz, {{0.25, -0.75, 0.25, 0.25}});
}

CLAIM(it_is_the_textbook_formula_and_the_mean_over_the_batch) {
    const SoftmaxCrossEntropy loss;
    const Matrix z = {{1, 2, 0}, {-1, 0, 3}}, target = {{0, 1, 0}, {Scalar(0.25), 0, Scalar(0.75)}};
    double expected = 0;
    Matrix gradient(2, 3), dz;
    for (Index i = 0; i < 2; ++i) {
        double total = 0;
        for (Index j = 0; j < 3; ++j) total += std::exp(double(z(i, j)));
        for (Index j = 0; j < 3; ++j) {
            const double p = std::exp(double(z(i, j))) / total;
            expected -= target(i, j) * std::log(p) / 2;
            gradient(i, j) = static_cast<Scalar>((p - target(i, j)) / 2);
        }
    }
    CHECK_NEAR(loss.value(z, target), expected, tolerance);
    CHECK_NEAR(loss.value_and_gradient(z, target, dz), expected, tolerance);
    CHECK_NEAR(largest_difference(dz, gradient), 0, tolerance);
}

CLAIM(two_classes_are_the_sigmoid_of_the_difference) {
    const SoftmaxCrossEntropy loss;
    Matrix p;
    loss.predictions({{3, 1}}, p);
    CHECK_NEAR(p(0, 0), 0.8807970779778823, tolerance);                             // sigmoid(2)
    CHECK_NEAR(loss.value({{3, 1}}, {{0, 1}}), 2.1269280110429727, tolerance * 10); // log(1 + e²)
}

CLAIM(any_finite_logits_give_the_limits_and_never_nan) {
    const SoftmaxCrossEntropy loss;
    const Scalar huge = std::numeric_limits<Scalar>::max();
    Matrix p, dz;
    loss.predictions({{huge, -huge, 0}}, p);
    CHECK_MATRIX(p, {{1, 0, 0}});
    CHECK_EQUAL(loss.value({{huge, -huge, 0}}, {{1, 0, 0}}), 0.0);
    CHECK_EQUAL(loss.value_and_gradient({{huge, -huge, 0}}, {{1, 0, 0}}, dz), 0.0);
    CHECK_MATRIX(dz, {{0, 0, 0}});
    CHECK_NEAR(loss.value({{1000, 0}}, {{0, 1}}), 1000, 1e-3);
    CHECK_NEAR(loss.value_and_gradient({{1000, 0}}, {{0, 1}}, dz), 1000, 1e-3);
    CHECK_MATRIX(dz, {{1, -1}});
    CHECK_NEAR(loss.value({{-huge, -huge}}, {{1, 0}}), std::log(2.0), tolerance);
    CHECK_NEAR(loss.value_and_gradient({{-huge, -huge}}, {{1, 0}}, dz), std::log(2.0), tolerance);
    CHECK_MATRIX(dz, {{-0.5, 0.5}});
}

CLAIM(tiny_losses_keep_their_digits) {
    const SoftmaxCrossEntropy loss;
    Matrix dz;
    for (const double z : {10.0, 15.0, 30.0, 37.0}) {
        const double exact = std::log1p(std::exp(-z)), relative = tolerance * 10;
        CHECK_NEAR(loss.value({{Scalar(z), 0}}, {{1, 0}}), exact, relative * exact);
        CHECK_EQUAL(loss.value_and_gradient({{Scalar(z), 0}}, {{1, 0}}, dz),
                    loss.value({{Scalar(z), 0}}, {{1, 0}}));
    }
}

CLAIM(the_largest_logit_decides) {
    const SoftmaxCrossEntropy loss;
    CHECK_EQUAL(loss.count_correct({{1, 2, 0}, {3, 1, 2}, {0, 0, 1}}, {{0, 1, 0}, {0, 0, 1}, {0, 0, 1}}), 2);
}

CLAIM(what_does_not_fit_is_refused) {
    const SoftmaxCrossEntropy loss;
    CHECK_THROWS(loss.value(Matrix(2, 3), Matrix(2, 2)), std::invalid_argument, "softmax cross-entropy",
                 "2 × 3", "2 × 2");
    CHECK_THROWS(loss.value(Matrix(2, 0), Matrix(2, 0)), std::invalid_argument, "softmax cross-entropy",
                 "classes");
}
