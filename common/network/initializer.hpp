// Chapter 2: the random numbers that weights start from, sized so that a signal neither dies nor
// explodes on its way through the layers.
// Xavier: variance 2 / (inputs + outputs) (Glorot, Bengio, AISTATS 2010), for tanh and sigmoid.
// He: variance 2 / inputs (He, Zhang, Ren, Sun, ICCV 2015), for ReLU and its relatives.
#pragma once

#include "common/math/matrix.hpp"
#include "common/math/random.hpp"

namespace nn {

enum class Initializer { xavier_uniform, xavier_normal, he_uniform, he_normal };

// Fills w (inputs × outputs).
void initialize(Matrix& w, Initializer initializer, Random& random);

} // namespace nn
