#include "tests/check.hpp"

#include "common/trainer/hyperparameters.hpp"

using namespace nn;

CLAIM(its_name_says_what_is_not_usual) {
    CHECK_EQUAL((Hyperparameters{.learning_rate = 0.5}).name(), "learning rate 0.5");
    CHECK_EQUAL((Hyperparameters{100, 8, 0.5, 0.1, decaying(0.01)}).name(),
                "learning rate 0.5, decay 0.01, batch size 8, L2 0.1");
}

CLAIM(the_rate_decays_with_the_epochs) {
    CHECK_EQUAL((Hyperparameters{.learning_rate = 0.5}).fit_options().rate_in(10), 0.5);
    CHECK_EQUAL((Hyperparameters{.learning_rate = 0.5, .schedule = decaying(0)}).name(), "learning rate 0.5");
    const FitOptions options =
        Hyperparameters{.learning_rate = 0.5, .schedule = decaying(0.25)}.fit_options();
    CHECK_EQUAL(options.rate_in(1), 0.5);
    CHECK_EQUAL(options.rate_in(5), 0.25); // 1 + 0.25 · 4 = 2
}

CLAIM(a_penalty_is_there_where_it_is_wished) {
    Parameter w{"w", {{3}}, {{0}}, true};
    Parameter* parameters[] = {&w};
    CHECK_EQUAL(Hyperparameters().fit_options().penalties.size(), 0u);
    CHECK_EQUAL((Hyperparameters{.l2 = 2}).fit_options().penalties.at(0).value(Parameters(parameters)), 9.0);
}
