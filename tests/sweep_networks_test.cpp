#include "tests/check.hpp"

#include "common/session/session.hpp"
#include "common/session/sweep_networks.hpp"

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
