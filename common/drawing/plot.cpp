// Tool: axes, ticks, and lines that fit between them.
#include "common/drawing/plot.hpp"

#include "common/drawing/svg.hpp"
#include "common/drawing/text.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

constexpr int width = 640, height = 360;
constexpr double left = 72, right = 560, top = 48, bottom = 304; // the frame of the lines

double share(double value, double low, double high) {
    return high > low ? (value - low) / (high - low) : 0.5;
}

struct Axis {
    double low, high; // of the logarithm, on a logarithmic axis
};

bool has_logarithm(double value) { return std::isfinite(value) && value > 0; }

// All values with a margin, and room for at least two ticks around values that are nearly the same.
Axis log_axis(const std::vector<Series>& series) {
    double least = INFINITY, greatest = 0;
    for (const Series& s : series) {
        for (const double value : s.y) {
            if (!has_logarithm(value)) continue;
            least = std::min(least, value);
            greatest = std::max(greatest, value);
        }
    }
    if (greatest == 0) return {-1, 0};
    Axis axis{std::log10(least), std::log10(greatest)};
    const double margin = std::max(0.05 * (axis.high - axis.low), (0.8 - (axis.high - axis.low)) / 2);
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
        if (!has_logarithm(y[i])) {
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
        for (; end < y.size() && has_logarithm(y[end]) && column_of(end) == column_of(i); ++end) {
            if (y[end] < y[least]) least = end;
            if (y[end] > y[greatest]) greatest = end;
        }
        for (const std::size_t kept : {i, std::min(least, greatest), std::max(least, greatest), end - 1}) {
            const double height_share = share(std::log10(y[kept]), axis.low, axis.high);
            const double x =
                end - i == 1 ? left + (right - left) * share(double(kept), 0, last_x) : column_of(kept);
            add({x, bottom - (bottom - top) * height_share});
        }
        i = end;
    }
    return result;
}

void draw_axes(Svg& svg, const LinePlot& plot, double last_x, Axis axis) {
    for (const double value : log_ticks(axis.low, axis.high, 5)) {
        const double y = bottom - (bottom - top) * share(std::log10(value), axis.low, axis.high);
        svg.line({{left, y}, {right, y}}, paint::grid, 1);
        svg.text({left - 8, y + 5}, general(value), paint::faint_ink, Anchor::end);
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
        if (has_logarithm(value)) ticks.push_back(value); // beyond 1e308 there is none
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

std::string log_plot(const LinePlot& plot) {
    Svg svg(width, height, plot.title, plot.description);
    std::size_t longest = 2;
    for (const Series& series : plot.series) longest = std::max(longest, series.y.size());
    const double last_x = static_cast<double>(longest - 1);
    const Axis axis = log_axis(plot.series);
    draw_axes(svg, plot, last_x, axis);
    if (plot.mark) {
        const double x = left + (right - left) * share(plot.mark->x, 0, last_x);
        svg.line({{x, top}, {x, bottom}}, paint::faint_ink, 1, "2 3");
        const bool near_the_end = x > (left + right) / 2;
        svg.text({near_the_end ? x - 6 : x + 6, top + 12}, plot.mark->label, paint::faint_ink,
                 near_the_end ? Anchor::end : Anchor::start);
    }
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        const Paint& color = s == 0 ? paint::first : paint::second;
        const auto parts = pieces(plot.series[s], last_x, axis);
        for (const auto& part : parts) svg.line(part, color, 2, s == 0 ? "" : "6 3");
        if (parts.empty()) continue;
        const Point end = parts.back().back();
        svg.text({end.x + 8, end.y + (s == 0 ? 5 : -7)}, plot.series[s].label, color);
    }
    return svg.file();
}

} // namespace nn
