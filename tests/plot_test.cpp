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

LinePlot plot_of(std::vector<double> y) {
    return {.title = "t",
            .description = "d",
            .x_label = "x",
            .y_label = "y",
            .series = {{"loss", y}},
            .mark = {}};
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
        const std::string file = log_plot(plot_of(y));
        CHECK_EQUAL(check::xml_error(file), "");
        CHECK_EQUAL(count_of(file, "nan"), 0);
        CHECK_EQUAL(count_of(file, "inf"), 0);
    }
}

CLAIM(values_without_a_logarithm_leave_a_gap) {
    const auto lines = [&](std::vector<double> y) {
        return count_of(log_plot(plot_of(y)), "class=\"stroke-first\"");
    };
    CHECK_EQUAL(lines({1, 0.5, 0.25, 0.1}), 1);
    CHECK_EQUAL(lines({1, 0.5, 0, 0.25, 0.1}), 2);
    CHECK_EQUAL(lines({-1, 0}), 0);
}

CLAIM(a_spike_in_a_million_points_survives_in_a_small_file) {
    std::vector<double> y(1'000'000, 1e-3);
    const std::string flat = log_plot(plot_of(y));
    y[654'321] = 20;
    y[123'456] = 5e-7;
    const std::string file = log_plot(plot_of(y));
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
    const std::string file = log_plot(plot);
    for (const char* label : {">loss<", ">objective<", ">solved at epoch 1<", ">x<", ">y<"}) {
        CHECK_EQUAL(count_of(file, label), 1);
    }
    CHECK_EQUAL(file, log_plot(plot));
}
