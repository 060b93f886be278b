#include "tests/check.hpp"

#include "common/trainer/optimizer_options.hpp"

#include <cmath>
#include <stdexcept>

using namespace nn;

namespace {

// Where two steps with the gradients 2 and -1, at the rate 0.1, lead a weight from 1.
double after_two_steps(const OptimizerChoice& choice) {
    Parameter w{"w", {{1}}, {{2}}, true};
    Parameter* parameters[] = {&w};
    const std::unique_ptr<Optimizer> optimizer = choice.make();
    optimizer->step(parameters, 0.1);
    w.gradient = {{-1}};
    optimizer->step(parameters, 0.1);
    return w.value(0, 0);
}

} // namespace

CLAIM(plain_sgd_is_not_worth_a_word_and_l1_is) {
    CHECK_EQUAL(sgd().words, "");
    CHECK_EQUAL(sgd(0.5).words, "L1 0.5");
    CHECK_NEAR(after_two_steps(sgd()), 0.9, 1e-6);
    CHECK_NEAR(after_two_steps(sgd(0.5)), 0.8, 1e-6); // nearer to 0 by 0.05, twice
}

CLAIM(every_name_is_another_optimizer) {
    // By hand: w = 1 - 0.1 · (move of g = 2) - 0.1 · (move of g = -1).
    const std::vector<std::pair<std::string, double>> expected = {
        {"sgd", 0.9},
        {"momentum", 1 - 0.1 * 2 - 0.1 * (0.9 * 2 - 1)},
        {"nesterov", 1 - 0.1 * 3.8 - 0.1 * (-1 + 0.9 * 0.8)},
        {"adagrad", 1 - 0.1 + 0.1 / std::sqrt(5.0)},
        {"rmsprop", 1 - 0.1 / 0.1 + 0.1 / std::sqrt(0.99 * 0.04 + 0.01)},
        {"adam", 1 - 0.1 - 0.1 * (0.08 / 0.19) / std::sqrt((0.999 * 0.004 + 0.001) / (1 - 0.999 * 0.999))},
    };
    CHECK_EQUAL(optimizer_names().size(), expected.size() + 1);
    for (const char* name : {"sgd", "adagrad"}) CHECK_EQUAL(usual_learning_rate(name), 0.05);
    for (const char* name : {"momentum", "nesterov", "adam", "adamw"})
        CHECK_EQUAL(usual_learning_rate(name), 0.01);
    CHECK_EQUAL(usual_learning_rate("rmsprop"), 0.003);
    CHECK_THROWS(usual_learning_rate("adan"), std::invalid_argument, "adan");
    for (const auto& [name, w] : expected) {
        CHECK_NEAR(after_two_steps(optimizer_named(name, {})), w, 1e-5);
        CHECK_EQUAL(optimizer_named(name, {}).name, name);
        CHECK_EQUAL(optimizer_named(name, {}).words, name == "sgd" ? "" : name);
    }
    // Both weights are 0.99 times as long before each step.
    const double adam = after_two_steps(optimizer_named("adam", {}));
    const double adamw = after_two_steps(optimizer_named("adamw", {.weight_decay = 0.1}));
    CHECK(std::abs(adamw - after_two_steps(optimizer_named("adamw", {.weight_decay = 0.2}))) > 0.005);
    CHECK_NEAR(adamw, (1 * 0.99 - 0.1) * 0.99 - (0.9 - adam), 1e-5);
}

CLAIM(what_is_added_is_said) {
    CHECK_EQUAL(optimizer_named("adamw", {.weight_decay = 0.1, .clip = 2}).words,
                "adamw, weight decay 0.1, gradient clipped at 2");
    CHECK_EQUAL(optimizer_named("sgd", {.clip = 2}).words, "gradient clipped at 2");
    CHECK_EQUAL(optimizer_named("sgd", {.l1 = 1, .clip = 2}).words, "L1 1, gradient clipped at 2");
    CHECK_NEAR(after_two_steps(optimizer_named("sgd", {.clip = 0.5})), 1, 1e-6); // 0.05 each way
}

CLAIM(options_of_another_optimizer_are_refused) {
    CHECK_THROWS(optimizer_named("adam", {.l1 = 1}), std::invalid_argument, "L1", "sgd");
    CHECK_THROWS(optimizer_named("adam", {.weight_decay = 1}), std::invalid_argument, "weight decay",
                 "adamw");
    CHECK_THROWS(optimizer_named("adan", {}), std::invalid_argument, "adan");
}

CLAIM(schedules_are_as_long_as_the_training) {
    CHECK(!schedule_named("constant", 90).factor);
    const ScheduleChoice step = schedule_named("step", 90);
    CHECK_EQUAL(step.words, "step schedule");
    CHECK_EQUAL(step.factor(30), 1);
    CHECK_NEAR(step.factor(31), 0.1, 1e-15);
    CHECK_NEAR(step.factor(90), 0.01, 1e-15);
    CHECK_EQUAL(schedule_named("step", 100).factor(34), 1); // the thirds are 34, 34 and 32 long
    CHECK_NEAR(schedule_named("step", 100).factor(35), 0.1, 1e-15);
    CHECK_EQUAL(schedule_named("exponential", 90).factor(1), 1);
    CHECK_NEAR(schedule_named("exponential", 90).factor(91), 0.01, 1e-12);
    CHECK_NEAR(schedule_named("cosine", 90).factor(46), 0.5, 1e-12);
    CHECK_EQUAL(schedule_named("cosine", 0).factor(1), 1); // a training of no epoch needs none
    CHECK_THROWS(schedule_named("sine", 90), std::invalid_argument, "sine");
    for (const std::string& name : schedule_names())
        CHECK_EQUAL(name == "constant", schedule_named(name, 9).words.empty());
}
