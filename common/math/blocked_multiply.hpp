// Chapter 9: the matrix product near the speed that the processor allows.
// multiply() hands large products over to it; nothing else needs to know that it exists.
#pragma once

#include "common/math/matrix.hpp"

namespace nn {

// a (m × k) · b (k × n) -> out (m × n), which already has that shape and shares no memory with a and b.
// Any strides; a product of size 0 in k is 0. Allocates nothing.
void blocked_multiply(View a, View b, Matrix& out);

} // namespace nn
