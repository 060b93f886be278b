// Chapter 1: the two number types that everything else is built from.
// Scalar is what a matrix holds; the build may choose float (make SCALAR=float).
// Index counts rows and columns. It is signed, so that differences of indices are numbers too.
#pragma once

#include <cstddef>

#ifndef SCALAR
#define SCALAR double
#endif

namespace nn {

using Scalar = SCALAR;
using Index = std::ptrdiff_t;

} // namespace nn
