#include "tests/allocations.hpp"
#include "tests/check_matrix.hpp"

#include "common/math/shape.hpp"
#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/dropout.hpp"
#include "common/network/input_noise.hpp"
#include "common/network/network.hpp"
#include "common/training/fit.hpp"

#include <cstdint>
#include <new>
#include <stdexcept>
#include <type_traits>

using namespace nn;

namespace {

// 2-2-1 with ReLU: z₁ = (x₁ + x₂, x₁ - x₂), y = a₁ + 2 a₂ + 3.
Network small_network() {
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{1, 1}, {1, -1}}, Matrix{{0, 0}}));
    network.add(std::make_unique<ActivationLayer>(Activation::relu));
    network.add(std::make_unique<Dense>(Matrix{{1}, {2}}, Matrix{{3}}));
    return network;
}

} // namespace

CLAIM(forward_and_predict_give_the_values_worked_out_by_hand) {
    Network network = small_network();
    const Matrix x = {{1, 2}, {5, 1}};
    CHECK_MATRIX(network.forward(x), {{6}, {17}});
    CHECK_MATRIX(network.predict(x), {{6}, {17}});
}

CLAIM(predicting_is_const_and_allocates_once) {
    const Network network = small_network();
    const Matrix x = {{1, 2}, {5, 1}};
    Network::Buffers buffers;
    CHECK_MATRIX(network.predict(x, buffers), {{6}, {17}});
    const long before = allocations_so_far();
    for (int i = 0; i < 10; ++i) network.predict(x, buffers);
    CHECK_EQUAL(allocations_so_far(), before);
    buffers.even = x; // its own memory may hold the input
    CHECK_MATRIX(network.predict(buffers.even, buffers), {{6}, {17}});
    CHECK_MATRIX(Network().predict(x, buffers), x);
}

CLAIM(a_forward_that_fails_leaves_nothing_to_go_back_through) {
    Network network = small_network();
    CHECK_THROWS(network.backward({{1}}), std::logic_error, "network", "backward", "forward");
    const Matrix right = {{1, 2}};
    network.forward(right);
    {
        const Matrix wrong(1, 3);
        CHECK_THROWS(network.forward(wrong), std::invalid_argument, "multiply", "1 × 3", "2 × 2", "3 and 2");
    }
    CHECK_THROWS(network.backward({{1}}), std::logic_error, "network", "backward", "forward");
}

CLAIM(an_input_is_forgotten_once_backward_is_done) {
    Network network = small_network();
    const Dataset data{{{1, 2}}, {{1}}};
    Random random(1);
    Sgd optimizer;
    fit(network, MeanSquaredError(), optimizer, data, {.epochs = 1, .batch_size = 1}, random);
    CHECK_THROWS(network.backward({{1}}), std::logic_error, "network", "backward", "forward");
    // Nor after a training that fails between forward and backward of its second step.
    const Dataset two{{{1, 2}, {3, 4}}, {{1}, {2}}};
    const double rate = sizeof(Scalar) == sizeof(double) ? 1e200 : 1e30; // the square of a step is infinite
    const FitOptions options{.epochs = 1, .batch_size = 1, .learning_rate = rate};
    CHECK_THROWS(fit(network, MeanSquaredError(), optimizer, two, options, random), std::runtime_error,
                 "epoch 1", "step 2");
    CHECK_THROWS(network.backward({{1}}), std::logic_error, "network", "backward", "forward");
}

CLAIM(a_layer_that_gets_no_memory_is_not_half_there) {
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{1}}, Matrix{{0}}));
    for (std::size_t bytes = 8; bytes < 512; bytes *= 2) {
        auto layer = std::make_unique<Dense>(Matrix{{1}}, Matrix{{0}});
        fail_allocations_from(bytes);
        try {
            network.add(std::move(layer));
        } catch (const std::bad_alloc&) {}
        fail_allocations_from(SIZE_MAX);
        CHECK_EQUAL(network.parameters().size(), static_cast<std::size_t>(2 * network.layer_count()));
        CHECK_EQUAL(network.snapshot().size(), network.parameters().size());
    }
}

namespace {

template <class Input>
concept CanGoForward = requires(Network network, Input input) {
    network.forward(std::forward<Input>(input));
};

} // namespace

