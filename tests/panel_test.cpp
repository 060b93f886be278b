#include "tests/check.hpp"

#include "common/plot/panel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

} // namespace

CLAIM(a_histogram_counts_every_finite_value_once) {
    const auto bars = plot::histogram({0, 0.1, 0.9, 1, 0.5, not_a_number, INFINITY}, 2);
    CHECK_EQUAL(bars.size(), 2u);
    CHECK_EQUAL(bars[0].height, 2);
    CHECK_EQUAL(bars[1].height, 3);
    CHECK_NEAR(bars[0].from, 0, 1e-15);
    CHECK_NEAR(bars[0].to, 0.5, 1e-15);
    CHECK_NEAR(bars[1].to, 1, 1e-15);
}

CLAIM(a_histogram_over_a_range_leaves_out_what_is_outside) {
    const auto bars = plot::histogram({-1, 0, 0.1, 0.6, 1, 1.1, not_a_number}, 2, plot::Interval{0, 1});
    CHECK_EQUAL(bars[0].from, 0);
    CHECK_EQUAL(bars[1].to, 1);
    CHECK_EQUAL(bars[0].height, 2);
    CHECK_EQUAL(bars[1].height, 2);
}

CLAIM(a_histogram_of_one_value_or_none_has_bins_too) {
    double total = 0;
    for (const plot::Bar& bar : plot::histogram({3, 3, 3}, 5)) {
        total += bar.height;
        CHECK(bar.to > bar.from);
        if (bar.height > 0) CHECK(bar.from <= 3 && 3 <= bar.to);
    }
    CHECK_EQUAL(total, 3);
    CHECK_EQUAL(plot::histogram({}, 4).size(), 4u);
}

CLAIM(a_histogram_bears_any_numbers) {
    for (const std::vector<double>& values :
         {std::vector<double>{-1.7e308, 0, 1.7e308}, {0, 5e-324}, {1e300}}) {
        double total = 0;
        for (const plot::Bar& bar : plot::histogram(values, 7)) total += bar.height;
        CHECK_EQUAL(total, static_cast<double>(values.size()));
    }
    CHECK_THROWS(plot::histogram({1}, 0), std::invalid_argument, "histogram", "0 bins");
}

CLAIM(a_mark_lies_within_the_axis) {
    const plot::Axes ranges = plot::axes_of({.lines = {{"", {}, {1, 2, 3}}}, .marks = {{10, "far"}}});
    CHECK(*ranges.x.place(10) <= 1);
    CHECK(*ranges.x.place(2) < 0.5);
}

CLAIM(a_line_far_outside_its_axis_still_passes_through_it) {
    const plot::Line line{.y = {0.2, 1e9, 0.2}};
    const auto all =
        plot::visible_parts(line, plot::axes_of({.y = {.low = 0, .high = 1}, .lines = {line}}), 100);
    CHECK_EQUAL(all.size(), 1u);
    CHECK_NEAR(all[0][1].y, 50, 1e-12);
}

CLAIM(bars_stand_on_the_axis) {
    const plot::Axes up = plot::axes_of({.bars = {{0, 1, 5}, {1, 2, 8}}});
    CHECK_NEAR(*up.y.place(0), 0, 1e-15);
    CHECK(*up.y.place(8) < 0.95);
    CHECK_NEAR(*up.x.place(0), 0, 1e-15);
    CHECK_NEAR(*up.x.place(2), 1, 1e-15);
}

CLAIM(a_heat_map_fills_its_panel_and_points_outside_do_not_move_its_edges) {
    const plot::Field field{
        .columns = 1, .rows = 1, .left = 2, .right = 4, .bottom = -1, .top = 1, .values = {7}};
    const plot::Axes ranges = plot::axes_of({.heat_map = {.field = field}, .dots = {{"", {{9, 9}}}}});
    CHECK_NEAR(*ranges.x.place(2), 0, 1e-15);
    CHECK_NEAR(*ranges.x.place(4), 1, 1e-15);
    CHECK_NEAR(*ranges.y.place(1), 1, 1e-15);
}

