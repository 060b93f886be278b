#include "tests/check_matrix.hpp"

#include "common/network/dense.hpp"
#include "common/network/gradient_check.hpp"
#include "common/network/losses.hpp"
#include "common/training/penalty.hpp"

#include <cmath>
#include <limits>

using namespace nn;

CLAIM(l2_adds_half_lambda_times_the_squares_and_leaves_biases_free) {
    Parameter w{"w", {{1, -2}, {3, 0}}, {{1, 1}, {1, 1}}, true}, b{"b", {{5}}, {{1}}, false};
    Parameter* parameters[] = {&w, &b};
    const Penalty l2 = l2_penalty(0.5);
    CHECK_NEAR(l2.value(Parameters(parameters)), 3.5, 1e-12); // 0.5 / 2 · (1 + 4 + 9)
    l2.add_gradient(parameters);
    CHECK_MATRIX(w.gradient, {{Scalar(1.5), 0}, {Scalar(2.5), 1}});
    CHECK_MATRIX(b.gradient, {{1}});
}

CLAIM(the_gradient_of_loss_and_l2_together_agrees_with_finite_differences) {
    if (sizeof(Scalar) < sizeof(double)) {
        throw check::Skip{"differences of floats are too coarse to judge by"};
    }
    Random random(1);
    Network network = mlp({2, 4, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    const Dataset data = exclusive_or();
    const BinaryCrossEntropy loss;
    const Penalty l2 = l2_penalty(0.1);
    Matrix dy;
    const auto checks = check_gradients(network.parameters(), [&] {
        const double value = loss.value_and_gradient(network.forward(data.x), data.target, dy);
        network.backward(dy);
        l2.add_gradient(network.parameters());
        return value + l2.value(network.parameters());
    });
    for (const GradientCheck& check : checks) CHECK(check.passed());
}

CLAIM(shrinking_moves_towards_zero_and_stays_there) {
    CHECK_NEAR(shrink(Scalar(0.5), Scalar(0.2)), 0.3, 1e-6);
    CHECK_NEAR(shrink(Scalar(-0.5), Scalar(0.2)), -0.3, 1e-6);
    for (const Scalar w : {Scalar(0.2), Scalar(0.1), Scalar(0), Scalar(-0.1), Scalar(-0.2)}) {
        CHECK_EQUAL(shrink(w, Scalar(0.2)), 0);
    }
}

CLAIM(a_weight_that_is_no_number_is_not_hidden) {
    const Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
    CHECK(std::isnan(shrink(nan, Scalar(0.1))));
}

CLAIM(a_lambda_that_makes_no_sense_is_refused) {
    for (const double lambda : {-1.0, double(NAN), double(INFINITY)}) {
        CHECK_THROWS(ProximalSgd(lambda), std::invalid_argument, "penalty", "λ", "0");
        CHECK_THROWS(l2_penalty(lambda), std::invalid_argument, "penalty", "λ", "0");
    }
}

CLAIM(fit_descends_loss_and_l2_together) {
    // One step from w = 1, b = 0 on x = 1, t = 0: the loss has the slope 2 for both, L2 with λ = 0.5 adds 0.5 for w.
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{1}}, Matrix{{0}}));
    Sgd optimizer;
    Random random(1);
    const Dataset data{{{1}}, {{0}}};
    const Epoch last =
        fit(network, MeanSquaredError(), optimizer, data,
            {.epochs = 1, .learning_rate = 0.1, .validation = &data, .penalties = {l2_penalty(0.5)}}, random);
    const double w = network.parameters()[0]->value(0, 0), b = network.parameters()[1]->value(0, 0);
    CHECK_NEAR(w, 0.75, 1e-6);
    CHECK_NEAR(b, -0.2, 1e-6);
    CHECK_NEAR(last.training.loss, (w + b) * (w + b), 1e-6);
    CHECK_NEAR(last.training.objective, (w + b) * (w + b) + 0.25 * w * w, 1e-6);
    CHECK_NEAR(last.validation->objective, last.training.objective, 1e-12);
}

CLAIM(l1_adds_lambda_times_the_sizes_and_shrinks_weights_alone) {
    Parameter w{"w", {{1, -2}, {Scalar(0.1), 0}}, Matrix(2, 2), true}, b{"b", {{5}}, {{0}}, false};
    Parameter* parameters[] = {&w, &b};
    ProximalSgd l1(0.5);
    CHECK_NEAR(l1.penalty(Parameters(parameters)), 1.55, 1e-6); // 0.5 · (1 + 2 + 0.1)
    l1.step(parameters, 0.4);                                   // by 0.2, as the gradient is 0
    CHECK_NEAR(largest_difference(w.value, {{Scalar(0.8), Scalar(-1.8)}, {0, 0}}), 0, 1e-6);
    CHECK_EQUAL(b.value(0, 0), 5);
}

CLAIM(a_weight_rests_at_zero_exactly_while_the_data_pull_by_less_than_lambda) {
    // One weight, y = w x with x = 1 and target t: at w = 0 the mean squared error pulls by 2 t. With λ = 1, the least of
    // (w - t)² + |w| is 0 for t up to 1/2, and at w = t - 1/2 beyond.
    for (const double t : {0.2, 0.45, 0.55, 2.0}) {
        Network network;
        network.add(std::make_unique<Dense>(Matrix{{1}}, Matrix{{0}}));
        Parameter& weight = *network.parameters()[0];
        const Dataset data{{{1}, {-1}},
                           {{Scalar(t)}, {Scalar(-t)}}}; // two rows whose pulls on the bias cancel
        ProximalSgd optimizer(1);
        Random random(1);
        const Epoch last =
            fit(network, MeanSquaredError(), optimizer, data, {.epochs = 200, .learning_rate = 0.1}, random);
        CHECK_NEAR(last.training.objective, last.training.loss + std::abs(double(weight.value(0, 0))), 1e-12);
        if (t <= 0.5) CHECK_EQUAL(weight.value(0, 0), 0);
        if (t > 0.5) CHECK_NEAR(weight.value(0, 0), t - 0.5, 1e-5);
    }
}

CLAIM(without_l1_it_is_plain_gradient_descent) {
    Parameter w{"w", {{1, -2}}, {{3, -5}}, true}, same = w;
    Parameter *one[] = {&w}, *other[] = {&same};
    ProximalSgd(0).step(one, 0.1);
    Sgd().step(other, 0.1);
    CHECK_MATRIX(w.value, same.value);
    CHECK_EQUAL(ProximalSgd(0).penalty(Parameters(one)), 0);
}
