#include "tests/check.hpp"

#include "common/network/binary_cross_entropy.hpp"
#include "common/network/gradient_check.hpp"
#include "common/training/regularization.hpp"

using namespace nn;

CLAIM(l2_adds_half_lambda_times_the_squares_and_leaves_biases_free) {
    Parameter w{"w", {{1, -2}, {3, 0}}, {{1, 1}, {1, 1}}, true}, b{"b", {{5}}, {{1}}, false};
    Parameter* parameters[] = {&w, &b};
    const Penalty l2 = l2_penalty(0.5);
    CHECK_NEAR(l2.value(parameters), 3.5, 1e-12); // 0.5 / 2 · (1 + 4 + 9)
    l2.add_gradient(parameters);
    CHECK((w.gradient == Matrix{{Scalar(1.5), 0}, {Scalar(2.5), 1}}));
    CHECK((b.gradient == Matrix{{1}}));
}

CLAIM(the_gradient_of_loss_and_l2_together_agrees_with_finite_differences) {
    if (sizeof(Scalar) < sizeof(double)) {
        throw check::Skip{"differences of floats are too coarse to judge by"};
    }
    Random random(1);
    const Index sizes[] = {2, 4, 1};
    Network network = multilayer_perceptron(sizes, Activation::tanh, Initializer::xavier_uniform, random);
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
