#include "tests/check_matrix.hpp"

#include "common/math/shape.hpp"
#include "common/network/dense.hpp"

#include <stdexcept>
#include <type_traits>

using namespace nn;

CLAIM(forward_is_xw_plus_b) {
    Dense layer({{1, 2, 3}, {4, 5, 6}}, {{10, 20, 30}});
    Matrix z;
    layer.predict({{1, 0}, {2, -1}}, z);
    CHECK_MATRIX(z, {{11, 22, 33}, {8, 19, 30}});
    layer.forward({{1, 1}}, z);
    CHECK_MATRIX(z, {{15, 27, 39}});
}

CLAIM(backward_gives_the_three_gradients_worked_out_by_hand) {
    Dense layer({{1, 2, 3}, {4, 5, 6}}, {{10, 20, 30}});
    Matrix dx;
    layer.backward({{1, 0}, {2, -1}}, Matrix(2, 3), {{1, 0, 1}, {0, 1, 1}}, &dx);
    CHECK_MATRIX(layer.parameters()[0].gradient, {{1, 2, 3}, {0, -1, -1}}); // Xᵀ dZ
    CHECK_MATRIX(layer.parameters()[1].gradient, {{1, 1, 2}});              // column sums
    CHECK_MATRIX(dx, {{4, 10}, {5, 11}});                                   // dZ Wᵀ
}

CLAIM(a_second_backward_overwrites_the_first) {
    Dense layer({{1, 2, 3}, {4, 5, 6}}, {{10, 20, 30}});
    const Matrix x = {{1, 0}, {2, -1}}, z(2, 3), dz = {{1, 0, 1}, {0, 1, 1}};
    layer.backward(x, z, dz, nullptr);
    const Matrix once = layer.parameters()[0].gradient;
    layer.backward(x, z, dz, nullptr);
    CHECK_MATRIX(layer.parameters()[0].gradient, once);
}

CLAIM(only_the_weight_decays_and_biases_start_at_zero) {
    Random random(1);
    Dense layer(3, 2, Initializer::xavier_uniform, random);
    CHECK(layer.parameters()[0].is_penalised);
    CHECK(!layer.parameters()[1].is_penalised);
    CHECK_MATRIX(layer.parameters()[1].value, Matrix(1, 2));
    CHECK((layer.parameters()[0].value != Matrix(3, 2)));
}

CLAIM(layers_are_not_copied) {
    CHECK(!std::is_copy_constructible_v<Dense> && !std::is_copy_assignable_v<Dense>);
}

CLAIM(what_does_not_fit_is_refused) {
    CHECK_THROWS(Dense(Matrix(2, 3), Matrix(1, 2)), std::invalid_argument, "dense", "weight (2 × 3)",
                 "bias (1 × 2)", "1 × 3");
    Dense layer(Matrix(2, 3), Matrix(1, 3));
    Matrix z, dx;
    CHECK_THROWS(layer.forward(Matrix(4, 3), z), std::invalid_argument, "multiply", "4 × 3", "2 × 3",
                 "3 and 2");
    CHECK_THROWS(layer.backward(Matrix(4, 2), Matrix(4, 3), Matrix(4, 1), &dx), std::invalid_argument,
                 "dense backward", "4 × 1", "4 × 3");
    CHECK_THROWS(layer.backward(Matrix(4, 5), Matrix(4, 3), Matrix(4, 3), &dx), std::invalid_argument,
                 "dense backward", "4 × 5", "2 × 3");
    CHECK_THROWS(layer.backward(Matrix(4, 2), Matrix(4, 5), Matrix(4, 5), &dx), std::invalid_argument,
                 "dense backward", "4 × 5", "2 × 3");
    CHECK_THROWS(layer.backward(Matrix(3, 2), Matrix(4, 3), Matrix(4, 3), &dx), std::invalid_argument,
                 "multiply", "2 × 3", "4 × 3", "3 and 4");
    CHECK_EQUAL(shape(layer.parameters()[0].gradient), "(2 × 3)");
}
