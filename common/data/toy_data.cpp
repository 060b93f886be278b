#include "common/data/toy_data.hpp"

#include <cmath>
#include <functional>
#include <numbers>
#include <stdexcept>
#include <string>
#include <utility>

namespace nn {

namespace {

using std::numbers::pi;

// Where the point at this share of the way along its class's shape lies.
using Place = std::function<std::pair<double, double>(Index which, double share)>;

Dataset points(Index count, Index classes, double noise, Random& random, const Place& place) {
    if (classes < 2 || count < classes || !(noise >= 0) || !std::isfinite(noise)) {
        throw std::invalid_argument(
            "shapes: " + std::to_string(count) + " points in " + std::to_string(classes) +
            " classes: needs two classes or more, a point for each, and a finite noise from 0");
    }
    Dataset data{Matrix(count, 2), Matrix(count, classes == 2 ? 1 : classes)};
    Index row = 0;
    for (Index which = 0; which < classes; ++which) {
        const Index here = count / classes + (which >= classes - count % classes ? 1 : 0);
        for (Index i = 0; i < here; ++i, ++row) {
            const double share = (static_cast<double>(i) + 0.5) / static_cast<double>(here);
            const auto [x, y] = place(which, share);
            data.x(row, 0) = static_cast<Scalar>(x + noise * random.normal());
            data.x(row, 1) = static_cast<Scalar>(y + noise * random.normal());
            if (classes == 2) {
                data.target(row, 0) = static_cast<Scalar>(which);
            } else {
                data.target(row, which) = 1;
            }
        }
    }
    return data;
}

} // namespace

Dataset two_moons(Index count, double noise, Random& random) {
    return points(count, 2, noise, random, [](Index which, double share) {
        const double x = std::cos(pi * share), y = std::sin(pi * share);
        return which == 0 ? std::pair{x, y} : std::pair{1 - x, 0.5 - y};
    });
}

Dataset circles(Index count, double noise, Random& random) {
    return points(count, 2, noise, random, [](Index which, double share) {
        const double radius = which == 0 ? 1 : 0.5, angle = 2 * pi * share;
        return std::pair{radius * std::cos(angle), radius * std::sin(angle)};
    });
}

Dataset two_spirals(Index count, double turns, double noise, Random& random) {
    return points(count, 2, noise, random, [turns](Index which, double share) {
        const double angle = pi * (2 * turns * share + static_cast<double>(which));
        return std::pair{share * std::cos(angle), share * std::sin(angle)};
    });
}

Dataset blobs(Index count, Index classes, double noise, Random& random) {
    return points(count, classes, noise, random, [classes](Index which, double) {
        const double angle = 2 * pi * static_cast<double>(which) / static_cast<double>(classes);
        return std::pair{std::cos(angle), std::sin(angle)};
    });
}

} // namespace nn
