#include "tests/check.hpp"

#include "common/network/input_noise.hpp"

#include <cmath>
#include <limits>

using namespace nn;

CLAIM(while_training_inputs_move_by_the_deviation) {
    Random random(1);
    InputNoise noise(0.5, random);
    const Matrix threes(100, 100, 3);
    double sum = 0, squares = 0;
    for (const Scalar y : noise.forward(threes)) {
        sum += y - 3;
        squares += (y - 3) * (y - 3);
    }
    CHECK_NEAR(sum / 10000, 0, 0.02);
    CHECK_NEAR(std::sqrt(squares / 10000), 0.5, 0.015); // four times the deviation, 0.5 / √20,000
}

CLAIM(predicting_changes_nothing) {
    Random random(1), untouched(1);
    const InputNoise noise(0.5, random);
    const Matrix x = {{1, -2}, {3, 0}};
    Matrix y;
    noise.apply(x, y);
    CHECK((y == x));
    CHECK_EQUAL(random.bits(), untouched.bits());
}

CLAIM(the_gradient_passes_as_it_is) {
    Random random(1);
    InputNoise noise(0.5, random);
    const Matrix x(2, 2), dy = {{1, 2}, {3, 4}};
    noise.forward(x);
    CHECK((noise.backward(dy, true) == dy));
}

CLAIM(deviations_that_make_no_sense_are_refused) {
    Random random(1);
    for (const double deviation :
         {-0.1, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        CHECK_THROWS(InputNoise(deviation, random), std::invalid_argument,
                     std::string("input noise: needs a deviation from 0"));
    }
}
