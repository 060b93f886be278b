#include "tests/check.hpp"

#include "common/drawing/color.hpp"

using namespace nn;

CLAIM(mixing_goes_from_end_to_end) {
    CHECK((mix({0, 0, 0}, {200, 100, 50}, 0.5) == Color{100, 50, 25}));
    CHECK((mix({0, 0, 0}, {200, 100, 50}, -1) == Color{0, 0, 0}));
    CHECK((mix({0, 0, 0}, {200, 100, 50}, 2) == Color{200, 100, 50}));
}

CLAIM(signed_values_go_from_blue_to_orange) {
    CHECK((diverging(-1, pale_grey) == blue));
    CHECK((diverging(0, pale_grey) == pale_grey));
    CHECK((diverging(1, pale_grey) == orange));
}

CLAIM(hexadecimal_digits) { CHECK_EQUAL(hex({0, 114, 255}), "#0072ff"); }

CLAIM(each_depth_has_its_own_escape_codes) {
    CHECK_EQUAL(foreground({1, 2, 3}, ColorDepth::all), "\x1b[38;2;1;2;3m");
    CHECK_EQUAL(background({1, 2, 3}, ColorDepth::all), "\x1b[48;2;1;2;3m");
    CHECK_EQUAL(foreground({255, 0, 0}, ColorDepth::many), "\x1b[38;5;196m");
    CHECK_EQUAL(foreground({128, 128, 128}, ColorDepth::many), "\x1b[38;5;244m");
    CHECK_EQUAL(foreground({205, 0, 0}, ColorDepth::sixteen), "\x1b[31m");
    CHECK_EQUAL(background({255, 255, 255}, ColorDepth::sixteen), "\x1b[107m");
    CHECK_EQUAL(foreground({1, 2, 3}, ColorDepth::none), "");
    CHECK_EQUAL(bold(ColorDepth::none) + faint(ColorDepth::none) + normal(ColorDepth::none), "");
    CHECK_EQUAL(bold(ColorDepth::sixteen), "\x1b[1m");
}
