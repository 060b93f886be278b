// The judge on trial: it must let right gradients pass and catch each kind of wrong one.
#include "tests/check_matrix.hpp"

#include "common/network/gradient_check.hpp"

using namespace nn;

namespace {

// L = Σ w², with a gradient that is right (2w), or wrong in a chosen way.
struct SquareLoss {
    Parameter w{"w", {{1, -2}, {3, Scalar(0.5)}}, Matrix(2, 2), true};
    double factor = 2;      // of w in the gradient
    bool adds_up = false;   // gradients of several calls
    double stray_entry = 0; // added to the last entry

    std::vector<GradientCheck> check() {
        Parameter* parameters[] = {&w};
        return check_gradients(parameters, [this] {
            double loss = 0;
            for (Index i = 0; i < w.value.size(); ++i) {
                const Scalar value = w.value.data()[i];
                Scalar& gradient = w.gradient.data()[i];
                loss += double(value) * value;
                gradient = static_cast<Scalar>((adds_up ? double(gradient) : 0) + factor * value);
            }
            w.gradient(1, 1) += static_cast<Scalar>(stray_entry);
            return loss;
        });
    }
};

} // namespace

CLAIM(a_right_gradient_passes) {
    SquareLoss square;
    const auto checks = square.check();
    CHECK_EQUAL(checks.size(), 1u);
    CHECK(checks[0].passed());
    CHECK_NEAR(checks[0].ratio, 1, 1e-8);
    CHECK(checks[0].line().starts_with("w          (2 × 2)  error "));
}

CLAIM(the_parameters_are_put_back) {
    SquareLoss square;
    const Matrix before = square.w.value;
    square.check();
    CHECK_MATRIX(square.w.value, before);
}

CLAIM(a_gradient_of_another_size_is_caught_and_the_ratio_tells_which) {
    SquareLoss square;
    square.factor = 0.5;
    const GradientCheck check = square.check()[0];
    CHECK(!check.passed());
    CHECK_NEAR(check.ratio, 0.25, 1e-8);
    CHECK(check.line().ends_with("WRONG"));
}

CLAIM(one_wrong_entry_is_caught) {
    SquareLoss square;
    square.stray_entry = 1e-4;
    CHECK(!square.check()[0].passed());
}

CLAIM(gradients_that_add_up_over_calls_are_caught) {
    SquareLoss square;
    square.adds_up = true;
    const GradientCheck check = square.check()[0];
    CHECK(!check.passed());
    CHECK(!check.repeats);
    CHECK_NEAR(check.ratio, 2, 1e-8);
}

CLAIM(a_gradient_of_zeros_fails_unless_it_is_expected) {
    Parameter idle{"idle", Matrix(2, 2, 1), Matrix(2, 2), true};
    Parameter* parameters[] = {&idle};
    const GradientCheck check = check_gradients(parameters, [] { return 1.0; })[0];
    CHECK(check.all_zero);
    CHECK(!check.passed());
    CHECK(check.passed(true));
    SquareLoss square;
    CHECK(!square.check()[0].passed(true)); // and zeros are not found where there are none
}

CLAIM(a_gradient_of_zeros_is_wrong_where_the_loss_does_change) {
    SquareLoss square;
    square.factor = 0;
    const GradientCheck check = square.check()[0];
    CHECK(!check.passed());
    CHECK(!check.passed(true));
    CHECK_NEAR(check.error, 1, 1e-12);
}

CLAIM(a_gradient_that_is_not_a_number_is_caught) {
    SquareLoss square;
    square.stray_entry = NAN;
    CHECK(!square.check()[0].passed());
}
