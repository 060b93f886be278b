#include "common/data/strokes.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

double length_of(PenPoint a, PenPoint b) {
    return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

// From a point to the nearest one of the straight line from a to b.
double distance(PenPoint p, PenPoint a, PenPoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double along = square == 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / square;
    const double share = std::clamp(along, 0.0, 1.0);
    return length_of(p, {a.x + share * dx, a.y + share * dy});
}

// A pixel takes ink by how far its centre is from the line: half of it at the line's edge.
void draw(PenPoint a, PenPoint b, const Pen& pen, Matrix& picture) {
    const auto pixel = [](double place) {
        return static_cast<Index>(std::floor(std::clamp(place, 0.0, image_side - 1.0)));
    };
    const double radius = pen.thickness / 2, reach = radius + pen.softness / 2;
    for (Index row = pixel(std::min(a.y, b.y) - reach); row <= pixel(std::max(a.y, b.y) + reach); ++row) {
        for (Index column = pixel(std::min(a.x, b.x) - reach); column <= pixel(std::max(a.x, b.x) + reach);
             ++column) {
            const PenPoint center{static_cast<double>(column) + 0.5, static_cast<double>(row) + 0.5};
            const double ink = std::clamp(0.5 + (radius - distance(center, a, b)) / pen.softness, 0.0, 1.0);
            Scalar& there = picture(0, row * image_side + column);
            there = std::max(there, static_cast<Scalar>(ink));
        }
    }
}

} // namespace

Matrix picture_of(const std::vector<Stroke>& strokes, const Pen& pen) {
    Matrix picture(1, image_pixels);
    for (const Stroke& stroke : strokes) {
        for (std::size_t i = 0; i < stroke.size(); ++i)
            draw(stroke[i == 0 ? 0 : i - 1], stroke[i], pen, picture);
    }
    return picture;
}

std::vector<Stroke> centered(std::vector<Stroke> strokes, double thickness) {
    constexpr double middle = image_side / 2.0;
    const double size = 20 - thickness;
    PenPoint low{INFINITY, INFINITY}, high{-INFINITY, -INFINITY}, sum{0, 0};
    double ink = 0;
    for (const Stroke& stroke : strokes) {
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            const PenPoint from = stroke[i == 0 ? 0 : i - 1], to = stroke[i];
            const double length = length_of(from, to) + 1e-6; // so that a dot has some, too
            sum.x += length * (from.x + to.x) / 2;
            sum.y += length * (from.y + to.y) / 2;
            ink += length;
            low = {std::min(low.x, to.x), std::min(low.y, to.y)};
            high = {std::max(high.x, to.x), std::max(high.y, to.y)};
        }
    }
    if (ink == 0) return strokes;
    const double side = std::max(high.x - low.x, high.y - low.y), scale = side == 0 ? 1 : size / side;
    for (Stroke& stroke : strokes) {
        for (PenPoint& p : stroke)
            p = {middle + scale * (p.x - sum.x / ink), middle + scale * (p.y - sum.y / ink)};
    }
    return strokes;
}

Matrix shifted(const Matrix& pictures, Index right, Index down) {
    Matrix moved(pictures.rows(), image_pixels);
    const auto is_inside = [](Index place) { return place >= 0 && place < image_side; };
    for (Index i = 0; i < pictures.rows(); ++i) {
        for (Index row = 0; row < image_side; ++row) {
            for (Index column = 0; column < image_side; ++column) {
                const Index from_row = row - down, from_column = column - right;
                if (!is_inside(from_row) || !is_inside(from_column)) continue;
                moved(i, row * image_side + column) = pictures(i, from_row * image_side + from_column);
            }
        }
    }
    return moved;
}

} // namespace nn
