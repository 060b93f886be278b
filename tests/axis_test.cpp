#include "tests/check.hpp"

#include "common/plot/axis.hpp"

#include <cmath>
#include <limits>

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::string text_of(const std::vector<double>& ticks) {
    std::string text;
    for (const double tick : ticks) text += check::shown(std::round(tick * 1e9) / 1e9) + " ";
    return text;
}

plot::FittedAxis range_of(const std::vector<double>& values, const plot::Axis& axis = {}) {
    return plot::FittedAxis(axis, values);
}

} // namespace

CLAIM(linear_ticks_are_round) {
    CHECK_EQUAL(text_of(plot::linear_ticks(0, 1000, 5)), "0 200 400 600 800 1000 ");
    CHECK_EQUAL(text_of(plot::linear_ticks(0, 1, 5)), "0 0.20000000000000001 0.40000000000000002 "
                                                      "0.59999999999999998 0.80000000000000004 1 ");
    CHECK_EQUAL(text_of(plot::linear_ticks(-3, 4, 5)), "-3 -2 -1 0 1 2 3 4 ");
    CHECK_EQUAL(text_of(plot::linear_ticks(7, 7, 5)), "7 ");
}

CLAIM(log_ticks_are_powers_of_ten_or_their_multiples) {
    CHECK_EQUAL(text_of(plot::log_ticks(-3, 0, 5)), "1 0.10000000000000001 0.01 0.001 ");
    CHECK_EQUAL(text_of(plot::log_ticks(-0.8, 0.5, 5)), "0.20000000000000001 0.5 1 2 ");
    CHECK_EQUAL(plot::log_ticks(-20, 0, 5).size(), 6u);
}

CLAIM(labels_are_written_as_on_paper) {
    CHECK_EQUAL(plot::tick_label(0.25), "0.25");
    CHECK_EQUAL(plot::tick_label(1e-9), "10⁻⁹");
    CHECK_EQUAL(plot::tick_label(-2e-5), "-2·10⁻⁵");
    CHECK_EQUAL(plot::tick_label(-1e-5), "-10⁻⁵");
    CHECK_EQUAL(plot::tick_label(1.5e120), "1.5·10¹²⁰");
    CHECK_EQUAL(plot::tick_label(0), "0");
    CHECK_EQUAL(plot::tick_label(1e-9, 4, false), "1e-09");
}

CLAIM(ticks_of_numbers_beyond_whole_ones_end) {
    const std::vector<double> ticks = plot::linear_ticks(1e17, 1e17 + 64, 5);
    CHECK(ticks.size() < 20);
    for (std::size_t i = 1; i < ticks.size(); ++i) CHECK(ticks[i] > ticks[i - 1]);
    CHECK(plot::linear_ticks(-1.7e308, 1.7e308, 5).size() < 20);
}

CLAIM(a_range_fits_its_values_with_a_margin) {
    const plot::FittedAxis range = range_of({2, 4, not_a_number, 1e301, 3});
    CHECK_NEAR(*range.place(2), 0.05 / 1.1, 1e-12);
    CHECK_NEAR(*range.place(3), 0.5, 1e-12);
    CHECK_NEAR(*range.place(4), 1.05 / 1.1, 1e-12);
}

CLAIM(a_logarithmic_range_spreads_powers_evenly_and_leaves_out_what_has_no_logarithm) {
    const plot::FittedAxis range = range_of({0.01, 0, -5, 100}, {.scale = plot::Scale::logarithmic});
    CHECK_NEAR(*range.place(1), 0.5, 1e-12);
    CHECK(!range.place(0));
    CHECK(!range.place(-5));
    CHECK(!range.place(not_a_number));
    CHECK(range.place(1e-300));
}

CLAIM(ends_that_are_named_hold_exactly) {
    const plot::FittedAxis range = range_of({0.25, 0.5}, {.low = 0, .high = 1});
    CHECK_NEAR(*range.place(0), 0, 1e-15);
    CHECK_NEAR(*range.place(1), 1, 1e-15);
    const plot::FittedAxis half = range_of({1, 2}, {.low = 0});
    CHECK_NEAR(*half.place(0), 0, 1e-15);
    CHECK_NEAR(*half.place(2), 1 / 1.05, 1e-12);
    // An end without a place on its axis is no end.
    CHECK_NEAR(range_of({1, 100}, {.scale = plot::Scale::logarithmic, .low = 0}).place(10).value(), 0.5,
               1e-12);
}

CLAIM(ticks_differ_for_any_range) {
    const std::vector<std::vector<double>> odd = {{5, 5},
                                                  {0, 0},
                                                  {-3, -3},
                                                  {-1e300, 1e300},
                                                  {1e-310, 3e-310},
                                                  {1, 1 + 1e-12},
                                                  {1000, 1000.5},
                                                  {1e6, 1e6 + 0.1},
                                                  {1e-9, 2e-9},
                                                  {-0.25, 0.75},
                                                  {7},
                                                  {not_a_number, not_a_number},
                                                  {}};
    for (const auto& values : odd) {
        for (const plot::Scale scale : {plot::Scale::linear, plot::Scale::logarithmic}) {
            const plot::FittedAxis range = range_of(values, {.scale = scale});
            const std::vector<plot::Tick> ticks = range.ticks(5);
            CHECK(ticks.size() >= 2);
            for (std::size_t i = 1; i < ticks.size(); ++i) CHECK(ticks[i].label != ticks[i - 1].label);
            for (const auto& [place, label] : ticks) CHECK(place > -1e-6 && place < 1 + 1e-6);
        }
    }
}
