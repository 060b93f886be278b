// Tool: do two ways of computing the same thing agree? Every chapter derives its idea by hand first, and holds
// the project's own code to it.
#pragma once

#include <string>

namespace cli {

// Prints a line about them, and gives back whether their largest difference is below the limit. How far below is
// rounding, which differs from machine to machine, and is not printed. Limits are for double: a build that computes
// in float (SCALAR=float) rounds more coarsely; it prints the difference, and judges nothing.
bool agree(const std::string& what, double difference, double limit);

// The larger one of the two, for looking through many differences; NaN, once met, stays.
double larger(double largest, double difference);

} // namespace cli
