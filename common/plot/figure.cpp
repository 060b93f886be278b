#include "common/plot/figure.hpp"

#include "common/plot/svg.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace plot {

namespace {

constexpr const Paint* colors[] = {&paint::first, &paint::second, &paint::third, &paint::fourth};

// Where a panel's axes are in the picture.
struct Frame {
    double left, top, width, height;
    double label_x, edge_x; // where the y axis's label stands, and the panel ends
    Axes axes;

    double right() const { return left + width; }
    double bottom() const { return top + height; }
    double x(double place) const { return left + width * place; }
    double y(double place) const { return bottom() - height * place; }
    std::optional<Point> at(Point point) const {
        const std::optional<Point> place = axes.place(point);
        return place ? std::optional(Point{x(place->x), y(place->y)}) : std::nullopt;
    }
};

bool is_labelled(const auto& things) {
    bool labelled = false;
    for (const auto& one : things) labelled = labelled || !one.label.empty();
    return labelled;
}

int widest_label(const std::vector<Tick>& ticks) {
    int widest = 0;
    for (const Tick& tick : ticks) widest = std::max(widest, text::width_of(tick.label));
    return widest;
}

constexpr double key_row = 22;

// What stands above the picture: the classes of the points, and what the colours mean, in a row of its own then.
double key_height(const Panel& panel) {
    const bool has_label = panel.has_heat_map() && !panel.heat_map.label.empty();
    return is_labelled(panel.dots) ? (has_label ? 2 * key_row : key_row) : panel.has_heat_map() ? 10 : 0;
}

// As many ticks as fit beside each other, up to five.
std::vector<Tick> x_ticks(const Frame& frame) {
    std::vector<Tick> ticks;
    for (int count = 5; count > 0; --count) {
        ticks = frame.axes.x.ticks(count);
        if (static_cast<double>(ticks.size()) * (9 * widest_label(ticks) + 14) <= frame.width) break;
    }
    return ticks;
}

void draw_axes(Svg& svg, const Panel& panel, const Frame& frame) {
    for (const auto& [place, label] : frame.axes.y.ticks(frame.height > 200 ? 5 : 4)) {
        const double y = frame.y(place);
        svg.line({{frame.left, y}, {frame.right(), y}}, paint::grid, 1);
        svg.text({frame.left - 8, y + 5}, label, paint::faint_ink, Anchor::end);
    }
    for (const auto& [place, label] : x_ticks(frame)) {
        const double x = frame.x(place);
        svg.line({{x, frame.bottom()}, {x, frame.bottom() + 5}}, paint::faint_ink, 1);
        svg.text({x, frame.bottom() + 21}, label, paint::faint_ink, Anchor::middle);
    }
    svg.line({{frame.left, frame.bottom()}, {frame.right(), frame.bottom()}}, paint::faint_ink, 1);
    svg.text({frame.x(0.5), frame.bottom() + 43}, panel.x.label, paint::ink, Anchor::middle);
    svg.text({frame.label_x, frame.y(0.5)}, panel.y.label, paint::ink, Anchor::upward);
}

void draw_mark(Svg& svg, const Mark& mark, const Frame& frame) {
    const double place = frame.axes.x.place(mark.x).value_or(-1);
    if (place < 0 || place > 1) return;
    const double x = frame.x(place);
    svg.line({{x, frame.top}, {x, frame.bottom()}}, paint::faint_ink, 1, "2 3");
    svg.text({place > 0.5 ? x - 6 : x + 6, frame.top + 12}, mark.label, paint::faint_ink,
             place > 0.5 ? Anchor::end : Anchor::start);
}

void draw_bar(Svg& svg, const Bar& bar, const Frame& frame) {
    const auto from = frame.at({bar.from, bar.height}), to = frame.at({bar.to, bar.height});
    if (!from || !to || bar.height < 0 || to->x < frame.left || from->x > frame.right()) return;
    const double left = std::max(from->x + 0.5, frame.left), right = std::min(to->x - 0.5, frame.right());
    const double top = std::clamp(from->y, frame.top, frame.bottom());
    svg.rectangle({left, top}, std::max(0.5, right - left), frame.bottom() - top, paint::first);
}

// A heat map shows its colours in steps: an odd number for signed values, so that one is neither.
int steps_of(Palette palette) {
    return palette == Palette::signed_values ? 11
           : palette == Palette::classes     ? static_cast<int>(most_classes)
                                             : 24;
}

// Of a class's points; its ground is softer, so that they stand out.
Paint paint_of_class(std::size_t which) {
    return {"class" + std::to_string(which), class_colors[which],
            mix(class_colors[which], {255, 255, 255}, 0.35)};
}

Paint paint_of(Palette palette, int step) {
    const double share = static_cast<double>(step) / (steps_of(palette) - 1);
    if (palette == Palette::amounts) {
        const Color color = palette_color(palette, share, {});
        return {"amount" + std::to_string(step), color, color};
    }
    if (palette == Palette::classes) {
        const Color color = class_colors[step];
        return {"ground" + std::to_string(step), mix(color, {255, 255, 255}, 0.6),
                mix(color, {40, 42, 48}, 0.6)};
    }
    const double softened = 0.5 + 0.85 * (share - 0.5); // points in full colours have to stand out
    return {"signed" + std::to_string(step), palette_color(palette, softened, {236, 236, 236}),
            palette_color(palette, softened, {58, 60, 66})};
}

// Neighbouring cells of one step in a row are one rectangle, and all of a step one path. Cells that are not
// finite stay open.
void draw_cells(Svg& svg, const HeatMap& map, const Field& field, const Frame& frame) {
    const int steps = steps_of(map.palette);
    const auto step_at = [&](int column, int row) { // -1: none
        const double value = field.at(column, row);
        return std::isfinite(value) ? std::min(static_cast<int>(map.range.fraction(value) * steps), steps - 1)
                                    : -1;
    };
    std::vector<std::string> outlines(static_cast<std::size_t>(steps));
    for (int row = 0; row < field.rows; ++row) {
        for (int column = 0, end = 0; column < field.columns; column = end) {
            const int step = step_at(column, row);
            for (end = column + 1; end < field.columns && step_at(end, row) == step; ++end) {}
            if (step < 0) continue;
            const std::string width = std::to_string(end - column);
            outlines[static_cast<std::size_t>(step)] +=
                "M" + std::to_string(column) + " " + std::to_string(row) + "h" + width + "v1h-" + width + "z";
        }
    }
    for (int step = 0; step < steps; ++step) {
        const std::string& outline = outlines[static_cast<std::size_t>(step)];
        if (outline.empty()) continue;
        svg.cells(outline, {frame.left, frame.top}, frame.width / field.columns, frame.height / field.rows,
                  paint_of(map.palette, step));
    }
}

// Black or white, whichever can be seen on an amount's colour; ink on signed values and without a heat map.
Paint paint_on(const Panel& panel, double value) {
    const HeatMap& map = panel.heat_map;
    if (!panel.has_heat_map() || map.palette != Palette::amounts) return paint::ink;
    const Color color = readable_on(palette_color(map.palette, map.range.fraction(value), {}));
    return {"on" + hex(color).substr(1), color, color};
}

void draw_contours(Svg& svg, const Panel& panel, const Field& field, const Frame& frame) {
    for (const double level : panel.heat_map.contours) {
        std::vector<Segment> segments = contour(field, level);
        if (segments.empty()) continue;
        for (auto& [from, to] : segments) {
            from = frame.at(from).value();
            to = frame.at(to).value();
        }
        svg.segments(segments, paint_on(panel, level), panel.heat_map.contours.size() == 1 ? 2 : 1);
    }
}

// The fields of the frames, and the one that stays.
void draw_heat_map(Svg& svg, const Panel& panel, const Frame& frame) {
    const std::vector<Field>& frames = panel.heat_map.frames;
    for (std::size_t i = 0; i <= frames.size(); ++i) {
        const Field& field = i < frames.size() ? frames[i] : panel.heat_map.field;
        if (!frames.empty()) svg.begin_frame(i, frames.size() + 1);
        draw_cells(svg, panel.heat_map, field, frame);
        draw_contours(svg, panel, field, frame);
        if (!frames.empty()) svg.end_frame();
    }
}

// The strip beside a heat map that says which colour is which value.
void draw_scale(Svg& svg, const Panel& panel, const Frame& frame) {
    const HeatMap& map = panel.heat_map;
    if (map.palette == Palette::classes) return; // the dots have names
    const double x = frame.right() + 12, width = 10;
    for (int step = 0; step < steps_of(map.palette); ++step) { // each up to the top, the next over it
        const double height = frame.height * (1 - double(step) / steps_of(map.palette));
        svg.rectangle({x, frame.top}, width, height, paint_of(map.palette, step));
    }
    for (const auto& [place, label] :
         FittedAxis({.low = map.range.low, .high = map.range.high}, {}).ticks(4)) {
        const double y = frame.y(place);
        svg.line({{x + width, y}, {x + width + 4, y}}, paint::faint_ink, 1);
        svg.text({x + width + 7, y + 5}, label, paint::faint_ink);
    }
    const double above = is_labelled(panel.dots) ? 8 + key_row : 8;
    svg.text({frame.right() + 62, frame.top - above}, map.label, paint::ink, Anchor::end);
}

void draw_lines(Svg& svg, const Panel& panel, const Frame& frame) {
    constexpr const char* dashes[] = {"", "6 3", "2 3", "9 3 2 3"};
    for (std::size_t i = 0; i < panel.lines.size(); ++i) {
        for (const auto& part : visible_parts(panel.lines[i], frame.axes, static_cast<int>(frame.width))) {
            for (auto& inside : parts_inside(part)) {
                for (Point& point : inside) point = {frame.x(point.x), frame.y(point.y)};
                if (panel.has_heat_map()) svg.line(inside, paint::paper, 5);
                svg.line(inside, *colors[i], 2, dashes[i]);
            }
        }
    }
}

void draw_line_labels(Svg& svg, const Panel& panel, const Frame& frame) {
    const int columns = static_cast<int>(frame.width);
    for (const auto& [line, x, down] : line_ends(panel, frame.axes, columns, frame.height, 17)) {
        svg.text({frame.x(std::clamp(x, 0.0, 1.0)) + 8, frame.top + down + 5}, panel.lines[line].label,
                 *colors[line]);
    }
}

void draw_dots(Svg& svg, const Panel& panel, const Frame& frame) {
    constexpr Shape shapes[] = {Shape::circle, Shape::square, Shape::triangle, Shape::diamond};
    constexpr double before = 11, behind = 12,
                     letter = 0.6; // of a label; a letter's width, at most about, in sizes
    double letters = 0, places_for_keys = 0;
    for (const Dots& dots : panel.dots) {
        if (dots.label.empty()) continue;
        letters += text::width_of(dots.label);
        places_for_keys += before + behind;
    }
    const double key_left = frame.left + 6, room = frame.edge_x - key_left - places_for_keys;
    const int size = static_cast<int>(std::clamp(room / (letter * std::max(1.0, letters)), 9.0, 15.0));
    double key_x = key_left;
    for (std::size_t i = 0; i < panel.dots.size(); ++i) {
        std::vector<Point> places;
        for (const Point point : panel.dots[i].places) {
            const auto place = frame.axes.place(point);
            if (place && place->x >= 0 && place->x <= 1 && place->y >= 0 && place->y <= 1)
                places.push_back({frame.x(place->x), frame.y(place->y)});
        }
        const Shape shape = shapes[i % std::size(shapes)];
        const bool is_of_many =
            panel.dots.size() > std::size(colors) || panel.heat_map.palette == Palette::classes;
        const Paint paint = is_of_many ? paint_of_class(i) : *colors[i];
        if (!places.empty()) svg.markers(places, shape, paint);
        if (panel.dots[i].label.empty()) continue;
        svg.markers({{key_x, frame.top - 14}}, shape, paint);
        svg.text({key_x + before, frame.top - 9}, panel.dots[i].label, paint::ink, Anchor::start, size);
        key_x += before + letter * size * text::width_of(panel.dots[i].label) + behind;
    }
}

void draw_label(Svg& svg, const Panel& panel, const Label& label, const Frame& frame) {
    const double below = panel.heat_map.field.at(label.at).value_or(0);
    const auto at = frame.at(label.at);
    if (at) svg.text({at->x, at->y + 20}, label.text, paint_on(panel, below), Anchor::middle);
}

// The dot that goes from place to place, and the words for each in the upper right corner.
void draw_frames(Svg& svg, const std::vector<Label>& frames, const Frame& frame) {
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto at = frame.at(frames[i].at);
        if (!at) continue;
        svg.begin_frame(i, frames.size());
        svg.circle(*at, 5, paint::second, paint::paper);
        svg.text({frame.right() - 6, frame.top + 14}, frames[i].text, paint::ink, Anchor::end);
        svg.end_frame();
    }
}

