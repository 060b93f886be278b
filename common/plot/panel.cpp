// Tool: from the values of a plot to what its drawers need.
#include "common/plot/panel.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace plot {

namespace {

void refuse_more_than_four(std::size_t count, const char* what) {
    if (count <= 4) return;
    throw std::invalid_argument("plot: " + std::to_string(count) + " " + what +
                                ", where four can be told apart");
}

Interval finite_range(const std::vector<double>& values) {
    Interval range{INFINITY, -INFINITY};
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        range.low = std::min(range.low, value);
        range.high = std::max(range.high, value);
    }
    return range.low <= range.high ? range : Interval{0, 1};
}

} // namespace

Axes axes_of(const Panel& panel) {
    refuse_more_than_four(panel.lines.size(), "lines");
    refuse_more_than_four(panel.dots.size(), "classes");
    for (const Line& line : panel.lines) {
        if (line.x.empty() || line.x.size() == line.y.size()) continue;
        throw std::invalid_argument("plot: line \"" + line.label + "\" has " + std::to_string(line.x.size()) +
                                    " x and " + std::to_string(line.y.size()) + " y");
    }
    require_whole(panel.heat_map.field);
    Axis x_axis = panel.x, y_axis = panel.y;
    if (panel.has_heat_map()) { // fills the panel to its edges
        if (x_axis.scale != Scale::linear || y_axis.scale != Scale::linear) {
            throw std::invalid_argument("plot: a heat map needs linear axes");
        }
        const Field& field = panel.heat_map.field;
        if (!x_axis.low) x_axis.low = field.left;
        if (!x_axis.high) x_axis.high = field.right;
        if (!y_axis.low) y_axis.low = field.bottom;
        if (!y_axis.high) y_axis.high = field.top;
    }
    if (!panel.bars.empty() && !y_axis.low) y_axis.low = 0;
    Axes ranges{FittedAxis(x_axis), FittedAxis(y_axis)};
    for (const Bar& bar : panel.bars) {
        for (const double x : {bar.from, bar.to}) ranges.x.include(x);
        ranges.y.include(bar.height);
    }
    for (const Line& line : panel.lines) {
        for (const double y : line.y) ranges.y.include(y);
        for (const double x : line.x) ranges.x.include(x);
        if (line.x.empty() && !line.y.empty()) {
            for (const double x : {0.0, static_cast<double>(line.y.size() - 1)}) ranges.x.include(x);
        }
    }
    for (const Dots& dots : panel.dots) {
        for (const Point place : dots.places) {
            ranges.x.include(place.x);
            ranges.y.include(place.y);
        }
    }
    for (const Mark& mark : panel.marks) ranges.x.include(mark.x);
    ranges.x.close(panel.dots.empty() ? 0 : 0.05);
    ranges.y.close(panel.bars.empty() ? 0.05 : 0.12);
    return ranges;
}

double Interval::fraction(double value) const {
    const double share = (value / 2 - low / 2) / (high / 2 - low / 2); // by halves: the distance may overflow
    return share >= 0 ? std::min(share, 1.0) : share < 0 ? 0 : 0.5;    // 0 / 0: neither
}

Interval color_range(const HeatMap& map) {
    Interval range = finite_range(map.field.values);
    if (map.palette == Palette::signed_values) {
        range.high = std::max(std::abs(range.low), std::abs(range.high));
        range.low = -range.high;
    }
    if (map.low && std::isfinite(*map.low)) range.low = *map.low;
    if (map.high && std::isfinite(*map.high)) range.high = *map.high;
    return range;
}

std::vector<Bar> histogram(const std::vector<double>& values, int count, std::optional<Interval> over) {
    if (count < 1) throw std::invalid_argument("histogram: " + std::to_string(count) + " bins");
    Interval range = over.value_or(finite_range(values));
    if (!(range.high / count - range.low / count > 0)) { // one value, or nearly: bins of 1 around it
        range = {range.low - 0.5 * count, range.low + 0.5 * count};
    }
    const auto edge = [&](int i) {
        const double share = static_cast<double>(i) / count;
        return range.low * (1 - share) + range.high * share;
    };
    std::vector<Bar> bars;
    for (int i = 0; i < count; ++i) bars.push_back({edge(i), edge(i + 1), 0});
    for (const double value : values) {
        if (!(value >= range.low && value <= range.high) || !std::isfinite(value)) continue;
        const int bin = std::min(static_cast<int>(range.fraction(value) * count), count - 1);
        ++bars[static_cast<std::size_t>(bin)].height;
    }
    return bars;
}

std::vector<std::vector<Point>> visible_parts(const Line& line, const Axes& ranges, int columns) {
    std::vector<std::vector<Point>> result;
    const auto x_at = [&](std::size_t i) { return line.x.empty() ? static_cast<double>(i) : line.x[i]; };
    const auto has_place = [&](std::size_t i) {
        return ranges.x.has_place_for(x_at(i)) && ranges.y.has_place_for(line.y[i]);
    };
    const auto x_share = [&](std::size_t i) { return std::clamp(ranges.x.fraction(x_at(i)), -50.0, 50.0); };
    const auto y_share = [&](std::size_t i) { return std::clamp(ranges.y.fraction(line.y[i]), -50.0, 50.0); };
    const auto column_of = [&](std::size_t i) { return std::round(x_share(i) * columns); };
    const std::size_t size = line.y.size();
    bool in_a_piece = false;
    for (std::size_t i = 0; i < size;) {
        if (!has_place(i)) {
            in_a_piece = false;
            ++i;
            continue;
        }
        std::size_t end = i, least = i, greatest = i; // [i, end) lies in one column
        for (; end < size && has_place(end) && column_of(end) == column_of(i); ++end) {
            if (line.y[end] < line.y[least]) least = end;
            if (line.y[end] > line.y[greatest]) greatest = end;
        }
        if (!in_a_piece) result.emplace_back();
        std::vector<Point>& piece = result.back();
        if (end - i == 1) {
            piece.push_back({x_share(i), y_share(i)});
        } else {
            const double middle = column_of(i) / columns;
            if (!in_a_piece) piece.push_back({middle, y_share(i)});
            for (const std::size_t kept : {std::min(least, greatest), std::max(least, greatest)}) {
                piece.push_back({middle, y_share(kept)});
            }
            if (end == size) piece.push_back({middle, y_share(end - 1)});
        }
        in_a_piece = true;
        i = end;
    }
    return result;
}

} // namespace plot
