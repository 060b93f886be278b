#include "tests/check.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/sweep_table.hpp"

#include <sstream>

using namespace nn;

namespace {

// Runs that were solved after so many epochs, and runs on plateaus of these losses.
std::vector<SweepRun> runs(const std::vector<std::ptrdiff_t>& solved,
                           const std::vector<double>& plateaus = {}) {
    std::vector<SweepRun> all;
    for (const std::ptrdiff_t epochs : solved) all.push_back({epochs, {}});
    for (const double loss : plateaus) all.push_back({{}, loss});
    return all;
}

// The same, with so many more that were not solved.
std::vector<SweepRun> with_unsolved(std::vector<SweepRun> runs, std::size_t unsolved) {
    runs.insert(runs.begin(), unsolved, SweepRun{});
    return runs;
}

} // namespace

CLAIM(solved_runs_are_counted_with_their_median_and_their_worst) {
    const SweepSummary some = summary_of(with_unsolved(runs({5, 100, 7, 6, 8}), 2));
    CHECK_EQUAL(some.runs, 7u);
    CHECK_EQUAL(some.solved, 5u);
    CHECK_EQUAL(some.median, 7);
    CHECK_EQUAL(some.worst, 100);
    const SweepSummary none = summary_of(with_unsolved({}, 2));
    CHECK_EQUAL(none.runs, 2u);
    CHECK_EQUAL(none.solved, 0u);
    CHECK_EQUAL(summary_of({}).runs, 0u);
    CHECK_EQUAL(summary_of(runs({0})).solved, 1u); // solved before the first step
}

CLAIM(the_histogram_counts_solved_runs_alone) {
    const plot::Figure figure = sweep_figure({"", with_unsolved(runs({10, 20, 110}), 2)});
    double sum = 0;
    for (const plot::Bar& bar : figure.panels[0].bars) sum += bar.height;
    CHECK_EQUAL(sum, 3);
    CHECK_EQUAL(sweep_figure({"", {}}).panels[0].bars.size(), 10u);
}

CLAIM(its_lines_fit_and_every_run_shows) {
    std::vector<std::ptrdiff_t> epochs(1000, 5);
    epochs.insert(epochs.end(), {15, 0, 100});
    for (const bool unicode : {true, false}) {
        std::istringstream text(histogram_text(with_unsolved(runs(epochs), 1), unicode));
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);) lines.push_back(line);
        CHECK_EQUAL(lines.size(), 10u);
        for (const std::string& line : lines) CHECK(text::width_of(line) <= 72);
        CHECK(lines[0].ends_with(" 1001"));
        CHECK(lines[1].ends_with(unicode ? "█ 1" : "# 1"));
        CHECK(lines[2].ends_with("  0"));
    }
}

CLAIM(networks_stand_below_each_other_in_a_table) {
    const std::vector<NetworkRuns> networks = {{"2-1", with_unsolved({}, 2)},
                                               {"2-8-1 tanh", runs({7, 5, 6})}};
    CHECK_EQUAL(sweep_table(networks), "  network     solved  median  worst\n"
                                       "  2-1         0 of 2       -      -\n"
                                       "  2-8-1 tanh  3 of 3       6      7\n");
    CHECK(!all_solved(networks));
    CHECK(all_solved({networks[1]}));
    CHECK(!all_solved({{"", with_unsolved(runs({5}), 1)}}));
}

CLAIM(plateaus_have_columns_that_are_called_by_their_loss) {
    const std::string table = sweep_table({{"a", with_unsolved(runs({7}, {0.69315, 0.34657, 0.34657}), 0)},
                                           {"b", with_unsolved(runs({}, {0.34657}), 1)}});
    CHECK(table.starts_with("  network  solved  median  worst  at 0.347  at 0.693\n"
                            "  a        1 of 4       7      7         2         1\n"
                            "  b        0 of 2       -      -         1         0\n"));
    // The four where most are, the lowest first.
    const std::string header = sweep_table({{"c", runs({}, {0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.4, 0.2, 0.1})}});
    CHECK(header.find("at 0.100  at 0.200  at 0.400  at 0.500\n") != std::string::npos);
}
