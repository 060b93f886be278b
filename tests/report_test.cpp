#include "tests/check.hpp"
#include "tests/sample_with.hpp"

#include "common/trainer/report.hpp"
#include "common/trainer/table_problem.hpp"

#include <cmath>

using namespace nn;
using check::sample_with;

namespace {

Epoch epoch_with(Index number, double loss, double accuracy = 0) {
    return {number, {.objective = loss, .loss = loss, .accuracy = accuracy}, {}};
}

TrainingStatus learning() {
    return {.at = {.last = epoch_with(300, 0.25), .last_step = UpdateStats{0.5, 0.01}},
            .goal = {.close_enough = 0.1},
            .close = 2,
            .predictions = 4,
            .units = {8, 0, 0}};
}

TrainingStatus on_a_plateau() {
    TrainingStatus status = learning();
    status.at.last_step = UpdateStats{0.003, 0.01};
    status.has_plateaued = true;
    status.plateau = 0.3466;
    status.confused = {{{1, 3}, 0.5}};
    status.inputs = {"0, 0", "0, 1", "1, 0", "1, 1"};
    return status;
}

bool holds(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

Encoding of(const std::vector<std::string>& inputs, std::vector<std::string> classes) {
    Encoding encoding{.class_names = std::move(classes)};
    for (const std::string& name : inputs) encoding.columns.push_back({name});
    return encoding;
}

} // namespace

CLAIM(a_solved_run_says_by_which_measure_and_since_when) {
    TrainingStatus status = learning();
    status.at.solved_since = 171;
    CHECK(holds(verdict_on(status), "solved since epoch 171: "));
    CHECK(holds(verdict_on(status), "within 0.1"));
    status.goal.target_loss = 0.3;
    CHECK(holds(verdict_on(status), "loss is no larger than 0.3"));
    CHECK_EQUAL(state_line(status), verdict_on(status));
}

CLAIM(an_unsolved_run_says_how_far_it_came) {
    TrainingStatus status = learning();
    CHECK(verdict_on(status).starts_with("ended at epoch 300: 2 of 4 predictions within 0.1"));
    status.at.ended_early = true;
    CHECK(verdict_on(status).starts_with("stopped at epoch 300: "));
    status.at.ended_early = false;
    status.at.last_step = {};
    CHECK(verdict_on(status).starts_with("evaluated after epoch 300: "));
    status = learning();
    status.goal.close_enough = 0;
    status.at.last.validation = Score{0, 0.75, 0};
    CHECK_EQUAL(verdict_on(status), "ended at epoch 300: loss 0.25, validation loss 0.75");
    CHECK(verdict_on(on_a_plateau()).starts_with("stuck at epoch 300: 2 of 4 "));
}

CLAIM(the_report_names_the_last_step_and_units_that_do_not_learn) {
    TrainingStatus status = learning();
    CHECK(holds(report_on(status), "\nLast step: 1 % of the weights' length; gradient 0.5.\n"));
    status.at.last_step = {};
    CHECK(!holds(report_on(status), "Last step"));
    status.units = {8, 3, 1};
    CHECK(holds(report_on(status), "\n3 dead, 1 saturated of 8 hidden units"));
}

CLAIM(accuracies_are_told_where_there_is_no_closer_measure) {
    TrainingStatus status = learning();
    status.samples = 180;
    status.at.last.training.accuracy = 176.0 / 180;
    CHECK(!holds(report_on(status), "Accuracy"));
    status.goal.close_enough = 0;
    CHECK(holds(report_on(status), "\nAccuracy: 97.8 %, 176 of 180.\n"));
    status.at.last.validation = Score{0, 0.1, 1};
    status.validation_samples = 60;
    CHECK(holds(report_on(status), "97.8 %, 176 of 180; on the validation samples 100 %, 60 of 60.\n"));
    status = learning();
    status.goal = {.target_loss = 0.001, .close_enough = 0.1};
    status.samples = 3000; // 100 % is all of them
    status.at.last.training.accuracy = 2999.0 / 3000;
    CHECK(holds(report_on(status), "\nAccuracy: 99.9 %, 2999 of 3000.\n"));
}

CLAIM(a_stuck_run_names_its_plateau_and_the_samples_that_it_confuses) {
    const std::string report = report_on(on_a_plateau());
    CHECK(holds(report, " plateau, at a loss of 0.347:\n"));
    CHECK(holds(report, "0.50, for (0, 1) (1, 1)\n"));
    CHECK(holds(state_line(on_a_plateau()), "plateau, loss 0.347: "));
    CHECK(holds(state_line(on_a_plateau()), "(0, 1) (1, 1)"));
    TrainingStatus single = on_a_plateau();
    single.units = {};
    CHECK(holds(report_on(single), "Without hidden units"));
    TrainingStatus many = on_a_plateau();
    many.confused[0].samples.assign(16, 1);
    CHECK(holds(report_on(many), "for (0, 1) (0, 1) (0, 1) (0, 1) and 12 more\n"));
    TrainingStatus moving = on_a_plateau();
    moving.plateau = {};
    CHECK(!holds(report_on(moving), "plateau"));
    CHECK(state_line(moving).starts_with("not yet told apart: (0, 1) (1, 1)"));
}

CLAIM(a_restored_epoch_is_told_and_the_last_step_of_another_network_is_not) {
    TrainingStatus status = learning();
    status.at.restored_epoch = 12;
    status.at.last.validation = Score{0, 0.75, 0};
    status.goal.close_enough = 0;
    CHECK_EQUAL(verdict_on(status), "ended at epoch 300, restored epoch 12: loss 0.25, validation loss 0.75");
    CHECK(!holds(report_on(status), "Last step"));
    CHECK(holds(report_on(status), " epoch 12, where the validation loss was least, 0.75.\n"));
    CHECK(holds(state_line(status), " epoch 12, where the validation loss was least"));
    status.at.restored_epoch = 300; // the last one
    CHECK_EQUAL(verdict_on(status), "ended at epoch 300: loss 0.25, validation loss 0.75");
}

CLAIM(while_it_runs_one_line_says_what_is_happening) {
    TrainingStatus status = learning();
    CHECK_EQUAL(state_line(status), "learning: 2 within 0.1");
    status.samples = 4;
    status.at.last.training.accuracy = 0.75;
    CHECK_EQUAL(state_line(status), "learning: 3 of 4 correct, 2 within 0.1");
    status.goal.close_enough = 0;
    CHECK_EQUAL(state_line(status), "learning: loss 0.25");
    status.at.last.validation = Score{0, 0.5, 0};
    CHECK_EQUAL(state_line(status), "learning: loss 0.25, validation loss 0.5");
    status.has_plateaued = true;
    CHECK(holds(state_line(status), "plateau"));
    status.at.last.number = 0;
    CHECK(state_line(status).starts_with("untrained"));
}

CLAIM(the_figures_say_when_steps_are_too_small_or_too_large) {
    TrainingStatus status = learning();
    CHECK_EQUAL(figures_line(status), "gradient 0.5, step 1 % of the weights");
    status.at.last_step = UpdateStats{0.5, 0.00005};
    CHECK(holds(figures_line(status), "less than 0.01 % of the weights: hardly moving"));
    CHECK(holds(figures_line(status), "larger learning rate"));
    status.at.rate_share = 0.1; // it is a schedule that has made it small
    CHECK(!holds(figures_line(status), "larger learning rate"));
    status.at.rate_share = 1;
    status.at.last_step = UpdateStats{0.01, 0.00005};
    CHECK(!holds(figures_line(status), "learning rate")); // the gradient is small: it is not the rate
    status.at.last_step = UpdateStats{1e-6, 0.02};        // of weights that are next to nothing
    CHECK_EQUAL(figures_line(status), "gradient 1e-06: the loss is flat here");
    status.at.last_step = UpdateStats{0.5, 0.5};
    status.units = {8, 8, 0};
    CHECK(holds(figures_line(status), "leaping, a smaller learning rate"));
    CHECK(figures_line(status).ends_with("; 8 dead of 8 hidden units"));
    status.at.last_step = {};
    CHECK_EQUAL(figures_line(status), "no step was made in this run"); // of a network from a file
    status.at.last.number = 0;
    CHECK_EQUAL(figures_line(status), "no step was made yet");
}

CLAIM(a_training_is_looked_at_in_the_units_of_its_table) {
    const Training training(exclusive_or_problem(), {{2, 1}}, 1);
    const Goal goal{.close_enough = 0.1};
    History history;
    for (Index epoch = 0; epoch <= 1000; ++epoch) history.add(epoch_with(epoch, 0.693147, 0.5), false);
    const TrainingStatus status = status_of(training, history, goal);
    CHECK_EQUAL(status.samples, 4);
    CHECK_EQUAL(status.predictions, 4);
    CHECK(status.has_plateaued);
    CHECK_EQUAL(status.units.units, 0);
    CHECK((status.inputs == std::vector<std::string>{"0, 0", "0, 1", "1, 0", "1, 1"}));
    const Training numbers(exclusive_or_problem(true), {{2, 1}}, 1);
    CHECK(status_of(numbers, history, goal).confused.empty());
}

CLAIM(two_inputs_are_shown_with_targets_and_predictions) {
    CHECK_EQUAL(samples_table({sample_with({0, 1}, 1, 0.98765), sample_with({1, 1}, 0, 0.01)},
                              of({"x1", "x2"}, {"0", "1"})),
                "  x1  x2  target  prediction\n"
                "   0   1       1      0.9877\n"
                "   1   1       0      0.0100\n");
}

CLAIM(classes_have_their_names_and_the_predictions_their_meaning) {
    CHECK_EQUAL(samples_table({sample_with({2}, 1, 0.75)}, of({"a"}, {"no", "yes"})),
                "  a  target  prediction\n"
                "  2  yes         0.7500\n"
                "The prediction is the probability of \"yes\".\n");
}

CLAIM(numbers_stay_numbers_and_hostile_names_harm_no_terminal) {
    const std::string table =
        samples_table({sample_with({1, 2}, 123456, 123457.8)}, of({"a\x1b[31m", "b"}, {}));
    CHECK(table.find('\x1b') == std::string::npos);
    CHECK(table.find("123456      123458\n") != std::string::npos);
    CHECK(table.find("probability") == std::string::npos);
}

CLAIM(of_many_inputs_the_first_are_shown) {
    const std::vector<double> nine(9, 7);
    const std::vector<std::string> names(9, "n");
    CHECK_EQUAL(samples_table({sample_with(nine, 1, 0.5)}, of(names, {"0", "1"})),
                "  n  n  n  n  n  n  n  n  ...  target  prediction\n"
                "  7  7  7  7  7  7  7  7            1      0.5000\n");
}

CLAIM(an_epoch_is_one_object_with_every_number_it_has) {
    const Epoch epoch{3, {0.75, 0.5, 1}, Score{0.6, 0.25, 0.875}};
    CHECK_EQUAL(
        json_line(epoch, true, UpdateStats{0.125, 1e-09}, UnitHealth{8, 1, 2}),
        "{\"epoch\":3,\"objective\":0.75,\"loss\":0.5,\"accuracy\":1,\"validation_loss\":0.25,"
        "\"validation_accuracy\":0.875,\"gradient_norm\":0.125,\"update_ratio\":1e-09,\"hidden_units\":8,"
        "\"dead_units\":1,\"saturated_units\":2}");
}

CLAIM(what_is_not_finite_or_not_there_is_left_out) {
    const Epoch epoch{1000000, {NAN, 0.1, INFINITY}, {}};
    CHECK_EQUAL(json_line(epoch, true, UpdateStats{-INFINITY, 0}, {}),
                "{\"epoch\":1000000,\"loss\":0.1,\"update_ratio\":0}");
}

CLAIM(a_regression_has_no_accuracy) {
    const Epoch epoch{1, {0.5, 0.5, 1}, Score{0.25, 0.25, 1}};
    CHECK_EQUAL(json_line(epoch, false, UpdateStats{1, 2}, {}),
                "{\"epoch\":1,\"objective\":0.5,\"loss\":0.5,\"validation_loss\":0.25,\"gradient_norm\":1,"
                "\"update_ratio\":2}");
}

CLAIM(before_the_first_step_there_is_none) {
    CHECK(json_line({0, {1, 1, 0}, {}}, true, {}, {}).find("gradient") == std::string::npos);
}

CLAIM(of_three_classes_the_one_that_is_predicted_is_named_with_its_probability) {
    CHECK_EQUAL(samples_table({sample_with({1}, 0, 0, 0.75), sample_with({2}, 2, 1, 0.5)},
                              of({"x"}, {"a", "b", "c"})),
                "  x  target  prediction  probability\n"
                "  1  a       a                0.7500\n"
                "  2  c       b                0.5000\n");
}

CLAIM(a_table_of_samples_is_at_most_80_columns_wide) {
    std::vector<std::string> names;
    std::vector<double> inputs;
    for (int i = 0; i < 12; ++i) {
        names.push_back("a long name " + std::to_string(i));
        inputs.push_back(i);
    }
    const std::string table = samples_table({sample_with(inputs, 2, 1, 0.5)}, of(names, {"a", "b", "c"}));
    CHECK(table.find('\n') <= 80);
    CHECK(check::names(table, "a long name 0"));
    CHECK(check::names(table, "..."));
    CHECK(check::names(table, "probability"));
}

CLAIM(of_three_classes_the_status_has_what_was_taken_for_what) {
    const Table kinds{"kinds.csv", {{"n"}}, {{1}, {2}, {3}}, labels_of("kind", {"a", "b", "c"})};
    Random random(1);
    const Problem problem = problem_of(kinds, {}, random);
    Training training(problem, {layer_sizes({}, problem)}, 1);
    History history;
    history.add(epoch_with(0, 1, 1), false);
    const TrainingStatus status = status_of(training, history, {});
    CHECK_EQUAL(status.confusion->samples_of(1), 1);
    CHECK(status_of(Training(exclusive_or_problem(), {{2, 1}}, 1), history, {}).confusion.has_value() ==
          false);
}
