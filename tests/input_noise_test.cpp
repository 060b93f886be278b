#include "tests/check_matrix.hpp"

#include "common/network/input_noise.hpp"

#include <cmath>
#include <limits>

using namespace nn;

namespace {

Matrix forward(Layer& layer, const Matrix& x) {
    Matrix y;
    layer.forward(x, y);
    return y;
}

} // namespace

CLAIM(while_training_inputs_move_by_the_deviation) {
    Random random(1);
    InputNoise noise(0.5, random);
    const Matrix threes(100, 100, 3);
    double sum = 0, squares = 0, far = 0;
    for (const Scalar y : forward(noise, threes)) {
        sum += y - 3;
        squares += (y - 3) * (y - 3);
        far += std::abs(y - 3) > 1; // twice the deviation: 4.55 % of normal numbers
    }
    CHECK_NEAR(far / 10000, 0.0455, 0.009);
    CHECK_NEAR(sum / 10000, 0, 0.02);
    CHECK_NEAR(std::sqrt(squares / 10000), 0.5, 0.015); // four times the deviation, 0.5 / √20,000
}

CLAIM(each_forward_draws_anew_and_the_seed_decides) {
    Random one(1), same(1);
    InputNoise a(0.5, one), b(0.5, same);
    const Matrix x(5, 5), first = forward(a, x);
    CHECK_MATRIX(first, forward(b, x));
    CHECK(!(first == forward(a, x)));
}

CLAIM(predicting_changes_nothing) {
    Random random(1), untouched(1);
    const InputNoise noise(0.5, random);
    const Matrix x = {{1, -2}, {3, 0}};
    Matrix y;
    noise.predict(x, y);
    CHECK_MATRIX(y, x);
    CHECK_EQUAL(random.bits(), untouched.bits());
}

CLAIM(the_gradient_passes_as_it_is) {
    Random random(1);
    InputNoise noise(0.5, random);
    const Matrix x(2, 2), dy = {{1, 2}, {3, 4}};
    Matrix dx;
    noise.backward(x, forward(noise, x), dy, &dx);
    CHECK_MATRIX(dx, dy);
    CHECK_THROWS(noise.backward(x, x, Matrix(1, 2), &dx), std::invalid_argument, "input noise backward",
                 "1 × 2", "2 × 2");
}

CLAIM(deviations_that_make_no_sense_are_refused) {
    Random random(1);
    for (const double deviation :
         {-0.1, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        CHECK_THROWS(InputNoise(deviation, random), std::invalid_argument, "input noise", "deviation", "0");
    }
}
