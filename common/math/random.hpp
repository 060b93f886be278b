// Chapter 2: random numbers that belong to a seed: one seed, one sequence.
// The standard library's engines are portable but its distributions are not, so these are our own. The
// bits and whole numbers are the same on every machine; the others are to a rounding.
// Good for weights, shuffles and noise; not for secrets.
#pragma once

#include "common/math/scalar.hpp"

#include <cmath>
#include <cstdint>
#include <numbers>

namespace nn {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    // Random(r.state()) continues the sequence of r.
    std::uint64_t state() const { return state_; }

    // 64 random bits: splitmix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
    // Generators, OOPSLA 2014). A counter with a large odd step, its bits mixed thoroughly.
    std::uint64_t bits() {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    // Evenly spread over [0, 1): the upper 53 bits, as many as a double holds.
    double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

    // Evenly spread from low to high; rounding may reach high itself.
    double uniform(double low, double high) { return low + (high - low) * uniform(); }

    // Mean 0, standard deviation 1 (Box, Muller: A Note on the Generation of Random Normal
    // Deviates, 1958). 1 - uniform() is never 0, so the logarithm is finite.
    double normal() {
        const double radius = std::sqrt(-2 * std::log(1 - uniform()));
        return radius * std::cos(2 * std::numbers::pi * uniform());
    }

    // A whole number in [0, n), n at least 1. Draws that would favour small numbers are repeated.
    Index below(Index n) {
        const auto count = static_cast<std::uint64_t>(n);
        const std::uint64_t unfair = (0 - count) % count; // 2⁶⁴ mod n draws are left over
        std::uint64_t draw = bits();
        while (draw < unfair) draw = bits();
        return static_cast<Index>(draw % count);
    }

private:
    std::uint64_t state_;
};

} // namespace nn
