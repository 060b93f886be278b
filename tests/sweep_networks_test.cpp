#include "tests/check.hpp"

#include "common/trainer/sweep_networks.hpp"

#include <cmath>

using namespace nn;

namespace {

bool go_on(const std::string&, Index) { return true; }

const Architecture single{{2, 1}}, eight{{2, 8, 1}};

} // namespace

CLAIM(every_network_is_trained_from_every_seed_until_it_is_solved) {
    const SweepOptions options{
        {single, eight}, {.epochs = 1000, .learning_rate = 0.5}, {.close_enough = 0.1}, 7, 5};
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
    const auto networks =
        sweep_networks(exclusive_or_problem(),
                       {{relu}, {.epochs = 100, .learning_rate = 1e300}, {.close_enough = 0.1}, 1, 3}, go_on);
    CHECK_EQUAL(networks.at(0).runs.size(), 3u);
    for (const SweepRun& run : networks[0].runs) CHECK(!run.solved_after && !run.plateau);
}

CLAIM(numbers_and_many_samples_have_no_plateaus) {
    const auto has_plateaus = [](const Problem& problem) {
        const auto networks = sweep_networks(
            problem, {{single}, {.epochs = 200, .learning_rate = 0.5}, {.close_enough = 0.1}, 1, 2}, go_on);
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
        sweep_networks(exclusive_or_problem(), {{eight, eight}, {.epochs = 10'000}, {}, 1, 100'000},
                       [](const std::string&, Index) { return false; });
    CHECK_EQUAL(networks.size(), 1u);
    CHECK(networks[0].runs.size() < 100'000);
}
