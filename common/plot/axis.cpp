#include "common/plot/axis.hpp"

#include "common/text/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace plot {

FittedAxis::FittedAxis(const Axis& axis, const std::vector<double>& values, double margin)
    : linear_(axis.scale == Scale::linear) {
    const auto include = [&](std::optional<double> value) {
        const std::optional<double> measured = value ? measure(*value) : std::nullopt;
        if (measured) {
            low_ = std::min(low_, *measured);
            high_ = std::max(high_, *measured);
        }
        return measured;
    };
    const std::optional<double> low = include(axis.low), high = include(axis.high);
    for (const double value : values) include(value);
    if (low_ > high_) { // nothing to show
        low_ = linear_ ? 0 : -1;
        high_ = linear_ ? 1 : 0;
    }
    double least_range = 0.8; // of the logarithm: always two ticks
    if (linear_) {
        const double size = std::max(std::abs(low_), std::abs(high_));
        // One value stands amid a range of its own size; several fill theirs, where the digits suffice.
        least_range = size == 0 ? 1 : std::max(low_ == high_ ? size : 1e-9 * size, 1e-300);
    }
    const double range = high_ - low_, room = std::max(margin * range, (least_range - range) / 2);
    low_ = low.value_or(low_ - room);
    high_ = high.value_or(high_ + room);
}

std::optional<double> FittedAxis::measure(double value) const {
    if (!(std::abs(value) <= 1e300) || (!linear_ && value <= 0)) return {};
    return linear_ ? value : std::log10(value);
}

std::optional<double> FittedAxis::place(double value) const {
    const std::optional<double> measured = measure(value);
    if (!measured) return {};
    return high_ > low_ ? std::clamp((*measured - low_) / (high_ - low_), -50.0, 50.0) : 0.5;
}

std::vector<Tick> FittedAxis::ticks(int count, bool unicode) const {
    int digits = 4;
    if (linear_ && high_ > low_) { // as many as tell two neighbours apart
        const double share_of_size = (high_ - low_) / std::max(std::abs(low_), std::abs(high_));
        digits = static_cast<int>(std::clamp(3 - std::log10(share_of_size), 6.0, 15.0));
    }
    std::vector<Tick> ticks;
    for (const double value : linear_ ? linear_ticks(low_, high_, count) : log_ticks(low_, high_, count)) {
        if (const auto at = place(value)) ticks.push_back({*at, tick_label(value, digits, unicode)});
    }
    return ticks;
}

std::vector<double> linear_ticks(double low, double high, int count) {
    if (!(high > low)) return {low};
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
    if (last - first >= 2) {
        const double stride = std::max(1.0, std::round((last - first) / count));
        for (double exponent = last; exponent >= first; exponent -= stride) {
            ticks.push_back(std::pow(10, exponent));
        }
        return ticks;
    }
    for (double exponent = first - 1; exponent <= last; ++exponent) {
        for (const double digit : {1.0, 2.0, 5.0}) {
            const double place = exponent + std::log10(digit);
            if (place <= low_exponent - 1e-9 || place >= high_exponent + 1e-9) continue;
            ticks.push_back(digit * std::pow(10, exponent));
        }
    }
    return ticks;
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
