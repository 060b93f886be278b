// Tool: points of a plane, a number for each of them, known at the cells of a grid, and its contours.
#pragma once

#include <array>
#include <optional>
#include <vector>

namespace plot {

struct Point {
    double x, y;
};

struct Segment {
    Point from, to;
};

// Values at the centres of columns × rows cells that fill the plane; the first row is the upper edge.
struct Field {
    int columns = 0, rows = 0;
    double left = 0, right = 1, bottom = 0, top = 1; // the edges of the plane
    std::vector<double> values = {};                 // columns × rows, row after row

    // The centre of a cell. The cells just outside, -1 and columns or rows, are on the edge.
    Point center(int column, int row) const;
    // The value there; on the edge, continued in a straight line.
    double at(int column, int row) const;
    // The value of the cell in which the point lies, if there is one.
    std::optional<double> at(Point point) const;
    // (x, y) of all centres in the order of the values.
    std::vector<std::array<double, 2>> centers() const;
};

// The plane with the values of a function of a Point at the centres of its cells.
template <class Function>
Field sampled(Field plane, const Function& value) {
    plane.values.clear();
    for (const auto& [x, y] : plane.centers()) plane.values.push_back(value(Point{x, y}));
    return plane;
}

// A field without values, of side × side cells, as wide and high as the points, and `margin` times that on
// each side; 2 wide around a single place. Throws std::invalid_argument without points.
Field field_around(const std::vector<Point>& points, int side, double margin);

// Throws std::invalid_argument unless the field has a value for each of its cells.
void require_whole(const Field& field);

// The lines where the field passes the level, in straight pieces, but beside values that are not finite: by
// marching squares (Lorensen and Cline, "Marching cubes", 1987, in two dimensions). Throws what
// require_whole() throws.
std::vector<Segment> contour(const Field& field, double level);

} // namespace plot
