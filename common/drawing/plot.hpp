// Tool: line plots as SVG files. Numbers in, the text of a file out.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace nn {

// y[i] belongs to x = i, so that a history needs no second list.
struct Series {
    std::string label;
    std::vector<double> y;
};

// A place on the x axis worth pointing at.
struct Mark {
    double x;
    std::string label;
};

struct LinePlot {
    std::string title, description;
    std::string x_label, y_label;
    std::vector<Series> series; // up to two; the label stands at the line's end
    std::optional<Mark> mark;
};

// With a logarithmic y axis. Values that have no logarithm are left out, and the line has a gap there.
// However long the series, each pixel column keeps its least and its greatest value.
std::string log_plot(const LinePlot& plot);

// Round numbers at steps of 1, 2 or 5 times a power of ten, about `count` of them within [low, high].
std::vector<double> linear_ticks(double low, double high, int count);

// Powers of ten from 10^low_exponent to 10^high_exponent, thinned out to about `count`; where that gives
// fewer than three, their multiples by 2 and 5 as well.
std::vector<double> log_ticks(double low_exponent, double high_exponent, int count);

} // namespace nn
