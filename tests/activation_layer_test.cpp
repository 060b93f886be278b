#include "tests/check_matrix.hpp"

#include "common/network/activation_layer.hpp"

#include <stdexcept>

using namespace nn;

CLAIM(forward_applies_the_function_to_every_entry) {
    ActivationLayer layer(Activation::relu);
    const Matrix z = {{-1, 2}, {3, -4}};
    Matrix a;
    layer.forward(z, a);
    CHECK_MATRIX(a, {{0, 2}, {3, 0}});
    layer.predict({{5, -5}}, a);
    CHECK_MATRIX(a, {{5, 0}});
    CHECK(layer.parameters().empty());
}

CLAIM(backward_multiplies_by_the_slope_at_the_input) {
    ActivationLayer layer(Activation::leaky_relu);
    const Matrix z = {{-1, 2}, {3, -4}};
    Matrix a, dz;
    layer.forward(z, a);
    layer.backward(z, a, {{100, 100}, {10, 10}}, &dz);
    CHECK_NEAR(largest_difference(dz, {{1, 100}, {10, Scalar(0.1)}}), 0, 1e-6);
    layer.backward(z, a, {{100, 100}, {10, 10}}, nullptr); // nobody asks for dz
}

CLAIM(what_does_not_fit_is_refused) {
    ActivationLayer layer(Activation::tanh);
    Matrix dz;
    CHECK_THROWS(layer.backward(Matrix(2, 3), Matrix(2, 3), Matrix(3, 2), &dz), std::invalid_argument,
                 "activation backward", "3 × 2", "2 × 3");
    CHECK_THROWS(layer.backward(Matrix(1, 3), Matrix(2, 3), Matrix(2, 3), &dz), std::invalid_argument,
                 "activation backward", "1 × 3", "2 × 3");
}
