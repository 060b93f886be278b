#include "common/network/gradient_check.hpp"

#include <cmath>
#include <cstdio>

namespace nn {

namespace {

// The numeric gradient of one parameter: each entry nudged up and down, and put back.
Matrix central_differences(Matrix& value, const std::function<double()>& loss, double step) {
    Matrix numeric(value.rows(), value.columns());
    for (Index i = 0; i < value.size(); ++i) {
        Scalar& w = value.data()[i];
        const Scalar kept = w;
        w = static_cast<Scalar>(kept + step);
        const double above = loss();
        w = static_cast<Scalar>(kept - step);
        const double below = loss();
        w = kept;
        numeric.data()[i] = static_cast<Scalar>((above - below) / (2 * step));
    }
    return numeric;
}

double dot(const Matrix& a, const Matrix& b) {
    double sum = 0;
    for (Index i = 0; i < a.size(); ++i) sum += double(a.data()[i]) * double(b.data()[i]);
    return sum;
}

GradientCheck compare(const Parameter& parameter, const Matrix& analytic, const Matrix& numeric) {
    Matrix difference = analytic;
    for (Index i = 0; i < difference.size(); ++i) difference.data()[i] -= numeric.data()[i];
    const double sizes = dot(analytic, analytic) + dot(numeric, numeric);
    return {.name = parameter.name,
            .rows = numeric.rows(),
            .columns = numeric.columns(),
            .error = sizes == 0 ? 0 : std::sqrt(dot(difference, difference) / sizes),
            .ratio = dot(analytic, numeric) / dot(numeric, numeric),
            .all_zero = sizes == 0,
            .repeats = true};
}

} // namespace

std::vector<GradientCheck> check_gradients(Parameters parameters,
                                           const std::function<double()>& loss_and_gradient, double step) {
    loss_and_gradient();
    std::vector<Matrix> first, second;
    for (const Parameter* p : parameters) first.push_back(p->gradient);
    loss_and_gradient();
    for (const Parameter* p : parameters) second.push_back(p->gradient);

    std::vector<GradientCheck> checks;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        const Matrix numeric = central_differences(parameters[p]->value, loss_and_gradient, step);
        checks.push_back(compare(*parameters[p], second[p], numeric));
        checks.back().repeats = first[p] == second[p];
    }
    return checks;
}

std::string GradientCheck::line() const {
    char text[160];
    std::snprintf(text, sizeof text, "%-10s (%td × %td)  error %.1e  ratio %.3f", name.c_str(), rows, columns,
                  error, ratio);
    std::string line = text;
    if (all_zero) line += "  all zero";
    if (!repeats) line += "  changes when repeated";
    if (!all_zero && !(error < tolerance)) line += "  WRONG";
    return line;
}

} // namespace nn
