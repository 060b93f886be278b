// Tool: axes, linear and logarithmic: from values to places on paper, and round numbers to write beside them.
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
    std::optional<double> low = {}, high = {}; // without them, whatever fits all values, and a margin
};

// An axis whose ends are known.
class FittedAxis {
public:
    explicit FittedAxis(const Axis& axis);

    // Makes room for a value. One without a place on the axis (NaN, beyond ±1e300; 0 and below on a
    // logarithmic one) is left out.
    void include(double value);
    // To be called after all of that: ends that the axis names hold exactly, others get a margin, and
    // there is room for ticks around a single value, or none.
    void close(double margin = 0.05);

    bool has_place_for(double value) const;
    // 0 at the low end, 1 at the high one; and back.
    double fraction(double value) const;
    double value_at(double share) const;
    // About `count` round values within the ends, and how they are written.
    std::vector<double> ticks(int count) const;
    std::string label(double tick, bool unicode = true) const;

private:
    double measure(double value) const; // what is evenly spread: the value or its logarithm

    Axis axis_;
    double low_ = std::numeric_limits<double>::infinity(), high_ = -low_;
};

// Moves positions apart, beginning with the least, so that neighbours are at least `gap` apart and all lie
// within [low, high] as far as they have room there. The order of the values stays.
std::vector<double> spread_out(const std::vector<double>& positions, double gap, double low, double high);

// Round numbers at steps of 1, 2 or 5 times a power of ten, about `count` of them within [low, high].
std::vector<double> linear_ticks(double low, double high, int count);

// Powers of ten from 10^low_exponent to 10^high_exponent, thinned out to about `count`; where that gives
// fewer than three, their multiples by 2 and 5 as well.
std::vector<double> log_ticks(double low_exponent, double high_exponent, int count);

// As general(), and with Unicode small and large powers as on paper: 2e-05 -> "2·10⁻⁵".
std::string tick_label(double value, int digits = 4, bool unicode = true);

} // namespace plot
