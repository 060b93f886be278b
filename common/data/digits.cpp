#include "common/data/digits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace nn {

namespace {

// A place in a square from (0, 0), the upper left corner, to (1, 1). The pen goes smoothly through all but
// the sharp ones.
struct Knot {
    double x, y;
    bool is_sharp = false;
};
using Curve = std::vector<Knot>;
using Glyph = std::vector<Curve>; // the curves between which the pen is lifted

constexpr bool sharp = true;

// The ways to write each digit.
const std::array<std::vector<Glyph>, 10> alphabet = {{
    {{{{.6, .02}, {.28, .06}, {.06, .35}, {.06, .7}, {.3, .97}, {.7, .95}, {.95, .62}, {.9, .25}, {.6, .03}}},
     {{{.45, .0}, {.15, .2}, {.05, .6}, {.25, .95}, {.65, 1}, {.93, .7}, {.92, .3}, {.7, .05}, {.35, .06}}}},
    {{{{.5, 0, sharp}, {.5, 1, sharp}}},
     {{{.42, .22, sharp}, {.55, 0, sharp}, {.55, 1, sharp}}},
     {{{.08, .42, sharp}, {.62, 0, sharp}, {.6, 1, sharp}}},
     {{{.3, .25, sharp}, {.55, 0, sharp}, {.55, 1, sharp}}, {{.25, 1, sharp}, {.85, 1, sharp}}}},
    {{{{.1, .25}, {.32, .02}, {.75, .05}, {.83, .32}, {.55, .65}, {.08, .97, sharp}, {.95, .95, sharp}}},
     {{{.08, .22},
       {.35, .02},
       {.8, .12},
       {.76, .42},
       {.45, .75},
       {.14, .97},
       {.06, .85},
       {.25, .8},
       {.6, .96},
       {.98, .9}}}},
    {{{{.1, .13},
       {.48, 0},
       {.84, .2},
       {.7, .42},
       {.38, .48, sharp},
       {.8, .56},
       {.93, .78},
       {.6, 1},
       {.08, .88}}},
     {{{.1, .03, sharp}, {.85, .03, sharp}, {.42, .4, sharp}, {.82, .5}, {.93, .78}, {.55, 1}, {.08, .88}}}},
    {{{{.3, 0, sharp}, {.08, .57, sharp}, {.95, .57, sharp}}, {{.7, .25, sharp}, {.65, 1, sharp}}},
     {{{.72, 0, sharp}, {.05, .66, sharp}, {.97, .66, sharp}}, {{.72, 0, sharp}, {.7, 1, sharp}}},
     {{{.15, .02}, {.1, .38}, {.32, .52}, {.82, .44}}, {{.87, 0, sharp}, {.78, 1, sharp}}}},
    {{{{.22, .02, sharp}, {.16, .44, sharp}, {.58, .36}, {.92, .64}, {.65, .97}, {.08, .92}},
      {{.22, .02, sharp}, {.9, .02, sharp}}},
     {{{.9, .03, sharp},
       {.25, .03, sharp},
       {.18, .46, sharp},
       {.55, .37},
       {.9, .62},
       {.7, .95},
       {.08, .93}}}},
    {{{{.75, .02}, {.35, .25}, {.08, .65}, {.3, .98}, {.75, .93}, {.85, .68}, {.55, .52}, {.15, .68}}},
     {{{.5, 0}, {.18, .4}, {.1, .78}, {.35, 1}, {.78, .95}, {.85, .7}, {.58, .56}, {.18, .72}}}},
    {{{{.05, .05, sharp}, {.92, .05, sharp}, {.4, 1, sharp}}},
     {{{.05, .05, sharp}, {.92, .05, sharp}, {.4, 1, sharp}}, {{.25, .5, sharp}, {.85, .47, sharp}}},
     {{{.05, .18, sharp}, {.1, .05, sharp}, {.92, .06, sharp}, {.6, .45}, {.45, 1}}}},
    {{{{.78, .12},
       {.45, .0},
       {.17, .2},
       {.45, .45},
       {.85, .7},
       {.62, .98},
       {.22, .95},
       {.1, .73},
       {.5, .47},
       {.82, .24},
       {.74, .08}}},
     {{{.5, .45},
       {.2, .28},
       {.32, .04},
       {.68, .03},
       {.8, .25},
       {.52, .46},
       {.12, .7},
       {.3, .98},
       {.7, .98},
       {.88, .7},
       {.5, .45}}}},
    {{{{.85, .22}, {.5, .02}, {.12, .25}, {.35, .5}, {.75, .4}, {.88, .13, sharp}, {.78, 1, sharp}}},
     {{{.82, .15},
       {.45, .02},
       {.12, .28},
       {.4, .5},
       {.78, .36},
       {.86, .12, sharp},
       {.88, .55},
       {.65, .93},
       {.2, .96}}}},
}};

// The points of a curve: through its knots as a spline (Catmull and Rom: A class of local interpolating
// splines, 1974), which ends at each sharp one and begins anew.
Stroke smooth(const Curve& knots) {
    constexpr int steps = 8;
    Stroke stroke = {{knots[0].x, knots[0].y}};
    for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
        const Knot& b = knots[i];
        const Knot& c = knots[i + 1];
        const Knot& a = i > 0 && !b.is_sharp ? knots[i - 1] : b;
        const Knot& d = i + 2 < knots.size() && !c.is_sharp ? knots[i + 2] : c;
        for (int step = 1; step <= steps; ++step) {
            const double t = static_cast<double>(step) / steps;
            const auto between = [t](double p, double q, double r, double s) {
                return q + t / 2 * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
            };
            stroke.push_back({between(a.x, b.x, c.x, d.x), between(a.y, b.y, c.y, d.y)});
        }
    }
    return stroke;
}

