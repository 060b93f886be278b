#include "tests/check.hpp"

#include "common/trainer/training_report.hpp"

using namespace nn;

CLAIM(two_inputs_are_shown_with_targets_and_answers) {
    CHECK_EQUAL(examples_table({{{0, 1}, 1, 0.98765}, {{1, 1}, 0, 0.01}}, {{"x1", "x2"}, {"0", "1"}}),
                "  x1  x2  target  answer\n"
                "   0   1       1  0.9877\n"
                "   1   1       0  0.0100\n");
}

CLAIM(classes_have_their_names_and_the_answers_their_meaning) {
    CHECK_EQUAL(examples_table({{{2}, 1, 0.75}}, {{"a"}, {"no", "yes"}}),
                "  a  target  answer\n"
                "  2  yes     0.7500\n"
                "The answer is the probability of \"yes\".\n");
}

CLAIM(amounts_are_amounts_and_hostile_names_harm_no_terminal) {
    const std::string table = examples_table({{{1, 2}, 123456, 123457.8}}, {{"a\x1b[31m", "b"}, {}});
    CHECK(table.find('\x1b') == std::string::npos);
    CHECK(table.find("123456  123458\n") != std::string::npos);
    CHECK(table.find("probability") == std::string::npos);
}

CLAIM(of_many_inputs_the_first_are_shown) {
    const std::vector<double> nine(9, 7);
    const std::vector<std::string> names(9, "n");
    CHECK_EQUAL(examples_table({{nine, 1, 0.5}}, {names, {"0", "1"}}),
                "  n  n  n  n  n  n  n  n  ...  target  answer\n"
                "  7  7  7  7  7  7  7  7            1  0.5000\n");
}

CLAIM(the_plot_marks_where_it_was_solved) {
    const plot::Panel solved = loss_panel({{"loss", {1, 0.1}}}, "mean squared error", 7);
    CHECK_EQUAL(solved.y.label, "mean squared error, log scale");
    CHECK_EQUAL(solved.marks.at(0).label, "solved at epoch 7");
    CHECK(loss_panel({{"loss", {1, 0.1}}}, "x", {}).marks.empty());
}
