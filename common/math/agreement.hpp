// Chapter 1: do two ways of computing the same thing agree? Every chapter derives its idea by hand first, and holds
// the project's own code to it.
#pragma once

#include "common/math/scalar.hpp"

#include <cmath>
#include <iostream>
#include <string>
#include <type_traits>

namespace nn {

// Prints a line about them, and gives back whether their largest difference is below the limit. How far below is
// rounding, which differs from machine to machine, and is not printed. Limits are for double: a build that computes
// in float (SCALAR=float) rounds more coarsely; it prints the difference, and judges nothing.
inline bool agree(const std::string& what, double difference, double limit) {
    const bool within = difference < limit; // not for NaN
    std::cout << "  " << what << ": ";
    if (within) {
        std::cout << "agree, difference below " << limit << "\n";
        return true;
    }
    const bool judged = std::is_same_v<Scalar, double>;
    const auto usual = std::cout.precision(2);
    std::cout << (judged ? "DISAGREE" : "not judged in float") << ", difference " << difference << "\n";
    std::cout.precision(usual);
    return !judged;
}

// The larger one of the two, for looking through many differences; NaN, once met, stays.
inline double larger(double largest, double difference) {
    return difference <= largest || std::isnan(largest) ? largest : difference;
}

} // namespace nn
