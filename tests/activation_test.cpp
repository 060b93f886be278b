#include "tests/check.hpp"

#include "common/network/activation.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace nn;

namespace {

constexpr bool in_double = sizeof(Scalar) == sizeof(double);

} // namespace

CLAIM(known_values) {
    const double tolerance = in_double ? 1e-15 : 1e-6;
    CHECK_EQUAL(Identity::value(-3), Scalar(-3));
    CHECK_EQUAL(Step::value(Scalar(0.1)), Scalar(1));
    CHECK_EQUAL(Step::value(0), Scalar(0));
    CHECK_EQUAL(Sigmoid::value(0), Scalar(0.5));
    CHECK_NEAR(Sigmoid::value(2), 0.8807970779778823, tolerance);
    CHECK_EQUAL(Tanh::value(0), Scalar(0));
    CHECK_NEAR(Tanh::value(1), 0.7615941559557649, tolerance);
    CHECK_EQUAL(Relu::value(-2), Scalar(0));
    CHECK_EQUAL(Relu::value(2), Scalar(2));
    CHECK_NEAR(LeakyRelu::value(-2), -0.02, tolerance);
    CHECK_NEAR(Elu::value(-1), -0.6321205588285577, tolerance);
    CHECK_NEAR(Softplus::value(0), 0.6931471805599453, tolerance);
    CHECK_NEAR(Silu::value(1), 0.7310585786300049, tolerance);
    CHECK_NEAR(Gelu::value(1), 0.8413447460685429, tolerance); // 1 · Φ(1)
    CHECK_NEAR(Gelu::value(-1), -0.15865525393145707, tolerance);
}

CLAIM(tanh_with_one_exponential_is_within_a_few_roundings_of_the_library) {
    for (double z = -30; z <= 30; z += 0.01) {
        CHECK_NEAR(Tanh::value(Scalar(z)), std::tanh(z), 4 * std::numeric_limits<Scalar>::epsilon());
    }
}

CLAIM(every_slope_agrees_with_finite_differences) {
    if (!in_double) throw check::Skip{"differences of floats are too coarse to judge by"};
    const double h = 1e-6;
    for (const Activation activation : all_activations) {
        with_activation(activation, [&](auto f) {
            for (double z = -4.05; z < 4.1; z += 0.1) { // never on a kink
                const auto at = [&](double x) { return double(f.value(Scalar(x))); };
                const double numeric = (at(z + h) - at(z - h)) / (2 * h);
                const double analytic = f.derivative(Scalar(z), f.value(Scalar(z)));
                CHECK_NEAR(analytic, numeric, 1e-8);
            }
        });
    }
}

CLAIM(extreme_inputs_give_the_limits_and_never_nan) {
    const Scalar huge = std::numeric_limits<Scalar>::max() / 4;
    for (const Activation activation : all_activations) {
        with_activation(activation, [&](auto f) {
            for (const Scalar z : {-huge, Scalar(-800), Scalar(0), Scalar(800), huge}) {
                CHECK(std::isfinite(f.value(z)));
                CHECK(std::isfinite(f.derivative(z, f.value(z))));
            }
        });
    }
    CHECK_EQUAL(Sigmoid::value(-huge), Scalar(0));
    CHECK_EQUAL(Tanh::value(huge), Scalar(1));
    CHECK_EQUAL(Tanh::value(-huge), Scalar(-1));
    CHECK_EQUAL(Softplus::value(huge), huge);
    CHECK_EQUAL(Silu::value(-huge), Scalar(0));
    CHECK_EQUAL(Gelu::value(-huge), Scalar(0));
}

CLAIM(what_is_no_number_stays_none_to_be_found) {
    for (const Activation activation : all_activations) {
        if (activation == Activation::step) continue; // it cannot be trained
        with_activation(activation, [](auto f) { CHECK(std::isnan(f.value(Scalar(NAN)))); });
    }
}

CLAIM(tanh_keeps_its_digits_near_0) {
    const double tolerance = std::is_same_v<Scalar, double> ? 1e-13 : 1e-6;
    for (double z = 1e-30; z < 20; z *= 1.1) {
        const auto x = static_cast<Scalar>(z);
        CHECK_NEAR(Tanh::value(x) / std::tanh(x), 1, tolerance);
        CHECK_NEAR(Tanh::value(-x) / std::tanh(-x), 1, tolerance);
    }
}
