#include "tests/check.hpp"

#include "common/trainer/hyperparameters.hpp"

using namespace nn;

CLAIM(its_name_says_what_is_not_usual) {
    CHECK_EQUAL((Hyperparameters{.learning_rate = 0.5}).name(), "learning rate 0.5");
    CHECK_EQUAL((Hyperparameters{100, 8, 0.5, 0.01, 0.001, 0.1}).name(),
                "learning rate 0.5, decay 0.01, batch size 8, L1 0.001, L2 0.1");
}

CLAIM(the_rate_decays_with_the_epochs) {
    CHECK_EQUAL((Hyperparameters{.learning_rate = 0.5}).fit_options().rate_in(10), 0.5);
    const FitOptions options = Hyperparameters{.learning_rate = 0.5, .decay = 0.25}.fit_options();
    CHECK_EQUAL(options.rate_in(1), 0.5);
    CHECK_EQUAL(options.rate_in(5), 0.25); // 1 + 0.25 · 4 = 2
}

CLAIM(penalties_are_there_where_they_are_wished) {
    Parameter w{"w", {{3}}, {{0}}, true};
    Parameter* parameters[] = {&w};
    const Hyperparameters none, both{.l1 = 0.5, .l2 = 2};
    CHECK_EQUAL(none.fit_options().penalties.size(), 0u);
    CHECK_EQUAL(none.optimizer()->penalty(Parameters(parameters)), 0.0);
    CHECK_EQUAL(both.fit_options().penalties.at(0).value(Parameters(parameters)), 9.0);
    CHECK_EQUAL(both.optimizer()->penalty(Parameters(parameters)), 1.5);
}
