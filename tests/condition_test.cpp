#include "tests/check.hpp"

#include "common/trainer/condition.hpp"

using namespace nn;

namespace {

Condition learning() {
    return {.epoch = 300,
            .loss = 0.25,
            .close_enough = 0.1,
            .close = 2,
            .rows = 4,
            .gradient_norm = 0.5,
            .update_ratio = 0.01,
            .hidden_units = 8};
}

Condition on_a_shelf() {
    Condition condition = learning();
    condition.shelf = 0.3466;
    condition.gradient_norm = 0.003;
    condition.alike = {{0.5, {{0, 1}, {1, 1}}}};
    condition.rests = true;
    return condition;
}

} // namespace

CLAIM(a_solved_run_says_by_which_measure_and_since_when) {
    Condition condition = learning();
    condition.solved_since = 171;
    CHECK_EQUAL(verdict_on(condition), "solved since epoch 171: each answer within 0.1 of its target");
    condition.target_loss = 0.3;
    CHECK_EQUAL(verdict_on(condition), "solved since epoch 171: the loss is no larger than 0.3");
    CHECK_EQUAL(state_line(condition), "solved since epoch 171: the loss is no larger than 0.3");
}

CLAIM(an_unsolved_run_says_how_far_it_came) {
    Condition condition = learning();
    CHECK_EQUAL(verdict_on(condition), "ended at epoch 300: 2 of 4 answers within 0.1 of the target");
    condition.ended_early = true;
    CHECK_EQUAL(verdict_on(condition), "stopped at epoch 300: 2 of 4 answers within 0.1 of the target");
    condition.ended_early = false;
    condition.close_enough = 0;
    condition.validation_loss = 0.75;
    CHECK_EQUAL(verdict_on(condition), "ended at epoch 300: loss 0.25, validation loss 0.75");
}

CLAIM(a_report_names_what_there_is_to_say_and_nothing_else) {
    const std::string end = "ended at epoch 300: 2 of 4 answers within 0.1 of the target\n",
                      asked = "asked after epoch 300: 2 of 4 answers within 0.1 of the target\n",
                      stuck = "stuck at epoch 300: 2 of 4 answers within 0.1 of the target\n";
    Condition condition = learning();
    CHECK_EQUAL(report_on(condition), end + "Last step: 1 % of the weights' length; gradient 0.5.\n");
    condition.gradient_norm = NAN;
    CHECK_EQUAL(report_on(condition), asked);
    condition.dead = 3;
    condition.saturated = 1;
    CHECK_EQUAL(report_on(condition),
                asked + "3 dead, 1 saturated of 8 hidden units: nothing is learnt through those.\n");
    CHECK_EQUAL(report_on(on_a_shelf()), stuck +
                                             "Last step: 1 % of the weights' length; gradient 0.003.\n"
                                             "It sits on a shelf, at a loss of 0.347:\n"
                                             "  answered alike, 0.50: (0, 1) (1, 1)\n"
                                             "More steps seldom help; another --seed or more units may.\n");
    Condition counted = learning(); // where closeness is asked for, it says more than what is right
    counted.right = {176, 180};
    CHECK(report_on(counted).find("Right") == std::string::npos);
    counted.close_enough = 0;
    CHECK(report_on(counted).find("\nRight: 97.8 %, 176 of 180.\n") != std::string::npos);
    counted.right = {2999, 3000};
    CHECK(report_on(counted).find("\nRight: 99.9 %, 2999 of 3000.\n") != std::string::npos);
    counted.right = {176, 180};
    counted.close_enough = 0.1;
    counted.target_loss = 0.001;
    CHECK(report_on(counted).find("\nRight: 97.8 %") != std::string::npos);
    counted.close_enough = counted.target_loss = 0;
    counted.validation_right = {60, 60};
    CHECK(report_on(counted).find(
              "\nRight: 97.8 %, 176 of 180; of the rows that it has not seen 100 %, 60 of 60.\n") !=
          std::string::npos);
    Condition single = on_a_shelf();
    single.hidden_units = 0;
    CHECK(report_on(single).ends_with(
        "Without hidden units it draws one straight cut,\nand none tells these apart.\n"));
    Condition many = on_a_shelf();
    many.alike[0].inputs.assign(16, {0, 1});
    CHECK(report_on(many).find("alike, 0.50: (0, 1) (0, 1) (0, 1) (0, 1) and 12 more\n") !=
          std::string::npos);
    Condition moving = on_a_shelf();
    moving.rests = false;
    CHECK(report_on(moving).find("shelf") == std::string::npos);
    Condition taken = learning();
    taken.taken_from = 12;
    taken.validation_loss = 0.75;
    CHECK(report_on(taken).find("Last step") == std::string::npos); // that one was another network's
    CHECK_EQUAL(state_line(taken), "taken from epoch 12, where the validation loss was least");
    taken.close_enough = 0;
    Condition last = taken;
    last.taken_from = last.epoch; // nothing was gone back to
    CHECK_EQUAL(verdict_on(last), "ended at epoch 300: loss 0.25, validation loss 0.75");
    CHECK_EQUAL(verdict_on(taken), "ended at epoch 300, gone back to 12: loss 0.25, validation loss 0.75");
    CHECK(report_on(taken).find("Taken from epoch 12, where the validation loss was least, 0.75.\n") !=
          std::string::npos);
}

