// Chapter 1: the shape of a matrix in words, for messages.
#pragma once

#include "common/math/matrix.hpp"

#include <string>

namespace nn {

// "(4 × 2)"
inline std::string shape(View a) {
    return "(" + std::to_string(a.rows) + " × " + std::to_string(a.columns) + ")";
}

} // namespace nn
