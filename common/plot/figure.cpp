// Tool: the layout of a figure, and each kind of thing that a panel can hold, from the back to the front.
#include "common/plot/figure.hpp"

#include "common/plot/svg.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

namespace plot {

namespace {

constexpr std::array colors = {&paint::first, &paint::second, &paint::third, &paint::fourth};

// Where a panel's axes are in the picture.
struct Frame {
    double left, top, width, height;
    double label_x; // where the y axis's label stands
    Axes ranges;

    double right() const { return left + width; }
    double bottom() const { return top + height; }
    Point at_shares(Point share) const { return {left + width * share.x, bottom() - height * share.y}; }
    Point at(Point place) const {
        return at_shares({ranges.x.fraction(place.x), ranges.y.fraction(place.y)});
    }
    bool has_place_for(Point p) const { return ranges.x.has_place_for(p.x) && ranges.y.has_place_for(p.y); }
};

// What surrounds the frames, the same for all panels of a figure, so that they align.
struct Margins {
    double left = 0, top = 0, right = 0, bottom = 0;
};

bool is_labelled(const auto& things) {
    return std::any_of(things.begin(), things.end(), [](const auto& one) { return !one.label.empty(); });
}

std::vector<double> y_ticks(const FittedAxis& range, double height) {
    return range.ticks(height > 200 ? 5 : 4);
}

int widest_label(const FittedAxis& range, const std::vector<double>& ticks) {
    int widest = 0;
    for (const double tick : ticks) widest = std::max(widest, text::width_of(range.label(tick)));
    return widest;
}

double key_height(const Panel& panel) { return is_labelled(panel.dots) ? 22 : panel.has_heat_map() ? 10 : 0; }

Margins margins_of(const std::vector<Panel>& panels, const std::vector<Axes>& ranges) {
    Margins most;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const Panel& panel = panels[i];
        const FittedAxis& y = ranges[i].y;
        const double numbers = 9.0 * widest_label(y, y_ticks(y, 200)) + 14;
        most.left = std::max({most.left, 40.0, numbers + (panel.y.label.empty() ? 0 : 24)});
        most.right = std::max(most.right, is_labelled(panel.lines) ? 84.0
                                          : panel.has_heat_map()   ? 64.0
                                                                   : 18.0);
        most.top = std::max(most.top, (panel.title.empty() ? 12.0 : 30.0) + key_height(panel));
        most.bottom = std::max(most.bottom, panel.x.label.empty() ? 30.0 : 52.0);
    }
    return most;
}

// As many ticks as fit beside each other, up to five.
std::vector<double> x_ticks(const Frame& frame) {
    std::vector<double> ticks;
    for (int count = 5; count > 0; --count) {
        ticks = frame.ranges.x.ticks(count);
        const int widest = widest_label(frame.ranges.x, ticks);
        if (static_cast<double>(ticks.size()) * (9 * widest + 14) <= frame.width) break;
    }
    return ticks;
}

void draw_axes(Svg& svg, const Panel& panel, const Frame& frame) {
    for (const double value : y_ticks(frame.ranges.y, frame.height)) {
        const double y = frame.bottom() - frame.height * frame.ranges.y.fraction(value);
        svg.line({{frame.left, y}, {frame.right(), y}}, paint::grid, 1);
        svg.text({frame.left - 8, y + 5}, frame.ranges.y.label(value), paint::faint_ink, Anchor::end);
    }
    const bool words_below = !panel.bars.empty() && !panel.bars.front().label.empty();
    if (!words_below) {
        for (const double value : x_ticks(frame)) {
            const double x = frame.left + frame.width * frame.ranges.x.fraction(value);
            svg.line({{x, frame.bottom()}, {x, frame.bottom() + 5}}, paint::faint_ink, 1);
            svg.text({x, frame.bottom() + 21}, frame.ranges.x.label(value), paint::faint_ink, Anchor::middle);
        }
    }
    svg.line({{frame.left, frame.bottom()}, {frame.right(), frame.bottom()}}, paint::faint_ink, 1);
    svg.text({frame.left + frame.width / 2, frame.bottom() + 43}, panel.x.label, paint::ink, Anchor::middle);
    svg.upward_text({frame.label_x, frame.top + frame.height / 2}, panel.y.label, paint::ink);
}

// A heat map shows its colours in steps: an odd number for signed values, so that one is neither.
int steps_of(Palette palette) { return palette == Palette::signed_values ? 11 : 24; }

int step_of(const HeatMap& map, Interval range, double value) {
    const int steps = steps_of(map.palette);
    return std::min(static_cast<int>(range.fraction(value) * steps), steps - 1);
}

Paint paint_of(Palette palette, int step) {
    const double share = static_cast<double>(step) / (steps_of(palette) - 1);
    if (palette == Palette::amounts) {
        const Color color = palette_color(palette, share, {});
        return {"amount" + std::to_string(step), color, color};
    }
    const double softened = 0.5 + 0.85 * (share - 0.5); // points in full colours have to stand out
    return {"signed" + std::to_string(step), palette_color(palette, softened, {236, 236, 236}),
            palette_color(palette, softened, {58, 60, 66})};
}

// Row by row, neighbouring cells of one step as one rectangle; all of a step in one path. Cells
// that are not finite stay open.
void draw_field(Svg& svg, const HeatMap& map, const Field& field, const Frame& frame) {
    const Interval range = color_range(map);
    std::map<int, std::string> outlines;
    for (int row = 0; row < field.rows; ++row) {
        for (int column = 0, end; column < field.columns; column = end) {
            end = column + 1;
            if (!std::isfinite(field.at(column, row))) continue;
            const int step = step_of(map, range, field.at(column, row));
            while (end < field.columns && std::isfinite(field.at(end, row)) &&
                   step_of(map, range, field.at(end, row)) == step) {
                ++end;
            }
            const std::string width = std::to_string(end - column);
            outlines[step] +=
                "M" + std::to_string(column) + " " + std::to_string(row) + "h" + width + "v1h-" + width + "z";
        }
    }
    const Point corner = frame.at({field.left, field.top}), other = frame.at({field.right, field.bottom});
    for (const auto& [step, outline] : outlines) {
        svg.cells(outline, corner, (other.x - corner.x) / field.columns, (other.y - corner.y) / field.rows,
                  paint_of(map.palette, step));
    }
}

// The strip beside a heat map that says which colour is which value.
void draw_scale(Svg& svg, const HeatMap& map, const Frame& frame) {
    const Interval range = color_range(map);
    FittedAxis axis(Axis{.low = range.low, .high = range.high});
    axis.close();
    const double x = frame.right() + 12, width = 10;
    for (int step = 0; step < steps_of(map.palette); ++step) { // each up to the top, the next over it
        const double height = frame.height * (1 - double(step) / steps_of(map.palette));
        svg.rectangle({x, frame.top}, width, height, paint_of(map.palette, step));
    }
    for (const double value : axis.ticks(4)) {
        const double y = frame.bottom() - frame.height * axis.fraction(value);
        svg.line({{x + width, y}, {x + width + 4, y}}, paint::faint_ink, 1);
        svg.text({x + width + 7, y + 5}, axis.label(value), paint::faint_ink);
    }
    svg.text({frame.right() + 62, frame.top - 8}, map.label, paint::ink, Anchor::end);
}

// Black or white, whichever can be seen on the amount's colour; on signed values, and without a heat map, ink.
Paint paint_on(const Panel& panel, double value) {
    const HeatMap& map = panel.heat_map;
    if (!panel.has_heat_map() || map.palette == Palette::signed_values) return paint::ink;
    const Color color = readable_on(palette_color(map.palette, color_range(map).fraction(value), {}));
    return {"on" + hex(color).substr(1), color, color};
}

void draw_contours(Svg& svg, const Panel& panel, const Field& field, const Frame& frame) {
    for (const double level : panel.heat_map.contours) {
        std::vector<Segment> segments = contour(field, level);
        for (Segment& segment : segments) segment = {frame.at(segment.from), frame.at(segment.to)};
        if (segments.empty()) continue;
        svg.segments(segments, paint_on(panel, level), panel.heat_map.contours.size() == 1 ? 2 : 1);
    }
}

// The fields of the frames, and the one that stays.
void draw_heat_map(Svg& svg, const Panel& panel, const Frame& frame) {
    const std::vector<Field>& frames = panel.heat_map.frames;
    for (std::size_t i = 0; i <= frames.size(); ++i) {
        const Field& field = i < frames.size() ? frames[i] : panel.heat_map.field;
        if (!frames.empty()) svg.begin_frame(i, frames.size() + 1);
        draw_field(svg, panel.heat_map, field, frame);
        draw_contours(svg, panel, field, frame);
        if (!frames.empty()) svg.end_frame();
    }
}

// The dot that goes from place to place.
void draw_film(Svg& svg, const std::vector<Label>& frames, const Frame& frame) {
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (!frame.has_place_for(frames[i].at)) continue;
        const Point at = frame.at(frames[i].at);
        const bool left = at.x > frame.left + frame.width / 2;
        svg.begin_frame(i, frames.size());
        svg.circle(at, 5, paint::second, paint::paper);
        svg.text({at.x + (left ? -10 : 10), at.y - (left ? 22 : 8)}, frames[i].text, paint::ink,
                 left ? Anchor::end : Anchor::start);
        svg.end_frame();
    }
}