CLAIM(an_interval_knows_where_a_value_lies) {
    const plot::Interval interval{0, 2};
    CHECK_NEAR(interval.fraction(1), 0.5, 1e-15);
    CHECK_EQUAL(interval.fraction(-9), 0);
    CHECK_EQUAL(interval.fraction(9), 1);
    CHECK_EQUAL(plot::Interval({3, 3}).fraction(3), 0);
}

CLAIM(each_column_keeps_its_least_and_greatest_value) {
    plot::Line line{.y = std::vector<double>(100'000, 1)};
    line.y[61'803] = 20;
    line.y[31'415] = -7;
    const plot::Axes ranges = plot::axes_of({.lines = {line}});
    const auto all = plot::visible_parts(line, ranges, 300);
    CHECK_EQUAL(all.size(), 1u);
    CHECK(all[0].size() <= 2 * 301 + 2);
    double least = 1, greatest = 0;
    for (const plot::Point p : all[0]) {
        least = std::min(least, p.y);
        greatest = std::max(greatest, p.y);
    }
    CHECK_NEAR(greatest, *ranges.y.place(20), 1e-12);
    CHECK_NEAR(least, *ranges.y.place(-7), 1e-12);
}

CLAIM(short_lines_are_kept_as_they_are) {
    const plot::Line line{.x = {0, 10, 20}, .y = {0, 3, 1}};
    const auto all = plot::visible_parts(line, plot::axes_of({.lines = {line}}), 300);
    CHECK_EQUAL(all.size(), 1u);
    CHECK_EQUAL(all[0].size(), 3u);
    CHECK_NEAR(all[0][1].x, 0.5, 1e-12);
}

CLAIM(points_without_a_place_leave_gaps) {
    const auto count = [](std::vector<double> y, plot::Scale scale) {
        const plot::Panel panel{.y = {.scale = scale}, .lines = {{.y = y}}};
        return plot::visible_parts(panel.lines[0], plot::axes_of(panel), 100).size();
    };
    CHECK_EQUAL(count({1, 0.5, 0.25, 0.1}, plot::Scale::logarithmic), 1u);
    CHECK_EQUAL(count({1, 0.5, 0, 0.25, 0.1}, plot::Scale::logarithmic), 2u);
    CHECK_EQUAL(count({-1, 0}, plot::Scale::logarithmic), 0u);
    CHECK_EQUAL(count({1, 0, -1}, plot::Scale::linear), 1u);
    CHECK_EQUAL(count({1, 0, not_a_number, 2, 3}, plot::Scale::linear), 2u);
}

CLAIM(more_of_a_kind_than_can_be_told_apart_are_refused) {
    CHECK_THROWS(plot::axes_of({.lines = std::vector<plot::Line>(5)}), std::invalid_argument, "plot",
                 "5 lines", "4");
    plot::axes_of({.dots = std::vector<plot::Dots>(10)});
    CHECK_THROWS(plot::axes_of({.dots = std::vector<plot::Dots>(11)}), std::invalid_argument, "plot",
                 "11 classes", "10");
}

CLAIM(a_surface_of_classes_has_a_kind_of_dots_for_each) {
    const plot::Panel panel =
        plot::class_surface({.columns = 2, .rows = 1, .values = {0, 2}},
                            {{{0.1, 0.2}, 2, 2, 0.9}, {{0.3, 0.4}, 0, 2, 0.5}}, {"a", "b", "c"});
    CHECK_EQUAL(panel.dots.size(), 3u);
    CHECK_EQUAL(panel.dots[1].label, "b");
    CHECK_EQUAL(panel.dots[1].places.size(), 0u);
    CHECK_EQUAL(panel.dots[2].places.at(0).y, 0.2);
    CHECK(panel.heat_map.palette == plot::Palette::classes);
    // The number of a class is in the middle of its tenth of the range.
    CHECK_NEAR(panel.heat_map.range.fraction(0), 0.05, 1e-12);
    CHECK_NEAR(panel.heat_map.range.fraction(9), 0.95, 1e-12);
}

CLAIM(labels_at_the_ends_of_lines_are_spread_out_where_they_would_overlap) {
    // Of lines that end so far from the top of axes that are 100 high.
    const auto spread = [](const std::vector<double>& ends) {
        plot::Panel panel{.y = {.low = 0, .high = 100}};
        for (const double down : ends) panel.lines.push_back({"label", {}, {0, 100 - down}});
        std::vector<double> positions;
        for (const auto& end : plot::line_ends(panel, plot::axes_of(panel), 100, 100, 16)) {
            positions.push_back(std::round(end.down));
        }
        return positions;
    };
    using Positions = std::vector<double>;
    CHECK((spread({10, 50, 90}) == Positions{10, 50, 90}));
    CHECK((spread({50, 50}) == Positions{50, 66}));
    CHECK((spread({60, 50, 55}) == Positions{82, 50, 66}));
    CHECK((spread({98, 99}) == Positions{84, 100}));
    CHECK((spread({-5}) == Positions{0}));
    CHECK(spread({}).empty());
}

CLAIM(a_line_without_a_label_or_a_place_has_no_end) {
    const plot::Panel panel{.lines = {{"", {}, {1}}, {"nowhere", {}, {not_a_number}}, {"here", {}, {1, 2}}}};
    const auto ends = plot::line_ends(panel, plot::axes_of(panel), 100, 10, 1);
    CHECK_EQUAL(ends.size(), 1u);
    CHECK_EQUAL(ends[0].line, 2u);
    CHECK_NEAR(ends[0].x, 1, 1e-12);
}

CLAIM(what_leaves_the_axes_is_cut_at_their_edges) {
    using Parts = std::vector<std::vector<plot::Point>>;
    const auto check_inside = [](const std::vector<plot::Point>& part, const Parts& expected) {
        const Parts parts = plot::parts_inside(part);
        CHECK_EQUAL(parts.size(), expected.size());
        for (std::size_t i = 0; i < std::min(parts.size(), expected.size()); ++i) {
            CHECK_EQUAL(parts[i].size(), expected[i].size());
            for (std::size_t k = 0; k < std::min(parts[i].size(), expected[i].size()); ++k) {
                CHECK_NEAR(parts[i][k].x, expected[i][k].x, 1e-12);
                CHECK_NEAR(parts[i][k].y, expected[i][k].y, 1e-12);
            }
        }
    };
    check_inside({{0, 0}, {0.5, 1}, {1, 0.5}}, {{{0, 0}, {0.5, 1}, {1, 0.5}}}); // the edges belong to it
    check_inside({{0, -0.5}, {0.5, 0.5}, {1, 1.5}}, {{{0.25, 0}, {0.5, 0.5}, {0.75, 1}}});
    check_inside({{0, 0.5}, {0.25, 1.5}, {0.5, 0.5}}, {{{0, 0.5}, {0.125, 1}}, {{0.375, 1}, {0.5, 0.5}}});
    check_inside({{-1, 0.5}, {2, 0.5}}, {{{0, 0.5}, {1, 0.5}}});
    check_inside({{0.5, 2}, {0.5, -2}}, {{{0.5, 1}, {0.5, 0}}});
    check_inside({{-1, 2}, {2, 2}}, {});
    check_inside({{-1, 0.5}, {0.5, 2}}, {}); // past a corner
    check_inside({{0.5, 0.5}}, {{{0.5, 0.5}, {0.5, 0.5}}});
    check_inside({{0.5, 1.5}}, {});
    check_inside({}, {});
}
