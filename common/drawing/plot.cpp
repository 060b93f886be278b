// Tool: axes, ticks, and lines that fit between them.
#include "common/drawing/plot.hpp"

#include "common/drawing/svg.hpp"
#include "common/drawing/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace nn {

namespace {

constexpr int width = 640, height = 360;
constexpr double left = 72, right = 560, top = 48, bottom = 304; // the frame of the lines

double share(double value, double low, double high) {
    return high > low ? (value - low) / (high - low) : 0.5;
}

struct Axis {
    Scale scale;
    double low, high; // of the logarithm, on a logarithmic axis

    bool has_place_for(double value) const {
        return std::abs(value) <= 1e300 && (scale == Scale::linear || value > 0); // a NaN has none
    }
    double height_of(double value) const {
        return bottom - (bottom - top) * share(scale == Scale::linear ? value : std::log10(value), low, high);
    }
};

// All values with a margin, and room for ticks around values that are nearly the same.
Axis axis_for(const std::vector<Series>& series, Scale scale) {
    Axis axis{scale, INFINITY, -INFINITY};
    for (const Series& s : series) {
        for (const double value : s.y) {
            if (!axis.has_place_for(value)) continue;
            axis.low = std::min(axis.low, value);
            axis.high = std::max(axis.high, value);
        }
    }
    const bool linear = scale == Scale::linear;
    if (axis.low > axis.high) return {scale, linear ? 0.0 : -1.0, linear ? 1.0 : 0.0}; // nothing to show
    double least_range = 0.8; // of the logarithm: always two ticks
    if (linear) {
        const double size = std::max(std::abs(axis.low), std::abs(axis.high));
        // One value stands amid a range of its own size; several fill theirs, where the digits suffice.
        least_range = size == 0 ? 1 : std::max(axis.low == axis.high ? size : 1e-9 * size, 1e-300);
    } else {
        axis.low = std::log10(axis.low);
        axis.high = std::log10(axis.high);
    }
    const double range = axis.high - axis.low;
    const double margin = std::max(0.05 * range, (least_range - range) / 2);
    axis.low -= margin;
    axis.high += margin;
    return axis;
}

// The pieces of one series as pixel positions: a new piece after every gap, and for each pixel
// column its first, least, greatest and last value.
std::vector<std::vector<Point>> pieces(const Series& series, double last_x, Axis axis) {
    std::vector<std::vector<Point>> result;
    const auto add = [&](Point point) {
        std::vector<Point>& piece = result.back();
        if (piece.empty() || piece.back().x != point.x || piece.back().y != point.y) {
            piece.push_back(point);
        }
    };
    bool in_a_piece = false;
    const auto& y = series.y;
    for (std::size_t i = 0; i < y.size();) {
        if (!axis.has_place_for(y[i])) {
            in_a_piece = false;
            ++i;
            continue;
        }
        if (!in_a_piece) result.emplace_back();
        in_a_piece = true;
        const auto column_of = [&](std::size_t x) {
            return std::round(left + (right - left) * share(static_cast<double>(x), 0, last_x));
        };
        std::size_t end = i, least = i, greatest = i; // [i, end) lies in one pixel column
        for (; end < y.size() && axis.has_place_for(y[end]) && column_of(end) == column_of(i); ++end) {
            if (y[end] < y[least]) least = end;
            if (y[end] > y[greatest]) greatest = end;
        }
        for (const std::size_t kept : {i, std::min(least, greatest), std::max(least, greatest), end - 1}) {
            const double x =
                end - i == 1 ? left + (right - left) * share(double(kept), 0, last_x) : column_of(kept);
            add({x, axis.height_of(y[kept])});
        }
        i = end;
    }
    return result;
}

void draw_axes(Svg& svg, const LinePlot& plot, double last_x, Axis axis) {
    const bool linear = axis.scale == Scale::linear;
    const auto ticks = linear ? linear_ticks(axis.low, axis.high, 5) : log_ticks(axis.low, axis.high, 5);
    // As many digits as tell two neighbours apart.
    const double range_share = (axis.high - axis.low) / std::max(std::abs(axis.low), std::abs(axis.high));
    const int digits = linear ? std::clamp(static_cast<int>(3 - std::log10(range_share)), 4, 15) : 4;
    for (const double value : ticks) {
        const double y = axis.height_of(value);
        svg.line({{left, y}, {right, y}}, paint::grid, 1);
        svg.text({left - 8, y + 5}, general(value, digits), paint::faint_ink, Anchor::end);
    }
    for (const double value : linear_ticks(0, last_x, 5)) {
        const double x = left + (right - left) * share(value, 0, last_x);
        svg.line({{x, bottom}, {x, bottom + 5}}, paint::faint_ink, 1);
        svg.text({x, bottom + 22}, general(value, 7), paint::faint_ink, Anchor::middle);
    }
    svg.line({{left, bottom}, {right, bottom}}, paint::faint_ink, 1);
    svg.text({(left + right) / 2, height - 12}, plot.x_label, paint::ink, Anchor::middle);
    svg.upward_text({18, (top + bottom) / 2}, plot.y_label, paint::ink);
    svg.text({left, 28}, plot.title, paint::ink, Anchor::start, 17);
}

} // namespace