void draw_bars(Svg& svg, const std::vector<Bar>& bars, const Frame& frame) {
    for (const Bar& bar : bars) {
        const bool has_place =
            frame.has_place_for({bar.from, bar.height}) && frame.has_place_for({bar.to, bar.height});
        if (!has_place || bar.height < 0) continue;
        const Point from = frame.at({bar.from, bar.height}), to = frame.at({bar.to, bar.height});
        if (to.x < frame.left || from.x > frame.right()) continue;
        const double gap = bar.label.empty() ? 1 : 0.25 * (to.x - from.x);
        const double left = std::max(from.x + gap / 2, frame.left);
        const double right = std::min(to.x - gap / 2, frame.right());
        const double top = std::clamp(from.y, frame.top, frame.bottom());
        svg.rectangle({left, top}, std::max(0.5, right - left), frame.bottom() - top, paint::first);
        if (bar.label.empty()) continue;
        const double middle = (left + right) / 2;
        svg.text({middle, frame.bottom() + 21}, bar.label, paint::ink, Anchor::middle);
        svg.text({middle, top - 6}, text::general(bar.height, 3), paint::faint_ink, Anchor::middle);
    }
}

// Where a line of the panel ends, when there is something to see of it.
struct LineEnd {
    std::size_t line;
    Point at;
};

