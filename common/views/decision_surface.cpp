// Tool: colour by answer, and marching squares for the boundary.
#include "common/views/decision_surface.hpp"

#include "common/drawing/plot.hpp"
#include "common/drawing/svg.hpp"
#include "common/drawing/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace nn {

namespace {

constexpr int bands = 11; // odd, so that one band is neither

int band_of(double answer) {
    if (!(answer > 0)) return 0; // NaN too
    return std::min(static_cast<int>(answer * bands), bands - 1);
}

Paint band_paint(int band) {
    const double value = 2.0 * band / (bands - 1) - 1;
    return {"band" + std::to_string(band), diverging(0.85 * value, {236, 236, 236}),
            diverging(0.85 * value, {58, 60, 66})};
}

// The square of the picture that the plane fills.
struct Frame {
    double left, top, size;
    double low, high;

    Point at(double first_input, double second_input) const {
        return {left + size * (first_input - low) / (high - low),
                top + size * (high - second_input) / (high - low)};
    }
};

// Row by row, neighbouring cells of one band as one rectangle; all of a band in one path.
void draw_bands(Svg& svg, const SurfaceGrid& grid, const Frame& frame) {
    std::array<std::string, bands> outlines;
    const auto x = [&](int column) { return coordinate(frame.left + frame.size * column / grid.side); };
    const auto y = [&](int row) { return coordinate(frame.top + frame.size * row / grid.side); };
    for (int row = 0; row < grid.side; ++row) {
        for (int column = 0, end; column < grid.side; column = end) {
            const int band = band_of(grid.at(column, row));
            for (end = column + 1; end < grid.side && band_of(grid.at(end, row)) == band;) ++end;
            outlines[static_cast<std::size_t>(band)] +=
                "M" + x(column) + " " + y(row) + "H" + x(end) + "V" + y(row + 1) + "H" + x(column) + "Z";
        }
    }
    for (int band = 0; band < bands; ++band) {
        const std::string& outline = outlines[static_cast<std::size_t>(band)];
        if (!outline.empty()) svg.areas(outline, band_paint(band));
    }
}

// Marching squares (Lorensen and Cline, 1987, in two dimensions): in each square of four
// neighbouring cell centres the boundary enters and leaves through the sides whose ends differ, at
// the place where a straight line between the two answers passes one half.
void draw_boundary(Svg& svg, const SurfaceGrid& grid, const Frame& frame) {
    std::string segments;
    for (int row = 0; row + 1 < grid.side; ++row) {
        for (int column = 0; column + 1 < grid.side; ++column) {
            const std::array<std::array<int, 2>, 4> corners = {
                {{column, row}, {column + 1, row}, {column + 1, row + 1}, {column, row + 1}}};
            const char* move_or_line = "M";
            for (std::size_t side = 0; side < 4; ++side) {
                const auto [c0, r0] = corners[side];
                const auto [c1, r1] = corners[(side + 1) % 4];
                const double from = grid.at(c0, r0) - 0.5, to = grid.at(c1, r1) - 0.5;
                if ((from > 0) == (to > 0)) continue;
                const double share = from / (from - to);
                const Point a = frame.at(grid.first_input(c0), grid.second_input(r0));
                const Point b = frame.at(grid.first_input(c1), grid.second_input(r1));
                segments += move_or_line + coordinate(a.x + share * (b.x - a.x)) + " " +
                            coordinate(a.y + share * (b.y - a.y));
                move_or_line = *move_or_line == 'M' ? "L" : "M"; // crossings come in pairs
            }
        }
    }
    if (!segments.empty()) svg.lines(segments, paint::ink, 2);
}

} // namespace

std::string decision_surface_svg(const SurfaceGrid& grid, const std::vector<Example>& examples,
                                 const std::string& title, const std::string& description) {
    Svg svg(480, 510, title, description);
    const Frame frame{64, 48, 384, grid.low, grid.high};
    svg.text({frame.left, 28}, title, paint::ink, Anchor::start, 17);
    draw_bands(svg, grid, frame);
    draw_boundary(svg, grid, frame);
    for (const Example& example : examples) {
        const Point at = frame.at(example.first_input, example.second_input);
        svg.circle(at, 12, band_paint(band_of(example.target)), paint::paper);
        svg.text({at.x, at.y + 5}, general(example.target), paint::ink, Anchor::middle, 15);
    }
    const double bottom = frame.top + frame.size;
    for (const double tick : linear_ticks(grid.low, grid.high, 4)) {
        const Point x = frame.at(tick, grid.low), y = frame.at(grid.low, tick);
        svg.text({x.x, bottom + 20}, general(tick), paint::faint_ink, Anchor::middle);
        svg.text({frame.left - 8, y.y + 5}, general(tick), paint::faint_ink, Anchor::end);
    }
    svg.text({frame.left + frame.size / 2, bottom + 42}, "first input", paint::ink, Anchor::middle);
    svg.text({frame.left + frame.size / 2, bottom + 64},
             "blue: answers 0; orange: answers 1; on the line: one half", paint::faint_ink, Anchor::middle,
             13);
    svg.upward_text({20, frame.top + frame.size / 2}, "second input", paint::ink);
    return svg.file();
}

std::vector<std::string> decision_surface_lines(const SurfaceGrid& grid, const std::vector<Example>& examples,
                                                ColorDepth depth, bool unicode) {
    const auto color_at = [&](int column, int row) {
        return diverging(2 * grid.at(column, row) - 1, dark_grey);
    };
    const auto example_at = [&](int column, int line) -> const Example* {
        for (const Example& example : examples) {
            const double x = (example.first_input - grid.low) / (grid.high - grid.low) * grid.side;
            const double y = (grid.high - example.second_input) / (grid.high - grid.low) * grid.side;
            if (std::floor(x) == column && std::floor(y / 2) == line) return &example;
        }
        return nullptr;
    };
    std::vector<std::string> lines;
    for (int line = 0; 2 * line + 1 < grid.side; ++line) {
        std::string text;
        for (int column = 0; column < grid.side; ++column) {
            const Color upper = color_at(column, 2 * line), lower = color_at(column, 2 * line + 1);
            if (const Example* example = example_at(column, line)) {
                text += normal(depth) + bold(depth) + background(mix(upper, lower, 0.5), depth) +
                        foreground({255, 255, 255}, depth) + general(example->target) + normal(depth);
            } else if (depth == ColorDepth::none || !unicode) {
                const int level = band_of(grid.at(column, 2 * line)) * 5 / bands;
                text += background(upper, depth);
                text += " .:+#"[level];
            } else {
                text += foreground(upper, depth) + background(lower, depth) + "▀";
            }
        }
        lines.push_back(text + normal(depth));
    }
    return lines;
}

} // namespace nn
