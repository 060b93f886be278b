// Tool: places on paper or on a plane.
#pragma once

namespace plot {

struct Point {
    double x, y;
};

struct Segment {
    Point from, to;
};

} // namespace plot