CLAIM(an_input_that_would_be_gone_before_backward_does_not_compile) {
    CHECK(CanGoForward<const Matrix&> && CanGoForward<Matrix&>);
    CHECK(!CanGoForward<Matrix>);
    CHECK(!CanGoForward<const Matrix>);
}

CLAIM(backward_fills_every_gradient) {
    Network network = small_network();
    const Matrix x = {{5, 1}};
    network.forward(x);
    network.backward({{1}});
    const Parameters p = network.parameters();
    CHECK_MATRIX(p[0]->gradient, {{5, 10}, {1, 2}});
    CHECK_MATRIX(p[1]->gradient, {{1, 2}});
    CHECK_MATRIX(p[2]->gradient, {{6}, {4}});
    CHECK_MATRIX(p[3]->gradient, {{1}});
}

CLAIM(predict_does_not_disturb_a_forward_in_progress) {
    Network network = small_network();
    const Matrix x = {{5, 1}};
    network.forward(x);
    network.predict({{1, 1}, {2, 2}, {3, 3}});
    network.backward({{1}});
    CHECK_MATRIX(network.parameters()[0]->gradient, {{5, 10}, {1, 2}});
}

CLAIM(parameters_are_named_after_their_place) {
    const Network network = small_network();
    std::string names;
    for (const Parameter* p : network.parameters()) names += p->name + " ";
    CHECK_EQUAL(names, "0.weight 0.bias 2.weight 2.bias ");
}

CLAIM(a_network_moves_and_is_not_copied) {
    static_assert(!std::is_copy_constructible_v<Network>);
    Network network = small_network();
    Network moved = std::move(network);
    CHECK_MATRIX(moved.predict({{1, 2}}), {{6}});
    CHECK_EQUAL(moved.parameters().size(), 4u);
}

CLAIM(a_snapshot_brings_the_weights_back) {
    Network network = small_network();
    const auto kept = network.snapshot();
    for (Parameter* p : network.parameters()) p->value(0, 0) = 99;
    CHECK((network.predict({{1, 2}}) != Matrix{{6}}));
    network.restore(kept);
    CHECK_MATRIX(network.predict({{1, 2}}), {{6}});
}

CLAIM(a_snapshot_of_another_network_is_refused) {
    Network network = small_network();
    const std::vector<Matrix> few(3), wrong = {Matrix(2, 2), Matrix(1, 2), Matrix(3, 1), Matrix(1, 1)};
    CHECK_THROWS(network.restore(few), std::invalid_argument, "restore", "3 matrices", "4 parameters");
    CHECK_THROWS(network.restore(wrong), std::invalid_argument, "restore", "2.weight", "3 × 1", "2 × 1");
    CHECK_MATRIX(network.predict({{1, 2}}), {{6}});
}

CLAIM(a_multilayer_perceptron_has_the_sizes_asked_for) {
    Random random(1);
    Network network = mlp({2, 8, 3, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    CHECK_EQUAL(network.layer_count(), 5);
    CHECK_EQUAL(shape(network.parameters()[2]->value), "(8 × 3)");
    CHECK_EQUAL(shape(network.predict(Matrix(7, 2))), "(7 × 1)");
}

CLAIM(noise_comes_before_all_layers_and_dropout_after_every_activation) {
    Random random(1);
    const Network network =
        mlp({2, 8, 3, 1}, Activation::tanh, Initializer::xavier_uniform, random, 0.5, 0.1);
    CHECK_EQUAL(network.layer_count(), 8);
    CHECK(dynamic_cast<const InputNoise*>(&network.layer(0)));
    CHECK(dynamic_cast<const Dropout*>(&network.layer(3)));
    CHECK(dynamic_cast<const Dropout*>(&network.layer(6)));
}

CLAIM(impossible_sizes_are_refused) {
    Random random(1);
    const auto build = [&](std::vector<Index> sizes) {
        return mlp(sizes, Activation::tanh, Initializer::xavier_uniform, random);
    };
    CHECK_THROWS(build({2}), std::invalid_argument, "mlp", "two sizes");
    CHECK_THROWS(build({2, 0, 1}), std::invalid_argument, "mlp", "size 0");
}
