#include "common/plot/panel.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace plot {

Axes axes_of(const Panel& panel) {
    const auto refuse_more_than = [](std::size_t most, std::size_t count, const char* what) {
        if (count <= most) return;
        throw std::invalid_argument("plot: " + std::to_string(count) + what + ", where " +
                                    std::to_string(most) + " can be told apart");
    };
    refuse_more_than(4, panel.lines.size(), " lines");
    refuse_more_than(most_classes, panel.dots.size(), " classes");
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
        x_axis.low = field.left;
        x_axis.high = field.right;
        y_axis.low = field.bottom;
        y_axis.high = field.top;
    }
    if (!panel.bars.empty() && !y_axis.low) y_axis.low = 0;
    std::vector<double> x, y;
    for (const Bar& bar : panel.bars) {
        for (const double edge : {bar.from, bar.to}) x.push_back(edge);
        y.push_back(bar.height);
    }
    const auto add = [&](Point point) {
        x.push_back(point.x);
        y.push_back(point.y);
    };
    for (const Line& line : panel.lines) {
        for (std::size_t i = 0; i < line.y.size(); ++i) add(line.point(i));
    }
    for (const Dots& dots : panel.dots) {
        for (const Point place : dots.places) add(place);
    }
    for (const Mark& mark : panel.marks) x.push_back(mark.x);
    return {FittedAxis(x_axis, x, panel.dots.empty() ? 0 : 0.05),
            FittedAxis(y_axis, y, panel.bars.empty() ? 0.05 : 0.12)};
}

std::optional<Point> Axes::place(Point point) const {
    const std::optional<double> across = x.place(point.x), up = y.place(point.y);
    return across && up ? std::optional(Point{*across, *up}) : std::nullopt;
}

std::vector<std::vector<Point>> visible_parts(const Line& line, const Axes& axes, int columns) {
    std::vector<std::optional<Point>> places;
    for (std::size_t i = 0; i < line.y.size(); ++i) places.push_back(axes.place(line.point(i)));
    const auto column_of = [&](std::size_t i) { return std::round(places[i]->x * columns); };
    std::vector<std::vector<Point>> parts;
    for (std::size_t i = 0, end = 0; i < places.size(); i = end) {
        end = i + 1;
        if (!places[i]) continue;
        std::size_t least = i, greatest = i; // of [i, end), which lies in one column
        for (; end < places.size() && places[end] && column_of(end) == column_of(i); ++end) {
            if (line.y[end] < line.y[least]) least = end;
            if (line.y[end] > line.y[greatest]) greatest = end;
        }
        const bool begins = i == 0 || !places[i - 1];
        if (begins) parts.emplace_back();
        if (end == i + 1) {
            parts.back().push_back(*places[i]);
            continue;
        }
        const auto keep = [&](std::size_t k) {
            parts.back().push_back({column_of(i) / columns, places[k]->y});
        };
        if (begins) keep(i);
        keep(std::min(least, greatest));
        keep(std::max(least, greatest));
        if (end == places.size()) keep(end - 1);
    }
    return parts;
}

std::vector<std::vector<Point>> parts_inside(const std::vector<Point>& part) {
    std::vector<std::vector<Point>> parts;
    bool goes_on = false; // the last part ends where the next piece begins
    for (std::size_t i = 0; i < std::max<std::size_t>(2, part.size()) - 1 && !part.empty(); ++i) {
        const Point from = part[i], to = part[std::min(i + 1, part.size() - 1)];
        double begin = 0, end = 1; // the share of the way that is inside: Liang, Barsky, 1984
        for (const auto& [start, step] : {std::pair{from.x, to.x - from.x}, {from.y, to.y - from.y}}) {
            if (step == 0 && (start < 0 || start > 1)) end = -1;
            if (step == 0) continue;
            const auto [first, second] = std::minmax({-start / step, (1 - start) / step});
            begin = std::max(begin, first);
            end = std::min(end, second);
        }
        const auto at = [&](double share) {
            if (share == 0) return from;
            return share == 1 ? to
                              : Point{from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
        };
        if (begin <= end && (!goes_on || begin > 0)) parts.push_back({at(begin)});
        if (begin <= end) parts.back().push_back(at(end));
        goes_on = begin <= end && end == 1;
    }
    return parts;
}

std::vector<LineEnd> line_ends(const Panel& panel, const Axes& axes, int columns, double height, double gap) {
    std::vector<LineEnd> ends;
    for (std::size_t line = 0; line < panel.lines.size(); ++line) {
        const auto parts = visible_parts(panel.lines[line], axes, columns);
        if (panel.lines[line].label.empty() || parts.empty()) continue;
        const Point last = parts.back().back();
        ends.push_back({line, last.x, (1 - last.y) * height});
    }
    std::vector<LineEnd*> order; // from the top
    for (LineEnd& end : ends) {
        std::size_t at = order.size();
        while (at > 0 && order[at - 1]->down > end.down) --at;
        order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), &end);
    }
    double least = 0; // of the next one; then the other way, for those that were pushed below the bottom
    for (LineEnd* end : order) {
        end->down = std::max(end->down, least);
        least = end->down + gap;
    }
    double greatest = height;
    for (std::size_t i = order.size(); i-- > 0;) {
        order[i]->down = std::min(order[i]->down, greatest);
        greatest = order[i]->down - gap;
    }
    return ends;
}

std::vector<Bar> histogram(const std::vector<double>& values, int count, std::optional<Interval> over) {
    if (count < 1) throw std::invalid_argument("histogram: " + std::to_string(count) + " bins");
    Interval range = over.value_or(Interval{INFINITY, -INFINITY});
    for (const double value : values) {
        if (over || !std::isfinite(value)) continue;
        range = {std::min(range.low, value), std::max(range.high, value)};
    }
    if (range.low > range.high) range = {0, 1};          // no values
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

namespace {

// Without its heat map.
Panel surface_with(const std::vector<Sample>& samples, const std::vector<std::string>& names) {
    std::vector<Dots> dots;
    for (const std::string& name : names) dots.push_back({name, {}});
    for (const Sample& sample : samples) {
        dots[static_cast<std::size_t>(sample.target + 0.5)].places.push_back(
            {sample.inputs[0], sample.inputs[1]});
    }
    return {.x = {.label = "first input"}, .y = {.label = "second input"}, .square = true, .dots = dots};
}

} // namespace

Panel decision_surface(const Field& predictions, const std::vector<Sample>& samples,
                       const std::array<std::string, 2>& names) {
    Panel panel = surface_with(samples, {names[0], names[1]});
    panel.heat_map = {
        .field = predictions, .palette = Palette::signed_values, .label = "prediction", .contours = {0.5}};
    return panel;
}

Panel class_surface(const Field& predictions, const std::vector<Sample>& samples,
                    const std::vector<std::string>& names) {
    Panel panel = surface_with(samples, names);
    panel.heat_map = {.field = predictions, .palette = Palette::classes, .range = {-0.5, most_classes - 0.5}};
    return panel;
}

} // namespace plot
