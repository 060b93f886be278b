// Tool: what is left out, what is rounded, and what is kept.
#include "common/plot/axis.hpp"

#include "common/text/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace plot {

FittedAxis::FittedAxis(const Axis& axis) : axis_(axis) {
    if (axis.low) include(*axis.low);
    if (axis.high) include(*axis.high);
}

bool FittedAxis::has_place_for(double value) const {
    return std::abs(value) <= 1e300 && (axis_.scale == Scale::linear || value > 0); // a NaN has none
}

double FittedAxis::measure(double value) const {
    return axis_.scale == Scale::linear ? value : std::log10(value);
}

void FittedAxis::include(double value) {
    if (!has_place_for(value)) return;
    low_ = std::min(low_, measure(value));
    high_ = std::max(high_, measure(value));
}

void FittedAxis::close(double margin) {
    const bool linear = axis_.scale == Scale::linear;
    if (low_ > high_) { // nothing to show
        low_ = linear ? 0 : -1;
        high_ = linear ? 1 : 0;
    }
    double least_range = 0.8; // of the logarithm: always two ticks
    if (linear) {
        const double size = std::max(std::abs(low_), std::abs(high_));
        // One value stands amid a range of its own size; several fill theirs, where the digits suffice.
        least_range = size == 0 ? 1 : std::max(low_ == high_ ? size : 1e-9 * size, 1e-300);
    }
    const double range = high_ - low_;
    const double room = std::max(margin * range, (least_range - range) / 2);
    const bool low_is_given = axis_.low && has_place_for(*axis_.low);
    const bool high_is_given = axis_.high && has_place_for(*axis_.high);
    low_ = low_is_given ? measure(*axis_.low) : low_ - room;
    high_ = high_is_given ? measure(*axis_.high) : high_ + room;
}

// By halves, as the distance of two large numbers may be none.
double FittedAxis::fraction(double value) const {
    return high_ > low_ ? (measure(value) / 2 - low_ / 2) / (high_ / 2 - low_ / 2) : 0.5;
}

double FittedAxis::value_at(double share) const {
    const double place = low_ * (1 - share) + high_ * share;
    return axis_.scale == Scale::linear ? place : std::pow(10, place);
}

std::vector<double> FittedAxis::ticks(int count) const {
    return axis_.scale == Scale::linear ? linear_ticks(low_, high_, count) : log_ticks(low_, high_, count);
}

std::string FittedAxis::label(double tick, bool unicode) const {
    if (axis_.scale == Scale::logarithmic || !(high_ > low_)) return tick_label(tick, 4, unicode);
    // As many digits as tell two neighbours apart.
    const double share_of_size = (high_ / 2 - low_ / 2) / std::max(std::abs(low_ / 2), std::abs(high_ / 2));
    return tick_label(tick, static_cast<int>(std::clamp(3 - std::log10(share_of_size), 6.0, 15.0)), unicode);
}

std::vector<double> linear_ticks(double low, double high, int count) {
    if (!std::isfinite(low) || !std::isfinite(high) || !(high > low)) return {low};
    const double rough = (high - low) / count;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double step = power * (rough / power < 1.5   ? 1
                                 : rough / power < 3.5 ? 2
                                 : rough / power < 7.5 ? 5
                                                       : 10);
    const double first = std::ceil(low / step - 1e-9), last = std::floor(high / step + 1e-9);
    std::vector<double> ticks;
    for (int i = 0; i <= 3 * count && first + i <= last; ++i) { // (first + i: beyond 2^53 there is no next)
        const double tick = (first + i) * step + 0.0;           // no -0
        if (ticks.empty() || tick > ticks.back()) ticks.push_back(tick);
    }
    return ticks;
}

std::vector<double> log_ticks(double low_exponent, double high_exponent, int count) {
    const double first = std::ceil(low_exponent - 1e-9), last = std::floor(high_exponent + 1e-9);
    std::vector<double> ticks;
    const auto add = [&](double value) {
        if (std::isfinite(value) && value > 0) ticks.push_back(value); // beyond 1e308 there is none
    };
    if (last - first >= 2) {
        const double stride = std::max(1.0, std::round((last - first) / count));
        for (double exponent = last; exponent >= first; exponent -= stride) add(std::pow(10, exponent));
        return ticks;
    }
    for (double exponent = first - 1; exponent <= last; ++exponent) {
        for (const double digit : {1.0, 2.0, 5.0}) {
            const double place = exponent + std::log10(digit);
            if (place > low_exponent - 1e-9 && place < high_exponent + 1e-9) {
                add(digit * std::pow(10, exponent));
            }
        }
    }
    return ticks;
}

std::vector<double> spread_out(const std::vector<double>& positions, double gap, double low, double high) {
    std::vector<std::size_t> order(positions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(positions[a], a) < std::pair(positions[b], b);
    });
    std::vector<double> result = positions;
    double least = low; // of the next one, downwards; then the other way, for those pushed over the end
    for (const std::size_t i : order) {
        result[i] = std::max(result[i], least);
        least = result[i] + gap;
    }
    double greatest = high;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        result[*i] = std::min(result[*i], greatest);
        greatest = result[*i] - gap;
    }
    return result;
}

std::string tick_label(double value, int digits, bool unicode) {
    const std::string text = text::general(value, digits);
    const std::size_t e = text.find('e');
    if (e == std::string::npos || !unicode) return text;
    constexpr const char* raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const std::string factor = text.substr(0, e);
    std::string label = factor == "1" ? "" : factor == "-1" ? "-" : factor + "·";
    label += text[e + 1] == '-' ? "10⁻" : "10";
    for (std::size_t i = text.find_first_not_of('0', e + 2); i < text.size(); ++i) {
        label += raised[text[i] - '0'];
    }
    return label;
}

} // namespace plot
