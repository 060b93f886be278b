#include "tests/check.hpp"
#include "tests/xml.hpp"

#include "common/drawing/plot.hpp"

#include <cmath>
#include <limits>

using namespace nn;

namespace {

std::string text_of(const std::vector<double>& ticks) {
    std::string text;
    for (const double tick : ticks) text += check::shown(std::round(tick * 1e9) / 1e9) + " ";
    return text;
}

LinePlot plot_of(std::vector<double> y, Scale scale = Scale::logarithmic) {
    return {.title = "t",
            .description = "d",
            .x_label = "x",
            .y_label = "y",
            .y_scale = scale,
            .series = {{"loss", y}}};
}

int count_of(const std::string& text, const std::string& word) {
    int count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

} // namespace

CLAIM(linear_ticks_are_round) {
    CHECK_EQUAL(text_of(linear_ticks(0, 1000, 5)), "0 200 400 600 800 1000 ");
    CHECK_EQUAL(text_of(linear_ticks(0, 1, 5)), "0 0.20000000000000001 0.40000000000000002 "
                                                "0.59999999999999998 0.80000000000000004 1 ");
    CHECK_EQUAL(text_of(linear_ticks(-3, 4, 5)), "-3 -2 -1 0 1 2 3 4 ");
    CHECK_EQUAL(text_of(linear_ticks(7, 7, 5)), "7 ");
}

CLAIM(log_ticks_are_powers_of_ten_or_their_multiples) {
    CHECK_EQUAL(text_of(log_ticks(-3, 0, 5)), "1 0.10000000000000001 0.01 0.001 ");
    CHECK_EQUAL(text_of(log_ticks(-0.8, 0.5, 5)), "0.20000000000000001 0.5 1 2 ");
    CHECK_EQUAL(log_ticks(-20, 0, 5).size(), 6u);
}

CLAIM(a_plot_is_well_formed_for_any_numbers) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<std::vector<double>> histories = {
        {}, {1}, {1, 1, 1}, {nan, nan}, {0, -1}, {1e-300, 1e300}, {1, infinity, 2}, {0.5, nan, 0.25, 0.1}};
    for (const auto& y : histories) {
        for (const Scale scale : {Scale::linear, Scale::logarithmic}) {
            const std::string file = line_plot(plot_of(y, scale));
            CHECK_EQUAL(check::xml_error(file), "");
            CHECK_EQUAL(count_of(file, "nan"), 0);
            CHECK_EQUAL(count_of(file, "inf"), 0);
        }
    }
}

CLAIM(a_linear_axis_has_ticks_that_differ_for_any_range) {
    const std::vector<std::vector<double>> odd_ranges = {{5, 5},
                                                         {0, 0},
                                                         {-3, -3},
                                                         {-1e300, 1e300},
                                                         {1e-310, 3e-310},
                                                         {1, 1 + 1e-12},
                                                         {1000, 1000.5},
                                                         {1e6, 1e6 + 0.1},
                                                         {1e-9, 2e-9},
                                                         {-0.25, 0.75},
                                                         {7}};
    for (const auto& y : odd_ranges) {
        const std::string file = line_plot(plot_of(y, Scale::linear));
        CHECK_EQUAL(check::xml_error(file), "");
        std::vector<std::string> labels; // of the y axis: what ends at its left edge
        for (auto at = file.find("text-anchor=\"end\""); at != std::string::npos;
             at = file.find("text-anchor=\"end\"", at + 1)) {
            const auto from = file.find('>', at) + 1;
            labels.push_back(file.substr(from, file.find('<', from) - from));
        }
        CHECK(labels.size() >= 2);
        for (std::size_t i = 1; i < labels.size(); ++i) CHECK(labels[i] != labels[i - 1]);
    }
}

CLAIM(zero_and_below_have_their_place_on_a_linear_axis) {
    CHECK_EQUAL(count_of(line_plot(plot_of({1, 0, -1}, Scale::linear)), "class=\"stroke-first\""), 1);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_EQUAL(count_of(line_plot(plot_of({1, 0, nan, 2, 3}, Scale::linear)), "class=\"stroke-first\""), 2);
}

