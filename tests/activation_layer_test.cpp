#include "tests/check.hpp"

#include "common/network/activation_layer.hpp"

#include <stdexcept>

using namespace nn;

CLAIM(forward_bends_every_entry) {
    ActivationLayer layer(Activation::relu);
    const Matrix z = {{-1, 2}, {3, -4}};
    CHECK((layer.forward(z) == Matrix{{0, 2}, {3, 0}}));
    Matrix a;
    layer.apply(z, a);
    CHECK((a == Matrix{{0, 2}, {3, 0}}));
    CHECK(layer.parameters().empty());
}

CLAIM(backward_multiplies_by_the_slope_at_the_forward_input) {
    ActivationLayer layer(Activation::leaky_relu);
    const Matrix z = {{-1, 2}, {3, -4}};
    layer.forward(z);
    const Matrix& dz = layer.backward({{100, 100}, {10, 10}}, true);
    CHECK_NEAR(largest_difference(dz, {{1, 100}, {10, Scalar(0.1)}}), 0, 1e-6);
}

CLAIM(what_does_not_fit_is_refused) {
    ActivationLayer layer(Activation::tanh);
    CHECK_THROWS(layer.backward(Matrix(1, 1), true), std::logic_error,
                 "activation: backward without a forward before it");
    const Matrix z(2, 3);
    layer.forward(z);
    CHECK_THROWS(layer.backward(Matrix(3, 2), true), std::invalid_argument,
                 "activation backward: (3 × 2) and (2 × 3): the shapes differ");
}