CLAIM(while_it_runs_one_line_says_what_is_happening) {
    CHECK_EQUAL(state_line(Condition{}), "untrained: its answers are those of random weights");
    CHECK_EQUAL(state_line(learning()), "learning: 2 within 0.1");
    Condition right = learning();
    right.right = {3, 4};
    CHECK_EQUAL(state_line(right), "learning: 3 of 4 on the right side of 0.5, 2 within 0.1");
    CHECK_EQUAL(state_line(on_a_shelf()),
                "stuck on a shelf, loss 0.347: it answers (0, 1) (1, 1) alike: 0.50");
    Condition condition = on_a_shelf();
    condition.rests = false;
    CHECK_EQUAL(state_line(condition), "not yet told apart: (0, 1) (1, 1), answered about 0.50");
    condition = on_a_shelf();
    condition.shelf = 0; // alike, but its loss is that of no shelf
    CHECK(state_line(condition).starts_with("not yet told apart"));
    CHECK(report_on(condition).find("shelf") == std::string::npos);
    condition = learning();
    condition.rests = true;
    condition.update_ratio = 1e-5; // and the gradient is large: it is the rate that is small
    CHECK(state_line(condition).starts_with("learning"));
    CHECK(verdict_on(condition).starts_with("ended"));
    condition.gradient_norm = 0.003;
    CHECK_EQUAL(state_line(condition), "at rest: the loss hardly falls any more");
    condition = learning();
    condition.close_enough = 0;
    CHECK_EQUAL(state_line(condition), "learning: loss 0.25");
    condition.validation_loss = 0.5;
    CHECK_EQUAL(state_line(condition), "learning: loss 0.25, on rows it has not seen 0.5");
}

CLAIM(the_figures_say_when_steps_are_too_small_or_too_large) {
    CHECK_EQUAL(figures_line(Condition{}), "no step was made yet");
    CHECK_EQUAL(figures_line({.epoch = 7}), "no step was made in this run"); // of a network from a file
    CHECK(!state_line({.epoch = 7}).starts_with("untrained"));
    Condition condition = learning();
    CHECK_EQUAL(figures_line(condition), "gradient 0.5, step 1 % of the weights");
    condition.update_ratio = 0.00005;
    CHECK_EQUAL(figures_line(condition),
                "gradient 0.5, step less than 0.01 % of the weights: hardly moving, a larger "
                "--learning-rate may help");
    condition.update_ratio = 0.02; // of weights that are next to nothing
    condition.gradient_norm = 1e-6;
    CHECK_EQUAL(figures_line(condition), "gradient 1e-06: the loss is flat here");
    condition.gradient_norm = 0.5;
    condition.update_ratio = 0.5;
    condition.dead = 8;
    CHECK_EQUAL(figures_line(condition),
                "gradient 0.5, step 50 % of the weights: leaping, a smaller --learning-rate may "
                "help; 8 dead of 8 hidden units");
}