std::vector<LineEnd> draw_lines(Svg& svg, const Panel& panel, const Frame& frame) {
    constexpr std::array dashes = {"", "6 3", "2 3", "9 3 2 3"};
    std::vector<LineEnd> ends;
    for (std::size_t i = 0; i < panel.lines.size(); ++i) {
        auto parts = visible_parts(panel.lines[i], frame.ranges, static_cast<int>(frame.width));
        for (auto& part : parts) {
            for (Point& point : part) point = frame.at_shares(point);
            if (part.size() == 1) part.push_back(part.front()); // a dot
            if (panel.has_heat_map()) svg.line(part, paint::paper, 5);
            svg.line(part, *colors[i], 2, dashes[i]);
        }
        if (!parts.empty()) ends.push_back({i, parts.back().back()});
    }
    return ends;
}

void draw_line_labels(Svg& svg, const Panel& panel, const std::vector<LineEnd>& ends, const Frame& frame) {
    std::vector<double> heights;
    for (const LineEnd& end : ends) heights.push_back(end.at.y);
    heights = spread_out(heights, 17, frame.top, frame.bottom());
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const double x = std::clamp(ends[i].at.x, frame.left, frame.right());
        svg.text({x + 8, heights[i] + 5}, panel.lines[ends[i].line].label, *colors[ends[i].line]);
    }
}

// Of more than 2,000 points of a class, those that would cover each other are drawn once.
std::vector<Point> visible(const std::vector<Point>& places, const Frame& frame) {
    std::vector<Point> shown;
    std::set<std::pair<int, int>> taken;
    for (const Point place : places) {
        if (!frame.has_place_for(place)) continue;
        const Point at = frame.at(place);
        if (at.x < frame.left || at.x > frame.right() || at.y < frame.top || at.y > frame.bottom()) continue;
        const std::pair cell = {static_cast<int>(at.x / 9), static_cast<int>(at.y / 9)};
        if (places.size() > 2000 && !taken.insert(cell).second) continue;
        shown.push_back(at);
    }
    return shown;
}

