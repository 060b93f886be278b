#include "tests/check.hpp"

#include "common/terminal/ansi.hpp"

using namespace nn;

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
