#include "tests/check.hpp"

#include "common/network/dense.hpp"

#include <stdexcept>

using namespace nn;

namespace {

Dense small_layer() { return Dense({{1, 2, 3}, {4, 5, 6}}, {{10, 20, 30}}); }

} // namespace

CLAIM(forward_is_xw_plus_b) {
    Dense layer = small_layer();
    const Matrix x = {{1, 0}, {2, -1}};
    const Matrix expected = {{11, 22, 33}, {8, 19, 30}};
    Matrix z;
    layer.apply(x, z);
    CHECK((z == expected));
    CHECK((layer.forward(x) == expected));
}

CLAIM(backward_gives_the_three_gradients_worked_out_by_hand) {
    Dense layer = small_layer();
    const Matrix x = {{1, 0}, {2, -1}};
    layer.forward(x);
    const Matrix& dx = layer.backward({{1, 0, 1}, {0, 1, 1}}, true);
    CHECK((layer.parameters()[0].gradient == Matrix{{1, 2, 3}, {0, -1, -1}})); // Xᵀ dZ
    CHECK((layer.parameters()[1].gradient == Matrix{{1, 1, 2}}));              // column sums
    CHECK((dx == Matrix{{4, 10}, {5, 11}}));                                   // dZ Wᵀ
}

CLAIM(a_second_backward_overwrites_the_first) {
    Dense layer = small_layer();
    const Matrix x = {{1, 0}, {2, -1}}, dz = {{1, 0, 1}, {0, 1, 1}};
    layer.forward(x);
    layer.backward(dz, true);
    const Matrix once = layer.parameters()[0].gradient;
    layer.backward(dz, false);
    CHECK((layer.parameters()[0].gradient == once));
}

CLAIM(apply_does_not_disturb_a_forward_in_progress) {
    Dense layer = small_layer();
    const Matrix x = {{1, 0}, {2, -1}};
    layer.forward(x);
    Matrix z;
    layer.apply({{9, 9}}, z);
    layer.backward({{1, 0, 1}, {0, 1, 1}}, false);
    CHECK((layer.parameters()[0].gradient == Matrix{{1, 2, 3}, {0, -1, -1}}));
}

CLAIM(only_the_weight_decays_and_biases_start_at_zero) {
    Random random(1);
    Dense layer(3, 2, Initializer::xavier_uniform, random);
    CHECK(layer.parameters()[0].decays);
    CHECK(!layer.parameters()[1].decays);
    CHECK((layer.parameters()[1].value == Matrix(1, 2)));
    CHECK((layer.parameters()[0].value != Matrix(3, 2)));
}

CLAIM(what_does_not_fit_is_refused) {
    CHECK_THROWS(Dense(Matrix(2, 3), Matrix(1, 2)), std::invalid_argument,
                 "dense: weight (2 × 3), bias (1 × 2): needs (1 × 3)");
    Dense layer = small_layer();
    CHECK_THROWS(layer.backward(Matrix(1, 3), true), std::logic_error,
                 "dense: backward without a forward before it");
    CHECK_THROWS(layer.forward(Matrix(4, 3)), std::invalid_argument,
                 "multiply: (4 × 3) · (2 × 3): inner sizes 3 and 2 differ");
    const Matrix x(4, 2);
    layer.forward(x);
    CHECK_THROWS(layer.backward(Matrix(4, 1), true), std::invalid_argument,
                 "dense backward: (4 × 1) and (4 × 3): the shapes differ");
}
