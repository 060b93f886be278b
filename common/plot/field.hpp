// Tool: a number for every place of a plane, known at the cells of a grid, and the lines along which
// it has one value. What the number means is the caller's business.
#pragma once

#include "common/plot/point.hpp"

#include <array>
#include <functional>
#include <vector>

namespace plot {

// Values at the centres of columns × rows cells that fill the plane; the first row is the upper edge.
struct Field {
    int columns = 0, rows = 0;
    double left = 0, right = 1, bottom = 0, top = 1; // the edges of the plane
    std::vector<double> values = {};                 // columns × rows, row after row

    // Where a cell's centre is. The cells just outside, -1 and columns or rows, are on the edge.
    Point center(int column, int row) const;
    // The value there; on the edge, continued in a straight line.
    double at(int column, int row) const;
};

// A field without values, of side × side cells, as wide and high as the points, with `margin` times that beside them on each
// side; around one place in a direction it is 2 wide. Throws std::invalid_argument without points.
Field field_around(const std::vector<Point>& points, int side, double margin);

// Fills the field with the values of a function that is asked for all cells at once: the (x, y) of their centres,
// row after row.
using FieldFunction = std::function<std::vector<double>(const std::vector<std::array<double, 2>>& places)>;
void fill(Field& field, const FieldFunction& answers);

// Throws std::invalid_argument when the field has not a value for each of its cells.
void require_whole(const Field& field);

// The lines where the field passes the level, in short straight pieces, by marching squares (Lorensen and
// Cline, "Marching cubes", 1987, in two dimensions). Where a value is not finite there is no
// line. Throws what require_whole() throws.
std::vector<Segment> contour(const Field& field, double level);

} // namespace plot
