// Tool: axes, linear and logarithmic: where a value lies on them, and round numbers to write beside them.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace plot {

enum class Scale { linear, logarithmic };

struct Axis {
    std::string label = "";
    Scale scale = Scale::linear;
    std::optional<double> low = {}, high = {}; // by default the least and greatest value, with a margin
};

struct Tick {
    double place; // on the axis: 0 at the low end, 1 at the high end
    std::string label;
};

// An axis whose ends are known.
class FittedAxis {
public:
    // Ends that `axis` names hold exactly; others leave `margin` times the range of the values free.
    FittedAxis(const Axis& axis, const std::vector<double>& values, double margin = 0.05);

    // 0 at the low end, 1 at the high end, at most 50 beyond. Nothing for NaN, beyond ±1e300, and on a
    // logarithmic axis for 0 and below.
    std::optional<double> place(double value) const;
    // About `count` round numbers.
    std::vector<Tick> ticks(int count, bool unicode = true) const;

private:
    std::optional<double> measure(double value) const; // what is evenly spread: the value or its logarithm

    bool linear_;
    double low_ = std::numeric_limits<double>::infinity(), high_ = -low_; // measured
};

// Multiples of 1, 2 or 5 times a power of ten, about `count` of them within [low, high].
std::vector<double> linear_ticks(double low, double high, int count);

// About `count` powers of ten; where the range has fewer than three, also their multiples by 2 and 5.
std::vector<double> log_ticks(double low_exponent, double high_exponent, int count);

// As text::general(), and with Unicode powers as on paper: 2e-05 -> "2·10⁻⁵".
std::string tick_label(double value, int digits = 4, bool unicode = true);

} // namespace plot
