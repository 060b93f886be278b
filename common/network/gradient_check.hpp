// Chapter 3: is the gradient right? Nudges every parameter both ways and compares what the loss does
// with what backpropagation said it would do. Slow, and the judge of every fast gradient.
// Meant for double: in float, rounding hides what it looks for.
#pragma once

#include "common/network/layer.hpp"

#include <functional>
#include <string>
#include <vector>

namespace nn {

// What the check found for one parameter (a tensor, as the literature calls arrays of numbers). With a the analytic
// gradient and n the numeric one:
struct GradientCheck {
    std::string name;
    Index rows, columns;
    double error; // ‖a - n‖ / √(‖a‖² + ‖n‖²): 0 is perfect, 1 unrelated, 0 too where both are zero
    double ratio;  // (a · n) / (n · n): how many times too large a is; 1 is right
    bool all_zero; // both gradients are zero in every entry: nothing was tested
    bool repeats;  // a second backward gave the same gradient to the bit

    // For the tensor as a whole: entry by entry, tiny gradients would drown in rounding and right code fail.
    static constexpr double tolerance = 1e-7;

    // A gradient of zeros proves nothing, and counts as wrong unless it is what was expected.
    bool passed(bool zero_expected = false) const {
        return repeats && all_zero == zero_expected && error < tolerance;
    }

    // "0.weight  (2 × 8)  error 1.3e-10  ratio 1.000", with what is wrong behind it.
    std::string line() const;
};

// One result for each parameter. `loss_and_gradient` computes the loss at the parameters' present
// values and writes their gradients; it has to be the same function at every call (the same batch,
// the same dropout mask). It is called twice for the analytic gradient, because a gradient that is
// added up instead of overwritten is right the first time; the second one is checked.
// Numeric gradient: (L(w + h) - L(w - h)) / 2h, h = step.
std::vector<GradientCheck>
check_gradients(Parameters parameters, const std::function<double()>& loss_and_gradient, double step = 1e-5);

} // namespace nn