CLAIM(labels_are_spread_out_where_they_would_overlap) {
    using Positions = std::vector<double>;
    CHECK((spread_out({10, 50, 90}, 16, 0, 100) == Positions{10, 50, 90}));
    CHECK((spread_out({50, 50}, 16, 0, 100) == Positions{50, 66}));
    CHECK((spread_out({60, 50, 55}, 16, 0, 100) == Positions{82, 50, 66}));
    CHECK((spread_out({98, 99}, 16, 0, 100) == Positions{84, 100}));
    CHECK((spread_out({-5}, 16, 0, 100) == Positions{0}));
    CHECK(spread_out({}, 16, 0, 100).empty());
}

CLAIM(four_series_are_told_apart_and_a_fifth_is_refused) {
    LinePlot plot = plot_of({1, 0.5}, Scale::linear);
    for (const char* label : {"other", "third", "fourth"}) plot.series.push_back({label, {1, 0.5}});
    const std::string file = line_plot(plot);
    for (const char* paint : {"first", "second", "third", "fourth"}) {
        CHECK_EQUAL(count_of(file, std::string("class=\"stroke-") + paint + "\""), 1);
    }
    CHECK_EQUAL(count_of(file, "stroke-dasharray"), 3);
    // The four lines end at one point, and their labels stand below each other all the same.
    std::vector<double> heights;
    for (const char* label : {">loss<", ">other<", ">third<", ">fourth<"}) {
        const auto from = file.rfind(" y=\"", file.find(label));
        heights.push_back(std::stod(file.substr(from + 4)));
    }
    for (std::size_t i = 1; i < heights.size(); ++i) CHECK(std::abs(heights[i] - heights[i - 1]) >= 16);
    plot.series.push_back({"e", {1}});
    CHECK_THROWS(line_plot(plot), std::invalid_argument, "line_plot: 5 series, where four can be told apart");
}

CLAIM(values_without_a_logarithm_leave_a_gap) {
    const auto lines = [&](std::vector<double> y) {
        return count_of(line_plot(plot_of(y)), "class=\"stroke-first\"");
    };
    CHECK_EQUAL(lines({1, 0.5, 0.25, 0.1}), 1);
    CHECK_EQUAL(lines({1, 0.5, 0, 0.25, 0.1}), 2);
    CHECK_EQUAL(lines({-1, 0}), 0);
}

CLAIM(a_spike_in_a_million_points_survives_in_a_small_file) {
    std::vector<double> y(1'000'000, 1e-3);
    const std::string flat = line_plot(plot_of(y));
    y[654'321] = 20;
    y[123'456] = 5e-7;
    const std::string file = line_plot(plot_of(y));
    CHECK(file.size() < 20'000);
    CHECK_EQUAL(check::xml_error(file), "");
    // The axis has a margin of a twentieth of its range: the extremes lie at these heights.
    const double top = 48, bottom = 304, margin = (bottom - top) * 0.05 / 1.1;
    CHECK_EQUAL(count_of(file, "," + std::to_string(static_cast<int>(top + margin))), 1);
    CHECK_EQUAL(count_of(file, "," + std::to_string(static_cast<int>(bottom - margin))), 1);
    CHECK_EQUAL(count_of(flat, "," + std::to_string(static_cast<int>(top + margin))), 0);
}

CLAIM(two_series_and_a_mark_are_labelled) {
    LinePlot plot = plot_of({1, 0.5, 0.2});
    plot.series.push_back({"objective", {1.1, 0.6, 0.3}});
    plot.mark = Mark{1, "solved at epoch 1"};
    const std::string file = line_plot(plot);
    for (const char* label : {">loss<", ">objective<", ">solved at epoch 1<", ">x<", ">y<"}) {
        CHECK_EQUAL(count_of(file, label), 1);
    }
    CHECK_EQUAL(file, line_plot(plot));
}
