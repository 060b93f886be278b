#include "tests/check_matrix.hpp"

#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/dropout.hpp"
#include "common/network/gradient_check.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace nn;

namespace {

Matrix forward(Layer& layer, const Matrix& x) {
    Matrix y;
    layer.forward(x, y);
    return y;
}

} // namespace

CLAIM(while_training_units_are_dropped_at_the_rate_and_the_others_are_scaled_up) {
    Random random(1);
    Dropout dropout(0.25, random);
    const Matrix ones(100, 100, 1);
    double dropped = 0, sum = 0;
    for (const Scalar y : forward(dropout, ones)) {
        if (y != 0) CHECK_NEAR(y, 4.0 / 3, 1e-6);
        dropped += y == 0;
        sum += y;
    }
    CHECK_NEAR(dropped / 10000, 0.25, 0.02); // four times the deviation, √(0.25 · 0.75 / 10,000)
    CHECK_NEAR(sum / 10000, 1, 0.03);        // the mean stays what it was
}

CLAIM(each_forward_draws_anew_and_the_seed_decides) {
    Random one(1), same(1);
    Dropout a(0.5, one), b(0.5, same);
    const Matrix ones(10, 10, 1), first = forward(a, ones);
    CHECK_MATRIX(first, forward(b, ones));
    CHECK(!(first == forward(a, ones)));
}

CLAIM(predicting_changes_nothing_and_draws_nothing) {
    Random random(1), untouched(1);
    const Dropout dropout(0.5, random);
    const Matrix x = {{1, -2}, {3, 0}};
    Matrix y;
    dropout.predict(x, y);
    CHECK_MATRIX(y, x);
    CHECK_EQUAL(random.bits(), untouched.bits());
}

CLAIM(dropped_units_get_no_gradient) {
    Random random(1);
    Dropout dropout(0.5, random);
    const Matrix ones(4, 5, 1), y = forward(dropout, ones);
    Matrix dx;
    dropout.backward(ones, y, ones, &dx);
    CHECK_MATRIX(dx, y); // the mask itself, both times
}

CLAIM(its_gradient_agrees_with_finite_differences_while_the_mask_stays) {
    if (sizeof(Scalar) < sizeof(double))
        throw check::Skip{"differences of floats are too coarse to judge by"};
    Random random(1), masks(0);
    Network network;
    network.add(std::make_unique<Dense>(2, 6, Initializer::xavier_uniform, random));
    network.add(std::make_unique<ActivationLayer>(Activation::tanh));
    network.add(std::make_unique<Dropout>(0.4, masks));
    network.add(std::make_unique<Dense>(6, 1, Initializer::xavier_uniform, random));
    const Matrix x = {{0, 1}, {1, 0}, {1, 1}, {2, 1}}, target = {{1}, {1}, {0}, {1}};
    const BinaryCrossEntropy loss;
    Matrix dy;
    const auto loss_and_gradient = [&] {
        const double value = loss.value_and_gradient(network.forward(x), target, dy);
        network.backward(dy);
        return value;
    };
    const auto with_the_same_mask = [&] {
        masks = Random(7);
        return loss_and_gradient();
    };
    for (const GradientCheck& check : check_gradients(network.parameters(), with_the_same_mask)) {
        CHECK(check.passed());
    }
    bool all_passed = true; // with masks that change, the check has nothing to hold on to
    for (const GradientCheck& check : check_gradients(network.parameters(), loss_and_gradient)) {
        all_passed &= check.passed();
    }
    CHECK(!all_passed);
}

CLAIM(backward_needs_a_forward_of_the_same_shape) {
    Random random(1);
    Dropout dropout(0.5, random);
    const Matrix x(2, 2);
    Matrix dx;
    CHECK_THROWS(dropout.backward(x, x, x, &dx), std::invalid_argument, "dropout backward", "2 × 2", "0 × 0");
    forward(dropout, Matrix(2, 3));
    CHECK_THROWS(dropout.backward(x, x, x, &dx), std::invalid_argument, "dropout backward", "2 × 2", "2 × 3");
}

CLAIM(rates_that_make_no_sense_are_refused) {
    Random random(1);
    for (const double rate : {-0.1, 1.0, 2.0, std::numeric_limits<double>::quiet_NaN()}) {
        CHECK_THROWS(Dropout(rate, random), std::invalid_argument, "dropout", "rate", "0", "1");
    }
    Dropout none(0, random);
    const Matrix x = {{1, 2}};
    CHECK_MATRIX(forward(none, x), x);
}