void draw_panel(Svg& svg, const Panel& panel, const Frame& frame) {
    svg.text({frame.left, frame.top - key_height(panel) - 10}, panel.title, paint::ink, Anchor::start, 16);
    draw_axes(svg, panel, frame);
    for (const Mark& mark : panel.marks) draw_mark(svg, mark, frame);
    for (const Bar& bar : panel.bars) draw_bar(svg, bar, frame);
    if (panel.has_heat_map()) draw_scale(svg, panel, frame);
    if (panel.has_heat_map()) draw_heat_map(svg, panel, frame);
    draw_lines(svg, panel, frame);
    draw_line_labels(svg, panel, frame);
    draw_dots(svg, panel, frame);
    for (const Label& label : panel.labels) draw_label(svg, panel, label, frame);
    draw_frames(svg, panel.frames, frame);
}

} // namespace

std::string svg_file(const Figure& figure) {
    if (figure.columns != 1 && figure.columns != 2)
        throw std::invalid_argument("figure: " + std::to_string(figure.columns) + " columns, not 1 or 2");
    // What surrounds the frames, the same for all panels, so that they align.
    double left_margin = 40, top_margin = 0, right_margin = 18, bottom_margin = 30;
    std::vector<Axes> axes;
    for (const Panel& panel : figure.panels) {
        axes.push_back(axes_of(panel));
        const int widest = widest_label(axes.back().y.ticks(4));
        left_margin = std::max(left_margin, 9.0 * widest + (panel.y.label.empty() ? 14 : 38));
        top_margin = std::max(top_margin, (panel.title.empty() ? 12 : 30) + key_height(panel));
        right_margin = std::max(right_margin, is_labelled(panel.lines) ? 84.0
                                              : panel.has_heat_map()   ? 64
                                                                       : 18);
        bottom_margin = std::max(bottom_margin, panel.x.label.empty() ? 30.0 : 52.0);
    }
    const auto columns = static_cast<std::size_t>(figure.columns);
    const double panel_width = columns == 2 ? 340 : 520, width = panel_width - left_margin - right_margin;
    std::vector<Frame> frames;
    double row_top = 34, next_row_top = row_top;
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        if (i % columns == 0) row_top = next_row_top;
        const double left = static_cast<double>(i % columns) * panel_width;
        const double height = figure.panels[i].square ? width : columns == 2 ? 170 : 240;
        frames.push_back({left + left_margin, row_top + top_margin, width, height, left + 18,
                          left + panel_width, axes[i]});
        next_row_top = std::max(next_row_top, frames.back().bottom() + bottom_margin + 4);
    }
    Svg svg(static_cast<int>(static_cast<double>(columns) * panel_width), static_cast<int>(next_row_top),
            figure.title, figure.description);
    svg.text({14, 26}, figure.title, paint::ink, Anchor::start, 18);
    for (std::size_t i = 0; i < frames.size(); ++i) draw_panel(svg, figure.panels[i], frames[i]);
    return svg.file();
}

} // namespace plot
