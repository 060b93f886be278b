#include "tests/check.hpp"

#include "common/trainer/report.hpp"

#include <cmath>

using namespace nn;

namespace {

Encoding of(std::vector<std::string> inputs, std::vector<std::string> classes) {
    return {std::move(inputs), std::move(classes), {}, {}};
}

} // namespace

CLAIM(two_inputs_are_shown_with_targets_and_predictions) {
    CHECK_EQUAL(samples_table({{{0, 1}, 1, 0.98765}, {{1, 1}, 0, 0.01}}, of({"x1", "x2"}, {"0", "1"})),
                "  x1  x2  target  prediction\n"
                "   0   1       1      0.9877\n"
                "   1   1       0      0.0100\n");
}

CLAIM(classes_have_their_names_and_the_predictions_their_meaning) {
    CHECK_EQUAL(samples_table({{{2}, 1, 0.75}}, of({"a"}, {"no", "yes"})),
                "  a  target  prediction\n"
                "  2  yes         0.7500\n"
                "The prediction is the probability of \"yes\".\n");
}

CLAIM(numbers_stay_numbers_and_hostile_names_harm_no_terminal) {
    const std::string table = samples_table({{{1, 2}, 123456, 123457.8}}, of({"a\x1b[31m", "b"}, {}));
    CHECK(table.find('\x1b') == std::string::npos);
    CHECK(table.find("123456      123458\n") != std::string::npos);
    CHECK(table.find("probability") == std::string::npos);
}

CLAIM(of_many_inputs_the_first_are_shown) {
    const std::vector<double> nine(9, 7);
    const std::vector<std::string> names(9, "n");
    CHECK_EQUAL(samples_table({{nine, 1, 0.5}}, of(names, {"0", "1"})),
                "  n  n  n  n  n  n  n  n  ...  target  prediction\n"
                "  7  7  7  7  7  7  7  7            1      0.5000\n");
}

CLAIM(an_epoch_is_one_object_with_every_number_it_has) {
    const Epoch epoch{3, {0.75, 0.5, 1}, Score{0.6, 0.25, 0.875}};
    CHECK_EQUAL(
        json_line(epoch, true, UpdateStats{0.125, 1e-09}, {8, 1, 2}),
        "{\"epoch\":3,\"objective\":0.75,\"loss\":0.5,\"accuracy\":1,\"validation_loss\":0.25,"
        "\"validation_accuracy\":0.875,\"gradient_norm\":0.125,\"update_ratio\":1e-09,\"hidden_units\":8,"
        "\"dead_units\":1,\"saturated_units\":2}");
}

CLAIM(what_is_not_finite_or_not_there_is_left_out) {
    const Epoch epoch{1000000, {NAN, 0.1, INFINITY}, {}};
    CHECK_EQUAL(json_line(epoch, true, UpdateStats{-INFINITY, 0}, {}),
                "{\"epoch\":1000000,\"loss\":0.1,\"update_ratio\":0,\"hidden_units\":0,\"dead_units\":0,"
                "\"saturated_units\":0}");
}

CLAIM(a_regression_has_no_accuracy) {
    const Epoch epoch{1, {0.5, 0.5, 1}, Score{0.25, 0.25, 1}};
    CHECK_EQUAL(json_line(epoch, false, UpdateStats{1, 2}, {}),
                "{\"epoch\":1,\"objective\":0.5,\"loss\":0.5,\"validation_loss\":0.25,\"gradient_norm\":1,"
                "\"update_ratio\":2,\"hidden_units\":0,\"dead_units\":0,\"saturated_units\":0}");
}

CLAIM(before_the_first_step_there_is_none) {
    CHECK(json_line({0, {1, 1, 0}, {}}, true, {}, {}).find("gradient") == std::string::npos);
}
