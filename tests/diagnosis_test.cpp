#include "tests/check.hpp"

#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/training/diagnosis.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/penalty.hpp"

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

CLAIM(the_last_step_of_an_epoch_is_measured_against_the_weights) {
    Parameter w{"w", {{4}, {0}}, {{0}, {6}}, true}, b{"b", {{4}}, {{8}}, false};
    Parameter* const parameters[] = {&w, &b};
    Sgd sgd;
    StepMeter meter(sgd, 2);
    meter.step(parameters, 0.1);
    CHECK(!meter.last());
    w.value = {{4}, {0.6}};
    b.value = {{0.8}};
    meter.step(parameters, 0.1); // to 4, 0, 0
    CHECK_NEAR(meter.last()->gradient_norm, 10, 1e-12);
    CHECK_NEAR(meter.last()->update_ratio, 1.0 / 4, 1e-6);
    meter.step(parameters, 0.1); // the first of the next epoch
    CHECK_NEAR(meter.last()->update_ratio, 1.0 / 4, 1e-6);
    Parameter zero{"w", {{0}}, {{0}}, true};
    Parameter* const at_zero[] = {&zero};
    StepMeter another(sgd, 1);
    another.step(at_zero, 0.1);
    CHECK_EQUAL(another.last()->update_ratio, 0); // and no division by 0
}

CLAIM(what_the_optimizer_makes_of_the_gradient_is_measured_and_not_guessed) {
    Parameter w{"w", {{2}}, {{50}}, true};
    Parameter* const parameters[] = {&w};
    Adam adam; // its first step is one learning rate, whatever the gradient
    StepMeter meter(adam, 1);
    meter.step(parameters, 0.5);
    CHECK_NEAR(meter.last()->gradient_norm, 50, 1e-12);
    CHECK_NEAR(meter.last()->update_ratio, 0.5 / 1.5, 1e-6);
    CHECK_EQUAL(meter.state().steps, 1);
    Clipped clipped(std::make_unique<Sgd>(), 1);
    StepMeter before_it_is_clipped(clipped, 1);
    w.gradient = {{50}};
    before_it_is_clipped.step(parameters, 0.5);
    CHECK_NEAR(before_it_is_clipped.last()->gradient_norm, 50, 1e-12);
    CHECK_NEAR(before_it_is_clipped.last()->update_ratio, 0.5 / 1.0, 1e-5); // from 1.5 to 1
    w.value = {{Scalar(1.5)}};
    StepMeter resumed(adam, 1);
    resumed.resume_from({7, {{{1}}, {{1}}}}, Parameters(parameters));
    CHECK_EQUAL(adam.state().steps, 7);
    ProximalSgd l1(2);
    CHECK_NEAR(StepMeter(l1, 1).penalty(Parameters(parameters)), 3, 1e-6);
}

CLAIM(dead_and_saturated_units_are_counted) {
    const Matrix x = {{0}, {1}};
    const UnitHealth relu = health_of(with_sums(Activation::relu, {{-1, 1, -3, 2}}), x);
    CHECK_EQUAL(relu.units, 4);
    CHECK_EQUAL(relu.dead, 2);
    CHECK_EQUAL(relu.saturated, 0);
    // Derivatives 1, 0.0013, 0.0013, 0.42, 0.071.
    const UnitHealth tanh = health_of(with_sums(Activation::tanh, {{0, 4, -4, 1, 2}}), x);
    CHECK_EQUAL(tanh.units, 5);
    CHECK_EQUAL(tanh.dead, 0);
    CHECK_EQUAL(tanh.saturated, 2);
}

CLAIM(a_leak_of_a_hundredth_is_not_saturated) { // in float, too
    const UnitHealth leaky = health_of(with_sums(Activation::leaky_relu, {{-1, -3}}), {{0}, {1}});
    CHECK_EQUAL(leaky.units, 2);
    CHECK_EQUAL(leaky.saturated, 0);
}

CLAIM(a_unit_that_learns_from_one_sample_is_alive) {
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{1}}, Matrix{{Scalar(-0.5)}}));
    network.add(std::make_unique<ActivationLayer>(Activation::relu));
    CHECK_EQUAL(health_of(network, {{0}, {1}}).dead, 0);
    CHECK_EQUAL(health_of(network, {{0}, {Scalar(0.4)}}).dead, 1);
}

CLAIM(the_plateaus_of_exclusive_or_are_found_with_their_samples) {
    const Matrix targets = {{0}, {1}, {1}, {0}};
    const Scalar half(0.5), two_thirds(0.666);
    const auto two = confused_samples({{Scalar(0.01)}, {half}, {Scalar(0.99)}, {half}}, targets);
    CHECK_EQUAL(two.size(), 1u);
    CHECK((two.at(0).samples == std::vector<Index>{1, 3}));
    CHECK_NEAR(two.at(0).prediction, 0.5, 1e-6);
    CHECK_NEAR(plateau_loss(two, targets), std::log(2.0) / 2, 1e-12);
    CHECK_EQUAL(plateau_at(0.35, two, targets).value(), plateau_loss(two, targets));
    CHECK(!plateau_at(0.69, two, targets)); // the same by chance: it is on no plateau

    const auto three = confused_samples({{Scalar(0.01)}, {two_thirds}, {two_thirds}, {two_thirds}}, targets);
    CHECK((three.at(0).samples == std::vector<Index>{1, 2, 3}));
    CHECK_NEAR(plateau_loss(three, targets), 0.477, 0.001);

    const auto all = confused_samples({{half}, {half}, {half}, {half}}, targets);
    CHECK_EQUAL(all.at(0).samples.size(), 4u);
    CHECK_NEAR(plateau_loss(all, targets), std::log(2.0), 1e-12);
}

CLAIM(what_is_told_apart_is_no_plateau) {
    const Matrix targets = {{0}, {1}, {1}, {0}};
    CHECK(confused_samples({{Scalar(0.1)}, {Scalar(0.9)}, {Scalar(0.9)}, {Scalar(0.1)}}, targets).empty());
    // The same, but not the mean of their targets: on its way, not on a plateau.
    CHECK(confused_samples({{Scalar(0.1)}, {Scalar(0.2)}, {Scalar(0.9)}, {Scalar(0.18)}}, targets).empty());
    // A long row of predictions, each close to the next.
    CHECK(confused_samples({{Scalar(0.38)}, {Scalar(0.42)}, {Scalar(0.46)}, {Scalar(0.62)}},
                           {{0}, {0}, {1}, {1}})
              .empty());
    CHECK_EQUAL(plateau_loss({}, targets), 0);
}

CLAIM(it_is_stuck_when_the_last_tenth_brought_less_than_a_hundredth) {
    std::vector<double> epochs, flat, falling, rising;
    const UpdateStats step{0.001, 0.001};
    for (int i = 0; i <= 1000; ++i) {
        epochs.push_back(i);
        flat.push_back(0.347);
        falling.push_back(1 - 0.0005 * i);
        rising.push_back(1 + 0.001 * i);
        CHECK_EQUAL(has_plateaued(epochs, flat, step), i >= 100); // before, it is too early to say
    }
    CHECK(!has_plateaued(epochs, falling, step));
    CHECK(!has_plateaued(epochs, rising, step));
    CHECK(!has_plateaued({}, {}, step));
    CHECK(!has_plateaued(epochs, flat, {0.5, 1e-5})); // the gradient is there: it is the rate that is small
    CHECK(has_plateaued(epochs, flat, {0.5, 0.1}));
}
