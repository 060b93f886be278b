#include "tests/check.hpp"

#include "common/plot/field.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace {

template <class Function>
plot::Field sampled(int columns, int rows, Function f) {
    const plot::Field plane{.columns = columns, .rows = rows, .left = -1, .right = 1, .bottom = -1, .top = 1};
    return plot::sampled(plane, [&](plot::Point p) { return f(p.x, p.y); });
}

double length(const plot::Segment& s) { return std::hypot(s.to.x - s.from.x, s.to.y - s.from.y); }

} // namespace

CLAIM(a_field_is_sampled_anew) {
    const plot::Field once = sampled(2, 2, [](double x, double) { return x; });
    CHECK((plot::sampled(once, [](plot::Point p) { return p.x; }).values == once.values));
}

CLAIM(the_first_row_is_the_upper_edge) {
    const plot::Field field = sampled(4, 2, [](double x, double y) { return x + 10 * y; });
    CHECK_NEAR(field.center(0, 0).x, -0.75, 1e-12);
    CHECK_NEAR(field.center(0, 0).y, 0.5, 1e-12);
    CHECK_NEAR(field.at(0, 0), -0.75 + 5, 1e-12);
    CHECK_NEAR(field.at(3, 1), 0.75 - 5, 1e-12);
}

CLAIM(outside_the_field_goes_on_to_its_edge_in_a_straight_line) {
    const plot::Field field = sampled(4, 2, [](double x, double y) { return x + 10 * y; });
    CHECK_NEAR(field.center(-1, 0).x, -1, 1e-12);
    CHECK_NEAR(field.center(4, 2).y, -1, 1e-12);
    CHECK_NEAR(field.at(-1, 0), -1 + 5, 1e-12);
    CHECK_NEAR(field.at(4, 2), 1 - 10, 1e-12);
}

CLAIM(a_slanted_plane_is_cut_in_its_straight_line_from_edge_to_edge) {
    const plot::Field field = sampled(7, 5, [](double x, double y) { return 3 * x - 2 * y; });
    const auto segments = plot::contour(field, 0.5);
    double total = 0;
    for (const plot::Segment& s : segments) {
        CHECK_NEAR(3 * s.from.x - 2 * s.from.y, 0.5, 1e-9);
        CHECK_NEAR(3 * s.to.x - 2 * s.to.y, 0.5, 1e-9);
        total += length(s);
    }
    // It enters at y = -1 (x = -0.5) and leaves at y = 1 (x = 5/6).
    CHECK_NEAR(total, std::hypot(2, 0.5 + 5.0 / 6), 1e-9);
}

CLAIM(a_circle_closes_and_has_its_radius) {
    const plot::Field field = sampled(64, 64, [](double x, double y) { return x * x + y * y; });
    double total = 0;
    for (const plot::Segment& s : plot::contour(field, 0.36)) {
        CHECK_NEAR(std::hypot(s.from.x, s.from.y), 0.6, 1e-3);
        total += length(s);
    }
    CHECK_NEAR(total, 2 * std::acos(-1.0) * 0.6, 0.01);
}

CLAIM(at_a_saddle_the_middle_decides_which_corners_belong_together) {
    // Four cells; 1 at two opposite corners, 0 at the others: at 0.4 the ones are joined, at 0.6 parted.
    const plot::Field field{.columns = 2, .rows = 2, .values = {1, 0, 0, 1}};
    const auto around = [&](double level, plot::Point corner) { // in the square between the four centres
        const auto segments = plot::contour(field, level);
        return std::count_if(segments.begin(), segments.end(), [&](const plot::Segment& s) {
            const plot::Point middle = {(s.from.x + s.to.x) / 2, (s.from.y + s.to.y) / 2};
            return std::max(std::abs(middle.x - corner.x), std::abs(middle.y - corner.y)) < 0.25 &&
                   std::min({middle.x, middle.y, 1 - middle.x, 1 - middle.y}) > 0.25;
        });
    };
    const plot::Point one{0.25, 0.75}, zero{0.75, 0.75};
    CHECK_EQUAL(around(0.6, one), 1);
    CHECK_EQUAL(around(0.6, zero), 0);
    CHECK_EQUAL(around(0.4, one), 0);
    CHECK_EQUAL(around(0.4, zero), 1);
}

CLAIM(a_level_that_is_not_passed_has_no_line) {
    const plot::Field field = sampled(4, 4, [](double, double) { return 1; });
    CHECK(plot::contour(field, 2).empty());
    CHECK(plot::contour(field, 1).empty());
}

CLAIM(values_that_are_not_finite_leave_a_hole) {
    plot::Field field = sampled(6, 6, [](double x, double) { return x; });
    CHECK_EQUAL(plot::contour(field, 0).size(), 7u);
    field.values[2 * 6 + 2] = std::numeric_limits<double>::quiet_NaN();
    CHECK_EQUAL(plot::contour(field, 0).size(), 5u);
}

CLAIM(one_cell_and_none_are_fields_too) {
    CHECK(plot::contour({.columns = 1, .rows = 1, .values = {1}}, 0).empty());
    CHECK(plot::contour({}, 0).empty());
    CHECK_THROWS(plot::contour({.columns = 2, .rows = 3, .values = {1}}, 0), std::invalid_argument, "field",
                 "2 × 3", "1");
}

CLAIM(centers_go_row_after_row_from_the_upper_edge) {
    const plot::Field field{.columns = 2, .rows = 3, .left = 0, .right = 4, .bottom = 0, .top = 6};
    const double expected[][2] = {{1, 5}, {3, 5}, {1, 3}, {3, 3}, {1, 1}, {3, 1}};
    CHECK_EQUAL(field.centers().size(), std::size_t{6});
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK_NEAR(field.centers()[i][0], expected[i][0], 1e-12);
        CHECK_NEAR(field.centers()[i][1], expected[i][1], 1e-12);
    }
}

CLAIM(a_point_has_the_value_of_the_cell_in_which_it_lies) {
    const plot::Field field{.columns = 2, .rows = 2, .values = {1, 2, 3, 4}};
    CHECK_EQUAL(field.at(plot::Point{0.1, 0.9}).value(), 1);
    CHECK_EQUAL(field.at(plot::Point{0.9, 0.1}).value(), 4);
    for (const plot::Point outside : {plot::Point{-0.1, 0.5}, {1.1, 0.5}, {0.5, -0.1}, {0.5, 1.1}}) {
        CHECK(!field.at(outside));
    }
    CHECK(!plot::Field().at(plot::Point{0.5, 0.5}));
}

CLAIM(a_field_around_points_has_a_margin_on_each_side) {
    const plot::Field field = plot::field_around({{0, 5}, {1, 5}, {0.5, 5}}, 10, 0.5);
    CHECK_EQUAL(field.columns, 10);
    CHECK_EQUAL(field.left, -0.5);
    CHECK_EQUAL(field.right, 1.5);
    CHECK_EQUAL(field.bottom, 4); // one place alone
    CHECK_EQUAL(field.top, 6);
    CHECK_EQUAL(plot::field_around({{0, 5}, {10, 5}}, 10, 0.1).right, 11);
    CHECK_THROWS(plot::field_around({}, 10, 0.5), std::invalid_argument, "field", "points");
}
