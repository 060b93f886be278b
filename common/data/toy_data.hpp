// Chapter 4: points on a plane that belong to one of two classes, or more, in shapes that the eye can see. All of the
// first class come first, so that it matters whether they are shuffled. (The four samples of exclusive or: dataset.hpp.)
// The target is one column, 0 or 1; of more than two classes, a column for each, with a 1 in that of the point's class.
#pragma once

#include "common/data/dataset.hpp"

namespace nn {

// Each places `count` points, equally many in each class (what is left over in the last ones), evenly along its shape, and
// moves them by normal random numbers with the standard deviation `noise`. Throws std::invalid_argument for fewer than two classes,
// fewer points than classes, and a noise that is below 0 or not finite.

// Two half circles with radius 1 that reach into each other.
Dataset two_moons(Index count, double noise, Random& random);

// A circle with radius 0.5 within one with radius 1.
Dataset circles(Index count, double noise, Random& random);

// Two spirals of so many turns around each other, out to radius 1.
Dataset two_spirals(Index count, double turns, double noise, Random& random);

// Clusters, evenly around the point (0, 0) at the distance 1; here the noise is how wide they are.
Dataset blobs(Index count, Index classes, double noise, Random& random);

} // namespace nn
