#include "tests/check_matrix.hpp"

#include "common/network/losses.hpp"

#include <stdexcept>

using namespace nn;

namespace {

constexpr double tolerance = sizeof(Scalar) == sizeof(double) ? 1e-12 : 1e-5;

} // namespace

CLAIM(mean_squared_error_is_the_mean_over_all_entries) {
    const MeanSquaredError loss;
    Matrix dy;
    // Errors 1, -2, 0, 3: squares 1 + 4 + 0 + 9 = 14, over 4 entries.
    CHECK_NEAR(loss.value_and_gradient({{2, 0}, {5, 7}}, {{1, 2}, {5, 4}}, dy), 3.5, 1e-12);
    CHECK_MATRIX(dy, {{Scalar(0.5), -1}, {0, Scalar(1.5)}}); // 2 (y - t) / 4
    CHECK_NEAR(loss.value({{2, 0}, {5, 7}}, {{1, 2}, {5, 4}}), 3.5, 1e-12);
}

CLAIM(outputs_are_the_predictions_and_one_half_decides) {
    const MeanSquaredError loss;
    Matrix predictions;
    loss.predictions({{3}, {-1}}, predictions);
    CHECK_MATRIX(predictions, {{3}, {-1}});
    CHECK_EQUAL(loss.count_correct({{Scalar(0.6)}, {Scalar(0.4)}, {Scalar(0.6)}}, {{1}, {0}, {0}}), 2);
}

CLAIM(a_row_is_right_only_as_a_whole) {
    CHECK_EQUAL(count_rows_on_the_targets_side({{1, 0}, {1, 1}}, {{1, 0}, {1, 0}}, Scalar(0.5)), 1);
}

CLAIM(shapes_that_differ_are_refused) {
    const MeanSquaredError loss;
    const Matrix column(4, 1), row(1, 4);
    Matrix dy;
    CHECK_THROWS(loss.value(column, row), std::invalid_argument, "mean squared error", "4 × 1", "1 × 4");
    CHECK_THROWS(loss.value_and_gradient(column, row, dy), std::invalid_argument, "mean squared error",
                 "4 × 1", "1 × 4");
    CHECK_THROWS(loss.count_correct(column, row), std::invalid_argument, "count_correct", "4 × 1", "1 × 4");
}

CLAIM(for_cross_entropy_a_coin_costs_log_2) {
    const BinaryCrossEntropy loss;
    CHECK_NEAR(loss.value({{0}, {0}}, {{0}, {1}}), 0.6931471805599453, tolerance);
}

CLAIM(cross_entropy_is_the_textbook_formula_where_that_can_be_computed) {
    const BinaryCrossEntropy loss;
    Matrix dz;
    for (double z = -5; z <= 5; z += 0.25) {
        for (const double t : {0.0, 0.3, 1.0}) {
            const double p = 1 / (1 + std::exp(-z));
            const double textbook = -t * std::log(p) - (1 - t) * std::log(1 - p);
            CHECK_NEAR(loss.value_and_gradient({{Scalar(z)}}, {{Scalar(t)}}, dz), textbook, tolerance);
            CHECK_NEAR(dz(0, 0), p - t, tolerance);
        }
    }
}

CLAIM(cross_entropy_is_a_mean_and_so_is_its_gradient) {
    const BinaryCrossEntropy loss;
    Matrix dz;
    const double one = loss.value({{2}}, {{0}}), other = loss.value({{-1}}, {{0}});
    CHECK_NEAR(loss.value_and_gradient({{2}, {-1}}, {{0}, {0}}, dz), (one + other) / 2, tolerance);
    CHECK_NEAR(dz(0, 0), 0.8807970779778823 / 2, tolerance);
}

CLAIM(extreme_logits_cost_what_they_should_and_never_nan) {
    const BinaryCrossEntropy loss;
    Matrix dz;
    CHECK_NEAR(loss.value_and_gradient({{1000}}, {{0}}, dz), 1000,
               1e-9); // log(0) in the naive formula
    CHECK_EQUAL(dz(0, 0), Scalar(1));
    CHECK_EQUAL(loss.value({{1000}}, {{1}}), 0.0);
    CHECK_NEAR(loss.value({{-1000}}, {{1}}), 1000, 1e-9);
}

CLAIM(tiny_losses_keep_their_digits) {
    const BinaryCrossEntropy loss; // -log p = log(1 + e^-z), nearly e^-z
    for (const double z : {8.0, 12.0, 16.0, 30.0, 37.0}) {
        const double exact = std::log1p(std::exp(-z));
        const double relative = sizeof(Scalar) == sizeof(double) ? 1e-12 : 1e-5;
        CHECK_NEAR(loss.value({{Scalar(z)}}, {{1}}), exact, relative * exact);
    }
}

CLAIM(predictions_are_probabilities_and_a_positive_logit_is_a_yes) {
    const BinaryCrossEntropy loss;
    Matrix p;
    loss.predictions({{0}, {2}}, p);
    CHECK_EQUAL(p(0, 0), Scalar(0.5));
    CHECK_NEAR(p(1, 0), 0.8807970779778823, 1e-6);
    CHECK_EQUAL(loss.count_correct({{3}, {-3}, {Scalar(0.1)}, {0}}, {{1}, {0}, {0}, {0}}), 3);
}

CLAIM(shapes_that_differ_are_refused_for_cross_entropy_too) {
    const BinaryCrossEntropy loss;
    CHECK_THROWS(loss.value(Matrix(2, 1), Matrix(2, 2)), std::invalid_argument, "binary cross-entropy",
                 "2 × 1", "2 × 2");
}
