#include "tests/check.hpp"

#include "common/drawing/text.hpp"
#include "common/views/sweep_summary.hpp"

using namespace nn;

CLAIM(solved_runs_are_counted_with_their_median_and_their_worst) {
    const SweepSummary some = summary_of({5, -1, 100, 7, -1, 6, 8});
    CHECK_EQUAL(some.runs, 7u);
    CHECK_EQUAL(some.solved, 5u);
    CHECK_EQUAL(some.median, 7);
    CHECK_EQUAL(some.worst, 100);
    const SweepSummary none = summary_of({-1, -1});
    CHECK_EQUAL(none.runs, 2u);
    CHECK_EQUAL(none.solved, 0u);
    CHECK_EQUAL(summary_of({}).runs, 0u);
    CHECK_EQUAL(summary_of({0}).solved, 1u); // solved before the first step
}

CLAIM(the_histogram_counts_solved_runs_alone) {
    double sum = 0;
    for (const Bar& bar : epoch_histogram({-1, 10, 20, 110, -1})) sum += bar.height;
    CHECK_EQUAL(sum, 3);
    CHECK_EQUAL(epoch_histogram({}).size(), 10u);
}

CLAIM(its_lines_fit_and_every_run_shows) {
    const std::vector<Bar> bars = {{0, 10, 1000}, {10, 20, 1}, {20, 30, 0}};
    for (const bool unicode : {true, false}) {
        const auto lines = histogram_lines(bars, 60, unicode);
        CHECK_EQUAL(lines.size(), 3u);
        for (const std::string& line : lines) CHECK(width_of(line) <= 60);
        CHECK(lines[0].ends_with(" 1000"));
        CHECK(width_of(lines[1]) > width_of(lines[2]));
        CHECK(lines[2].ends_with(" 0"));
    }
}
