#include "tests/check.hpp"

#include "common/network/loss.hpp"

#include <stdexcept>

using namespace nn;

CLAIM(mean_squared_error_is_the_mean_over_all_entries) {
    const MeanSquaredError loss;
    Matrix dy;
    // Errors 1, -2, 0, 3: squares 1 + 4 + 0 + 9 = 14, over 4 entries.
    CHECK_NEAR(loss.value_and_gradient({{2, 0}, {5, 7}}, {{1, 2}, {5, 4}}, dy), 3.5, 1e-12);
    CHECK((dy == Matrix{{Scalar(0.5), -1}, {0, Scalar(1.5)}})); // 2 (y - t) / 4
    CHECK_NEAR(loss.value({{2, 0}, {5, 7}}, {{1, 2}, {5, 4}}), 3.5, 1e-12);
}

CLAIM(outputs_are_the_predictions_and_one_half_decides) {
    const MeanSquaredError loss;
    Matrix answers;
    loss.predictions({{3}, {-1}}, answers);
    CHECK((answers == Matrix{{3}, {-1}}));
    CHECK_EQUAL(loss.count_correct({{Scalar(0.6)}, {Scalar(0.4)}, {Scalar(0.6)}}, {{1}, {0}, {0}}), 2);
}

CLAIM(a_row_is_right_only_as_a_whole) {
    CHECK_EQUAL(count_rows_on_the_targets_side({{1, 0}, {1, 1}}, {{1, 0}, {1, 0}}, Scalar(0.5)), 1);
}

CLAIM(shapes_that_differ_are_refused) {
    const MeanSquaredError loss;
    Matrix dy;
    const std::string message = "mean squared error: (4 × 1) and (1 × 4): the shapes differ";
    CHECK_THROWS(loss.value(Matrix(4, 1), Matrix(1, 4)), std::invalid_argument, message);
    CHECK_THROWS(loss.value_and_gradient(Matrix(4, 1), Matrix(1, 4), dy), std::invalid_argument, message);
    CHECK_THROWS(loss.count_correct(Matrix(4, 1), Matrix(1, 4)), std::invalid_argument,
                 "count_correct: (4 × 1) and (1 × 4): the shapes differ");
}
