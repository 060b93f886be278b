// Chapter 1: the matrix product as three plain loops.
#include "common/math/multiply.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace nn {

namespace {

// Whether the view looks into the memory that `out` holds now.
bool looks_into(View a, const Matrix& out) {
    const std::less<const Scalar*> before; // < on pointers into different arrays is unspecified
    return a.rows > 0 && a.columns > 0 && out.size() > 0 && !before(a.data, out.begin()) &&
           before(a.data, out.end());
}

} // namespace

void multiply(View a, View b, Matrix& out) {
    if (a.columns != b.rows) {
        throw std::invalid_argument("multiply: " + shape(a) + " · " + shape(b) + ": inner sizes " +
                                    std::to_string(a.columns) + " and " + std::to_string(b.rows) + " differ");
    }
    if (looks_into(a, out) || looks_into(b, out)) {
        throw std::invalid_argument("multiply: " + shape(a) + " · " + shape(b) +
                                    ": the result must not be one of the operands");
    }
    out.resize(a.rows, b.columns);
    std::fill(out.begin(), out.end(), Scalar{0});
    for (Index i = 0; i < a.rows; ++i) {
        for (Index p = 0; p < a.columns; ++p) {
            const Scalar a_ip = a(i, p);
            for (Index j = 0; j < b.columns; ++j) out(i, j) += a_ip * b(p, j);
        }
    }
}

} // namespace nn
