// Tool: what a plot can show, as plain values. figure.hpp draws it as SVG, chart.hpp in a terminal.
#pragma once

#include "common/plot/axis.hpp"
#include "common/plot/color.hpp"
#include "common/plot/field.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace plot {

// A line through the points (x[i], y[i]); where x is empty, through (i, y[i]). The label stands at its end.
struct Line {
    std::string label = "";
    std::vector<double> x = {};
    std::vector<double> y = {};

    Point point(std::size_t i) const { return {x.empty() ? static_cast<double>(i) : x[i], y[i]}; }
};

// Points of one class: each class has a shape and a colour of its own.
struct Dots {
    std::string label = "";
    std::vector<Point> places = {};
};

// From 0 up to its height; one below 0 is not drawn.
struct Bar {
    double from, to, height;
};

struct Interval {
    double low, high;

    // 0 at the low end and below, 1 at the high end and above. (By halves, as their distance may overflow.)
    double fraction(double value) const {
        const double share = (value / 2 - low / 2) / (high / 2 - low / 2);
        return share >= 1 ? 1 : share > 0 ? share : 0;
    }
};

// Fills its panel; both axes have to be linear, and end at its edges.
struct HeatMap {
    Field field = {}; // without values: no heat map
    Palette palette = Palette::amounts;
    Interval range = {0, 1};           // the values with the first colour and the last one
    std::string label = "";            // what the colours measure
    std::vector<double> contours = {}; // values along which a line is drawn
    std::vector<Field> frames = {};    // the field before, moment by moment
};

// A place on the x axis worth pointing at.
struct Mark {
    double x;
    std::string label;
};

// Words below a point.
struct Label {
    Point at;
    std::string text;
};

// Something new to be shown: a member here, what it adds to the axes in axes_of(), its drawing in figure.cpp and chart.cpp.
struct Panel {
    bool has_heat_map() const { return !heat_map.field.values.empty(); }

    std::string title = "";
    Axis x = {}, y = {};
    bool square = false; // both axes equally long; otherwise it is wider than high
    HeatMap heat_map = {};
    std::vector<Bar> bars = {};
    std::vector<Line> lines = {}; // up to four
    std::vector<Dots> dots = {};  // up to ten classes
    std::vector<Mark> marks = {};
    std::vector<Label> labels = {};
    std::vector<Label> frames = {}; // where a dot is, moment by moment, and words in the corner
};

struct Axes {
    FittedAxis x, y;

    // (0, 0) is the lower left corner, (1, 1) the upper right one. Nothing without a place on both axes.
    std::optional<Point> place(Point point) const;
};

// Throws std::invalid_argument for more than four lines or ten classes, for a line whose x and y differ in
// length, and for a heat map with a logarithmic axis or without all its values.
Axes axes_of(const Panel& panel);

// The places of a line's points, in a new part after every point without one. Of neighbours in one of
// `columns` only the least and the greatest are kept, however long the line is.
std::vector<std::vector<Point>> visible_parts(const Line& line, const Axes& axes, int columns);

// What of such a part lies inside the axes, cut at their edges. (Not every program that shows SVG would cut it.) A single
// point is there twice.
std::vector<std::vector<Point>> parts_inside(const std::vector<Point>& part);

// Where a line's label stands.
struct LineEnd {
    std::size_t line;
    double x;    // place on the axis
    double down; // from the top, where the axes are `height` high
};

// The ends of all lines with a label, moved apart until they are `gap` from each other, if there is room.
std::vector<LineEnd> line_ends(const Panel& panel, const Axes& axes, int columns, double height, double gap);

// How many of the values lie in each of `count` equally wide bins over a range, by default from the least
// to the greatest that is finite. Throws std::invalid_argument for a count below 1.
std::vector<Bar> histogram(const std::vector<double>& values, int count, std::optional<Interval> over = {});

// A sample of two inputs or more, its target, and what a network predicts: numbers, or of two classes 0 or 1 and the probability
// of 1; of more, both are numbers of classes, and the probability is that of the one that is predicted.
struct Sample {
    std::vector<double> inputs;
    double target, prediction;
    double probability = 1;
    std::vector<std::string> fields = {}; // the inputs as they are shown in a table
};

// What a network predicts all over the plane of two inputs, from 0 (blue) to 1 (orange), with the line where
// it is one half. Each sample has the shape of its target, 0 or 1, which are called by these names.
Panel decision_surface(const Field& predictions, const std::vector<Sample>& samples,
                       const std::array<std::string, 2>& names = {"target 0", "target 1"});

// Of up to ten classes: the field holds the number of the one that is predicted, and so do the samples' targets.
Panel class_surface(const Field& predictions, const std::vector<Sample>& samples,
                    const std::vector<std::string>& names);

} // namespace plot
