#include "tests/check.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/optimizer_options.hpp"
#include "common/trainer/sweep_networks.hpp"

#include <cmath>
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

bool go_on(const std::string&, Index) { return true; }

const Architecture single{{2, 1}}, eight{{2, 8, 1}};

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

CLAIM(every_network_is_trained_from_every_seed_until_it_is_solved) {
    const SweepOptions options{
        {single, eight}, {.epochs = 1000, .learning_rate = 0.5}, sgd(), {.close_enough = 0.1}, 7, 5};
    std::string told;
    const auto networks =
        sweep_networks(exclusive_or_problem(), options, [&](const std::string& network, Index) {
            if (!told.ends_with(network)) told += " " + network;
            return true;
        });
    CHECK_EQUAL(told, " 2-1 2-8-1 tanh");
    CHECK_EQUAL(networks.size(), 2u);
    CHECK_EQUAL(networks[0].network, "2-1");
    CHECK_EQUAL(networks[0].runs.size(), 5u);
    for (const auto& [solved_after, plateau] :
         networks[0].runs) { // one neuron cannot, and always predicts one half
        CHECK(!solved_after);
        CHECK_NEAR(plateau.value(), std::log(2), 1e-12);
    }
    for (const auto& [solved_after, plateau] : networks[1].runs) {
        CHECK(solved_after.value() > 10 && *solved_after < 1000);
        CHECK(!plateau);
    }
}

CLAIM(a_run_that_diverges_is_not_solved) {
    const Architecture relu{{2, 8, 1}, Activation::relu};
    const auto networks = sweep_networks(
        exclusive_or_problem(),
        {{relu}, {.epochs = 100, .learning_rate = 1e300}, sgd(), {.close_enough = 0.1}, 1, 3}, go_on);
    CHECK_EQUAL(networks.at(0).runs.size(), 3u);
    for (const SweepRun& run : networks[0].runs) CHECK(!run.solved_after && !run.plateau);
}

CLAIM(each_run_has_an_optimizer_of_its_own_and_the_one_that_was_chosen) {
    const auto median_with = [](const OptimizerChoice& optimizer) {
        const SweepOptions options{
            {eight}, {.epochs = 1000, .learning_rate = 0.1}, optimizer, {.close_enough = 0.1}, 1, 5};
        return summary_of(sweep_networks(exclusive_or_problem(), options, go_on).at(0).runs).median;
    };
    CHECK(median_with(optimizer_named("momentum", {})) < median_with(sgd()) / 4);
}

CLAIM(numbers_and_many_samples_have_no_plateaus) {
    const auto has_plateaus = [](const Problem& problem) {
        const auto networks = sweep_networks(
            problem, {{single}, {.epochs = 200, .learning_rate = 0.5}, sgd(), {.close_enough = 0.1}, 1, 2},
            go_on);
        return networks.at(0).runs.at(0).plateau.has_value();
    };
    CHECK(has_plateaus(exclusive_or_problem()));
    CHECK(!has_plateaus(exclusive_or_problem(true)));
    Problem many = exclusive_or_problem(); // each of its samples five times
    const Dataset once = many.training;
    many.training = {Matrix(20, 2), Matrix(20, 1)};
    for (Index i = 0; i < 20; ++i) {
        for (Index k = 0; k < 2; ++k) many.training.x(i, k) = once.x(i % 4, k);
        many.training.target(i, 0) = once.target(i % 4, 0);
    }
    CHECK(!has_plateaus(many));
}

CLAIM(who_ends_it_gets_no_further_network_and_only_runs_that_were_made) {
    const auto networks =
        sweep_networks(exclusive_or_problem(), {{eight, eight}, {.epochs = 10'000}, sgd(), {}, 1, 100'000},
                       [](const std::string&, Index) { return false; });
    CHECK_EQUAL(networks.size(), 1u);
    CHECK(networks[0].runs.size() < 100'000);
}
