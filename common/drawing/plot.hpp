// Tool: line plots as SVG files, with a linear or a logarithmic y axis. Numbers in, the text of a file out.
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

enum class Scale { linear, logarithmic };

struct LinePlot {
    std::string title, description;
    std::string x_label, y_label;
    Scale y_scale = Scale::linear;
    std::vector<Series> series; // up to four; the labels stand at the ends of the lines
    std::optional<Mark> mark = {};
};

// Values without a place on the axis (NaN, beyond ±1e300; on a logarithmic axis 0 and below) are left out,
// and the line has a gap there. However long the series, each pixel column keeps its least and its greatest
// value. Throws std::invalid_argument for more than four series.
std::string line_plot(const LinePlot& plot);

// Moves positions apart, beginning with the least, so that neighbours are at least `gap` apart and all lie
// within [low, high] as far as they have room there. The order of the values stays.
std::vector<double> spread_out(const std::vector<double>& positions, double gap, double low, double high);

// Round numbers at steps of 1, 2 or 5 times a power of ten, about `count` of them within [low, high].
std::vector<double> linear_ticks(double low, double high, int count);

// Powers of ten from 10^low_exponent to 10^high_exponent, thinned out to about `count`; where that gives
// fewer than three, their multiples by 2 and 5 as well.
std::vector<double> log_ticks(double low_exponent, double high_exponent, int count);

} // namespace nn