void draw_dots(Svg& svg, const Panel& panel, const Frame& frame) {
    constexpr std::array shapes = {Shape::circle, Shape::square, Shape::triangle, Shape::diamond};
    const double width = panel.has_heat_map() ? frame.width : std::max(frame.width, 266.0);
    const double step = width / static_cast<double>(std::max<std::size_t>(2, panel.dots.size()));
    for (std::size_t i = 0; i < panel.dots.size(); ++i) {
        const std::vector<Point> places = visible(panel.dots[i].places, frame);
        if (!places.empty()) svg.markers(places, shapes[i], *colors[i]);
        if (panel.dots[i].label.empty()) continue;
        const Point key = {frame.left + 6 + step * static_cast<double>(i), frame.top - 14};
        svg.markers({key}, shapes[i], *colors[i]);
        svg.text({key.x + 11, key.y + 5}, panel.dots[i].label, paint::ink);
    }
}

void draw_mark(Svg& svg, const Mark& mark, const Frame& frame) {
    const double share = frame.ranges.x.has_place_for(mark.x) ? frame.ranges.x.fraction(mark.x) : -1;
    if (share < 0 || share > 1) return;
    const double x = frame.left + frame.width * share;
    svg.line({{x, frame.top}, {x, frame.bottom()}}, paint::faint_ink, 1, "2 3");
    svg.text({share > 0.5 ? x - 6 : x + 6, frame.top + 12}, mark.label, paint::faint_ink,
             share > 0.5 ? Anchor::end : Anchor::start);
}

void draw_label(Svg& svg, const Panel& panel, const Label& label, const Frame& frame) {
    if (!frame.has_place_for(label.at)) return;
    const Point at = frame.at(label.at);
    const Field& field = panel.heat_map.field;
    double value = 0; // below the words
    if (panel.has_heat_map()) {
        const auto cell = [](double share, int cells) {
            return std::clamp(static_cast<int>(share * cells), 0, cells - 1);
        };
        value = field.at(cell((label.at.x - field.left) / (field.right - field.left), field.columns),
                         cell((field.top - label.at.y) / (field.top - field.bottom), field.rows));
    }
    svg.text({at.x, at.y + 20}, label.text, paint_on(panel, value), Anchor::middle);
}

void draw_panel(Svg& svg, const Panel& panel, const Frame& frame) {
    svg.text({frame.left, frame.top - key_height(panel) - 10}, panel.title, paint::ink, Anchor::start, 16);
    draw_axes(svg, panel, frame);
    for (const Mark& mark : panel.marks) draw_mark(svg, mark, frame);
    draw_bars(svg, panel.bars, frame);
    if (panel.has_heat_map()) draw_scale(svg, panel.heat_map, frame);
    svg.begin_clip({frame.left, frame.top}, frame.width, frame.height);
    if (panel.has_heat_map()) draw_heat_map(svg, panel, frame);
    const std::vector<LineEnd> ends = draw_lines(svg, panel, frame);
    svg.end_clip();
    draw_line_labels(svg, panel, ends, frame);
    draw_dots(svg, panel, frame);
    for (const Label& label : panel.labels) draw_label(svg, panel, label, frame);
    draw_film(svg, panel.frames, frame);
}

} // namespace

std::string svg_file(const Figure& figure) {
    if (figure.columns != 1 && figure.columns != 2) {
        throw std::invalid_argument("figure: " + std::to_string(figure.columns) +
                                    " columns, where 1 or 2 fit");
    }
    const auto columns = static_cast<std::size_t>(figure.columns);
    std::vector<Axes> ranges;
    for (const Panel& panel : figure.panels) ranges.push_back(axes_of(panel));
    const Margins margins = margins_of(figure.panels, ranges);
    const double panel_width = columns == 2 ? 340 : 520;
    const double width = panel_width - margins.left - margins.right;
    std::vector<Frame> frames;
    double row_top = 34, next_row_top = row_top;
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        if (i % columns == 0) row_top = next_row_top;
        const double left = static_cast<double>(i % columns) * panel_width + margins.left;
        const double height = figure.panels[i].square ? width : columns == 2 ? 170 : 240;
        frames.push_back({left, row_top + margins.top, width, height, left - margins.left + 18, ranges[i]});
        next_row_top = std::max(next_row_top, frames.back().bottom() + margins.bottom + 4);
    }
    Svg svg(static_cast<int>(static_cast<double>(columns) * panel_width), static_cast<int>(next_row_top),
            figure.title, figure.description);
    svg.text({14, 26}, figure.title, paint::ink, Anchor::start, 18);
    for (std::size_t i = 0; i < frames.size(); ++i) draw_panel(svg, figure.panels[i], frames[i]);
    return svg.file();
}

} // namespace plot