std::vector<double> linear_ticks(double low, double high, int count) {
    if (!std::isfinite(low) || !std::isfinite(high) || !(high > low)) return {low};
    const double rough = (high - low) / count;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double step = power * (rough / power < 1.5   ? 1
                                 : rough / power < 3.5 ? 2
                                 : rough / power < 7.5 ? 5
                                                       : 10);
    std::vector<double> ticks;
    const double last = std::floor(high / step + 1e-9);
    for (double n = std::ceil(low / step - 1e-9); n <= last; ++n) ticks.push_back(n * step + 0.0); // no -0
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
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return positions[a] < positions[b]; });
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

std::string line_plot(const LinePlot& plot) {
    constexpr std::array colors = {&paint::first, &paint::second, &paint::third, &paint::fourth};
    constexpr std::array dashes = {"", "6 3", "2 3", "9 3 2 3"};
    if (plot.series.size() > colors.size()) {
        throw std::invalid_argument("line_plot: " + std::to_string(plot.series.size()) +
                                    " series, where four can be told apart");
    }
    Svg svg(width, height, plot.title, plot.description);
    std::size_t longest = 2;
    for (const Series& series : plot.series) longest = std::max(longest, series.y.size());
    const double last_x = static_cast<double>(longest - 1);
    const Axis axis = axis_for(plot.series, plot.y_scale);
    draw_axes(svg, plot, last_x, axis);
    if (plot.mark) {
        const double x = left + (right - left) * share(plot.mark->x, 0, last_x);
        svg.line({{x, top}, {x, bottom}}, paint::faint_ink, 1, "2 3");
        const bool near_the_end = x > (left + right) / 2;
        svg.text({near_the_end ? x - 6 : x + 6, top + 12}, plot.mark->label, paint::faint_ink,
                 near_the_end ? Anchor::end : Anchor::start);
    }
    std::vector<std::size_t> drawn; // series of which there is something to see, and where their lines end
    std::vector<Point> ends;
    std::vector<double> heights;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        const auto parts = pieces(plot.series[s], last_x, axis);
        for (const auto& part : parts) svg.line(part, *colors[s], 2, dashes[s]);
        if (parts.empty()) continue;
        drawn.push_back(s);
        ends.push_back(parts.back().back());
        heights.push_back(ends.back().y);
    }
    heights = spread_out(heights, 16, top, bottom);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        svg.text({ends[i].x + 8, heights[i] + 5}, plot.series[drawn[i]].label, *colors[drawn[i]]);
    }
    return svg.file();
}

} // namespace nn
