// Claims about the shapes that chapters 4 and 5 learn.
#include "tests/check_matrix.hpp"

#include "common/data/toy_data.hpp"
#include "common/math/shape.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace nn;

namespace {

double distance(const Dataset& data, Index row, double x, double y) {
    return std::hypot(data.x(row, 0) - x, data.x(row, 1) - y);
}

} // namespace

CLAIM(classes_come_in_order_and_are_equally_large) {
    Random random(1);
    const Dataset shapes[] = {two_moons(11, 0.1, random), circles(11, 0.1, random),
                              two_spirals(11, 1, 0.1, random), blobs(11, 2, 0.1, random)};
    for (const Dataset& data : shapes) {
        CHECK_EQUAL(shape(data.x), "(11 × 2)");
        CHECK_EQUAL(shape(data.target), "(11 × 1)");
        for (Index i = 0; i < 11; ++i) CHECK_EQUAL(data.target(i, 0), i < 5 ? 0 : 1);
    }
}

CLAIM(without_noise_every_point_lies_on_its_shape) {
    Random random(1);
    const Dataset moons = two_moons(20, 0, random), rings = circles(20, 0, random),
                  spirals = two_spirals(20, 1.5, 0, random), heaps = blobs(20, 2, 0, random);
    for (Index i = 0; i < 20; ++i) {
        const bool second = i >= 10;
        CHECK_NEAR(distance(moons, i, second ? 1 : 0, second ? 0.5 : 0), 1, 1e-6);
        CHECK(second ? moons.x(i, 1) < 0.5 : moons.x(i, 1) > 0); // half circles
        CHECK_NEAR(distance(rings, i, 0, 0), second ? 0.5 : 1, 1e-6);
        CHECK_NEAR(distance(heaps, i, second ? -1 : 1, 0), 0, 1e-6);
        // A spiral's angle tells how far out it is: 3π for the radius 1.
        const double share = (static_cast<double>(i % 10) + 0.5) / 10;
        const double angle = 3.14159265358979 * (3 * share + second);
        CHECK_NEAR(distance(spirals, i, share * std::cos(angle), share * std::sin(angle)), 0, 1e-6);
    }
}

CLAIM(the_points_of_a_shape_are_spread_along_it) {
    Random random(1);
    const Dataset moons = two_moons(8, 0, random), rings = circles(8, 0, random);
    const double r = std::sqrt(0.5), a = std::cos(3.14159265358979 / 8), b = std::sin(3.14159265358979 / 8);
    const double first_moon[][2] = {{a, b}, {b, a}, {-b, a}, {-a, b}}; // at 1/8, 3/8, ... of the half circle
    const double circle[][2] = {{r, r}, {-r, r}, {-r, -r}, {r, -r}};
    for (Index i = 0; i < 4; ++i) {
        const auto [mx, my] = first_moon[i];
        const auto [cx, cy] = circle[i];
        CHECK_NEAR(distance(moons, i, mx, my), 0, 1e-6);
        CHECK_NEAR(distance(moons, i + 4, 1 - mx, 0.5 - my), 0, 1e-6); // upside down, to the right
        CHECK_NEAR(distance(rings, i, cx, cy), 0, 1e-6);
        CHECK_NEAR(distance(rings, i + 4, cx / 2, cy / 2), 0, 1e-6);
    }
    const Dataset heaps = blobs(3, 3, 0, random);
    CHECK_NEAR(distance(heaps, 0, 1, 0), 0, 1e-6);
    CHECK_NEAR(distance(heaps, 1, -0.5, std::sqrt(0.75)), 0, 1e-6);
    CHECK_NEAR(distance(heaps, 2, -0.5, -std::sqrt(0.75)), 0, 1e-6);
}

CLAIM(more_classes_have_a_column_each) {
    Random random(1);
    const Dataset data = blobs(7, 3, 0, random);
    CHECK_EQUAL(shape(data.target), "(7 × 3)");
    const Index classes[] = {0, 0, 1, 1, 2, 2, 2};
    for (Index i = 0; i < 7; ++i) {
        for (Index j = 0; j < 3; ++j) CHECK_EQUAL(data.target(i, j), j == classes[i] ? 1 : 0);
        CHECK_NEAR(distance(data, i, 0, 0), 1, 1e-6);
    }
}

CLAIM(noise_moves_points_by_its_deviation_and_the_seed_decides_how) {
    Random one(1), same(1), none(1);
    const Dataset a = circles(2000, 0.2, one), b = circles(2000, 0.2, same), still = circles(2000, 0, none);
    CHECK_MATRIX(a.x, b.x);
    double squares = 0;
    for (Index i = 0; i < a.x.size(); ++i) {
        const double moved = a.x.data()[i] - still.x.data()[i];
        squares += moved * moved;
    }
    CHECK_NEAR(std::sqrt(squares / 4000), 0.2, 0.01); // four times the deviation of this estimate
}

CLAIM(what_makes_no_sense_is_refused) {
    Random random(1);
    CHECK_THROWS(two_moons(1, 0.1, random), std::invalid_argument, "shapes", "1 points", "2 classes");
    for (const double noise :
         {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        CHECK_THROWS(circles(10, noise, random), std::invalid_argument, "shapes", "10 points", "noise");
    }
    CHECK_THROWS(blobs(10, 1, 0.1, random), std::invalid_argument, "shapes", "10 points", "1 classes");
}
