#include "tests/check.hpp"

#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/training/diagnosis.hpp"

#include <cmath>

using namespace nn;

namespace {

// One hidden layer without weights that matter: the sums of its units are these biases.
Network with_sums(Activation activation, const Matrix& sums) {
    Network network;
    network.add(std::make_unique<Dense>(Matrix(1, sums.columns()), sums));
    network.add(std::make_unique<ActivationLayer>(activation));
    return network;
}

} // namespace

CLAIM(the_last_step_is_measured_against_the_weights) {
    Parameter w{"w", {{3}, {0}}, {{0}, {6}}, true}, b{"b", {{4}}, {{8}}, false};
    const Parameter* const parameters[] = {&w, &b};
    const StepSize step = last_step(parameters, 0.1);
    CHECK_NEAR(step.gradient_norm, 10, 1e-12);
    CHECK_NEAR(step.update_ratio, 0.1 * 10 / 5, 1e-6);
    w.value = {{0}, {0}};
    b.value = {{0}};
    CHECK_EQUAL(last_step(parameters, 0.1).update_ratio, 0); // and no division by 0
}

CLAIM(dead_and_saturated_units_are_counted) {
    const Matrix x = {{0}, {1}};
    const UnitHealth relu = health_of(with_sums(Activation::relu, {{-1, 1, -3, 2}}), x);
    CHECK_EQUAL(relu.units, 4);
    CHECK_EQUAL(relu.dead, 2);
    CHECK_EQUAL(relu.saturated, 0);
    const UnitHealth tanh = health_of(with_sums(Activation::tanh, {{0, 4, -4, 1, 2}}),
                                      x); // slopes 1, 0.0013, 0.0013, 0.42, 0.071
    CHECK_EQUAL(tanh.units, 5);
    CHECK_EQUAL(tanh.dead, 0);
    CHECK_EQUAL(tanh.saturated, 2);
}

CLAIM(a_unit_that_learns_from_one_row_is_alive) {
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{1}}, Matrix{{Scalar(-0.5)}}));
    network.add(std::make_unique<ActivationLayer>(Activation::relu));
    CHECK_EQUAL(health_of(network, {{0}, {1}}).dead, 0);
    CHECK_EQUAL(health_of(network, {{0}, {Scalar(0.4)}}).dead, 1);
}

CLAIM(the_shelves_of_exclusive_or_are_found_with_their_points) {
    const Matrix targets = {{0}, {1}, {1}, {0}};
    const Scalar half(0.5), two_thirds(0.666);
    const auto two = answered_alike({{Scalar(0.01)}, {half}, {Scalar(0.99)}, {half}}, targets);
    CHECK_EQUAL(two.size(), 1u);
    CHECK((two.at(0).rows == std::vector<Index>{1, 3}));
    CHECK_NEAR(two.at(0).answer, 0.5, 1e-6);
    CHECK_NEAR(shelf_of(two, targets), std::log(2.0) / 2, 1e-12);
    CHECK_EQUAL(shelf_at(0.35, two, targets), shelf_of(two, targets));
    CHECK_EQUAL(shelf_at(0.69, two, targets), 0); // alike by chance: it is on no shelf

    const auto three = answered_alike({{Scalar(0.01)}, {two_thirds}, {two_thirds}, {two_thirds}}, targets);
    CHECK((three.at(0).rows == std::vector<Index>{1, 2, 3}));
    CHECK_NEAR(shelf_of(three, targets), 0.477, 0.001);

    const auto all = answered_alike({{half}, {half}, {half}, {half}}, targets);
    CHECK_EQUAL(all.at(0).rows.size(), 4u);
    CHECK_NEAR(shelf_of(all, targets), std::log(2.0), 1e-12);
}

CLAIM(what_is_told_apart_is_no_shelf) {
    const Matrix targets = {{0}, {1}, {1}, {0}};
    CHECK(answered_alike({{Scalar(0.1)}, {Scalar(0.9)}, {Scalar(0.9)}, {Scalar(0.1)}}, targets).empty());
    // Alike, but not the mean of their targets: on its way, not at rest.
    CHECK(answered_alike({{Scalar(0.1)}, {Scalar(0.2)}, {Scalar(0.9)}, {Scalar(0.18)}}, targets).empty());
    // A long row of answers, each close to the next.
    CHECK(
        answered_alike({{Scalar(0.38)}, {Scalar(0.42)}, {Scalar(0.46)}, {Scalar(0.62)}}, {{0}, {0}, {1}, {1}})
            .empty());
    CHECK_EQUAL(shelf_of({}, targets), 0);
}
