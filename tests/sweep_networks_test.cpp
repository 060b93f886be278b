#include "tests/check.hpp"

#include "common/trainer/session.hpp"
#include "common/trainer/sweep_networks.hpp"

#include <cmath>

using namespace nn;

CLAIM(every_network_is_trained_from_every_seed_until_it_is_solved) {
    const Plan small{.network = {.sizes = {}}}, large{.network = {.sizes = {8}}};
    Random random(1);
    const Task task = task_of(large, random);
    const SweepPlan plan{{architecture_of(small, 2), architecture_of(large, 2)},
                         {.epochs = 1000, .learning_rate = 0.5},
                         {.close_enough = 0.1},
                         7,
                         5};
    std::string told;
    const auto networks = sweep_networks(task, plan, [&](const std::string& network, Index) {
        if (!told.ends_with(network)) told += " " + network;
        return true;
    });
    CHECK_EQUAL(told, " 2-1 2-8-1 tanh");
    CHECK_EQUAL(networks.size(), 2u);
    CHECK_EQUAL(networks[0].network, "2-1");
    CHECK((networks[0].epochs == std::vector<Index>(5, -1))); // one neuron cannot
    CHECK_EQUAL(networks[0].shelves.size(), 5u);              // and answers one half to everything
    for (const double shelf : networks[0].shelves) CHECK_NEAR(shelf, std::log(2), 1e-12);
    CHECK(networks[1].shelves.empty());
    for (const Index epochs : networks[1].epochs) CHECK(epochs > 10 && epochs < 1000);
}

CLAIM(a_run_that_leaves_the_finite_numbers_is_not_solved) {
    const Plan plan{.network = {.sizes = {8}, .activation = Activation::relu}};
    Random random(1);
    const auto networks = sweep_networks(
        task_of(plan, random),
        {{architecture_of(plan, 2)}, {.epochs = 100, .learning_rate = 1e300}, {.close_enough = 0.1}, 1, 3},
        [](const std::string&, Index) { return true; });
    CHECK((networks.at(0).epochs == std::vector<Index>(3, -1)));
}

CLAIM(amounts_and_many_rows_have_no_shelves) {
    const auto shelves_of = [](const Task& task) {
        const Plan plan{.network = {.sizes = {}}};
        const auto networks = sweep_networks(
            task,
            {{architecture_of(plan, 2)}, {.epochs = 200, .learning_rate = 0.5}, {.close_enough = 0.1}, 1, 2},
            [](const std::string&, Index) { return true; });
        return networks.at(0).shelves.size();
    };
    CHECK_EQUAL(shelves_of(exclusive_or_task(false)), 2u);
    CHECK_EQUAL(shelves_of(exclusive_or_task(true)), 0u);
    Task many = exclusive_or_task(false); // each of its rows five times
    const Dataset once = many.training;
    many.training = {Matrix(20, 2), Matrix(20, 1)};
    for (Index i = 0; i < 20; ++i) {
        for (Index k = 0; k < 2; ++k) many.training.x(i, k) = once.x(i % 4, k);
        many.training.target(i, 0) = once.target(i % 4, 0);
    }
    CHECK_EQUAL(shelves_of(many), 0u);
}

CLAIM(who_ends_it_gets_no_further_network) {
    const Plan plan{.network = {.sizes = {8}}};
    Random random(1);
    const auto networks = sweep_networks(task_of(plan, random),
                                         {{architecture_of(plan, 2), architecture_of(plan, 2)},
                                          {.epochs = 10, .learning_rate = 0.5},
                                          {},
                                          1,
                                          1000},
                                         [](const std::string&, Index) { return false; });
    CHECK_EQUAL(networks.size(), 1u);
}
