#include "tests/check.hpp"

#include "common/trainer/log.hpp"

#include <cmath>

using namespace nn;

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
