// Chapter 8: the strokes of a pen, and the picture that they make: 28 × 28 pixels, 0 for paper and 1 for ink.
#pragma once

#include "common/math/matrix.hpp"

#include <vector>

namespace nn {

inline constexpr Index image_side = 28;
inline constexpr Index image_pixels = image_side * image_side;

// x to the right and y downwards, in pixels of the picture from its upper left corner.
struct PenPoint {
    double x, y;
};
using Stroke = std::vector<PenPoint>; // straight from each point to the next; a single point is a dot

struct Pen {
    double thickness;    // of its line, in pixels
    double softness = 1; // how wide the edge of the line is, from ink to paper, in pixels; above 0
};

// The picture (1 × 784), row after row. What lies outside of it is left out.
Matrix picture_of(const std::vector<Stroke>& strokes, const Pen& pen);

// Moved and scaled as the digits of MNIST were (LeCun, Bottou, Bengio, Haffner: Gradient-based learning
// applied to document recognition, 1998): the longer side, with a line so thick, is 20 pixels long, and the
// middle of the ink is the middle of the picture.
std::vector<Stroke> centered(std::vector<Stroke> strokes, double thickness);

// Pictures (count × 784), moved to the right and down by so many pixels; what leaves a picture is gone.
Matrix shifted(const Matrix& pictures, Index right, Index down);

} // namespace nn