// How a digit is bent, stretched, slanted and turned as a whole.
struct Hand {
    double bend_x, bend_y, phase_x, phase_y; // a wave across the digit
    double width, slant, turn;

    explicit Hand(Random& random)
        : bend_x(0.08 * random.normal()),
          bend_y(0.08 * random.normal()),
          phase_x(2 * std::numbers::pi * random.uniform()),
          phase_y(2 * std::numbers::pi * random.uniform()),
          width(random.uniform(0.4, 1.15)),
          slant(0.1 + 0.28 * random.normal()),
          turn(0.12 * random.normal()) {}

    PenPoint moved(PenPoint p) const {
        const double x = p.x - 0.5 + bend_x * std::sin(phase_x + 4 * p.y);
        const double y = p.y - 0.5 + bend_y * std::sin(phase_y + 4 * p.x);
        const double along = width * x - slant * y;
        return {along * std::cos(turn) - y * std::sin(turn), along * std::sin(turn) + y * std::cos(turn)};
    }
};

} // namespace

std::vector<Stroke> written_digit(int digit, double thickness, Random& random) {
    const std::vector<Glyph>& glyphs = alphabet.at(static_cast<std::size_t>(digit));
    Glyph glyph = glyphs[static_cast<std::size_t>(random.below(std::ssize(glyphs)))];
    const Hand hand(random);
    std::vector<Stroke> strokes;
    for (Curve& curve : glyph) {
        for (Knot& knot : curve) {
            knot.x += 0.07 * random.normal();
            knot.y += 0.07 * random.normal();
        }
        strokes.push_back(smooth(curve));
        for (PenPoint& point : strokes.back()) point = hand.moved(point);
    }
    return centered(std::move(strokes), thickness);
}

Dataset drawn_digits(Index count, Random& random) {
    if (count < 0) throw std::invalid_argument("drawn_digits: " + std::to_string(count));
    Dataset digits{Matrix(count, image_pixels), Matrix(count, 10)};
    std::vector<Index> order(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<Index>(i % 10);
    shuffle(order, random);
    for (Index i = 0; i < count; ++i) {
        const Index digit = order[static_cast<std::size_t>(i)];
        const Pen pen{random.uniform(1.5, 4.2), random.uniform(1, 3)}; // in this order
        const Matrix picture = picture_of(written_digit(static_cast<int>(digit), pen.thickness, random), pen);
        const double noise = random.uniform(0, 0.05);
        for (Index j = 0; j < image_pixels; ++j) {
            const double ink = picture(0, j) + noise * random.normal();
            digits.x(i, j) = static_cast<Scalar>(std::clamp(ink, 0.0, 1.0));
        }
        digits.target(i, digit) = 1;
    }
    return digits;
}

} // namespace nn
