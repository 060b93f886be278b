// Chapter 8: digits as a hand may write them, drawn by the program: no two are alike, and a seed gives the
// same ones again. Not a model of any person's handwriting.
#pragma once

#include "common/data/dataset.hpp"
#include "common/data/strokes.hpp"

namespace nn {

// A digit, 0 to 9, in one of the ways in which people write it: each point a little beside its place, the
// whole bent, narrow or wide, slanted and turned, and centred for a pen of this thickness. Throws
// std::out_of_range for another number.
std::vector<Stroke> written_digit(int digit, double thickness, Random& random);

// So many pictures (count × 784), each digit equally often (what is left over goes to the first ones), in a
// random order; with pens of several kinds, and noise. The target (count × 10) holds a 1 in the digit's column.
// Throws std::invalid_argument for a count below 0.
Dataset drawn_digits(Index count, Random& random);

} // namespace nn
