// Tool: what can stand in a plot, as plain values. figure.hpp draws it as SVG, chart.hpp in a terminal.
#pragma once

#include "common/plot/axis.hpp"
#include "common/plot/color.hpp"
#include "common/plot/field.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plot {

// A line through the points (x[i], y[i]); where x is empty, y[i] belongs to x = i. The label stands at its end.
struct Line {
    std::string label = "";
    std::vector<double> x = {};
    std::vector<double> y = {};
};

// Points of one class: each class has a shape and a colour of its own.
struct Dots {
    std::string label = "";
    std::vector<Point> places = {};
};

// From 0 up to its height; one below 0 is not drawn. A label stands below it, in place of numbers.
struct Bar {
    double from, to, height;
    std::string label = "";
};

// Both axes have to be linear.
struct HeatMap {
    Field field = {}; // without values: no heat map
    Palette palette = Palette::amounts;
    std::string label = "";                    // what the colours measure
    std::optional<double> low = {}, high = {}; // the colours' ends; without them, those of the values
    std::vector<double> contours = {};         // values along which a line is drawn
    std::vector<Field> frames = {}; // what it showed before, moment by moment: an SVG shows it again
    bool with_scale = true;         // in the terminal: the colours and what they mean, on a line below
};

// A place on the x axis worth pointing at.
struct Mark {
    double x;
    std::string label;
};

// Words at a point: below it on paper, beside it in the terminal.
struct Label {
    Point at;
    std::string text;
};

struct Panel {
    bool has_heat_map() const { return !heat_map.field.values.empty(); }

    std::string title = "";
    Axis x = {}, y = {};
    bool square = false; // both axes equally long; otherwise it is wider than high
    HeatMap heat_map = {};
    std::vector<Bar> bars = {};
    std::vector<Line> lines = {}; // up to four
    std::vector<Dots> dots = {};  // up to four classes
    std::vector<Mark> marks = {};
    std::vector<Label> labels = {};
    std::vector<Label> frames =
        {}; // a dot that goes from place to place, with words beside it; in an SVG. All frames of a
            // figure run together; that of a heat map ends with what it shows
};

// The ends of both axes. Throws std::invalid_argument for more lines or classes than can be told apart, for a
// line whose x and y differ in length, and for a heat map with a logarithmic axis or without all its values.
struct Axes {
    FittedAxis x, y;
};
Axes axes_of(const Panel& panel);

// The ends of a heat map's colours; for signed values, the middle between them is grey.
struct Interval {
    double low, high;
    double fraction(double value) const; // 0 at the low end, 1 at the high one, and in between
};
Interval color_range(const HeatMap& map);

// How many of the values lie in each of `count` equally wide bins, from the least to the greatest value, or over the
// given range; values outside it, and such that are not finite, in none. Throws std::invalid_argument for a count below 1.
std::vector<Bar> histogram(const std::vector<double>& values, int count, std::optional<Interval> over = {});

// The line as pieces between (0, 0) and (1, 1), a new one after every gap (a point without a place).
// However long it is, of neighbours in one of `columns` only the least and the greatest are kept. Far outside, at
// 50 times the axis, places are no longer told apart.
std::vector<std::vector<Point>> visible_parts(const Line& line, const Axes& ranges, int columns);

} // namespace plot
