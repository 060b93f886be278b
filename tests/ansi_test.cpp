#include "tests/check.hpp"

#include "common/terminal/ansi.hpp"

CLAIM(each_depth_has_its_own_escape_codes) {
    CHECK_EQUAL(term::foreground({1, 2, 3}, term::ColorDepth::all), "\x1b[38;2;1;2;3m");
    CHECK_EQUAL(term::background({1, 2, 3}, term::ColorDepth::all), "\x1b[48;2;1;2;3m");
    CHECK_EQUAL(term::foreground({255, 0, 0}, term::ColorDepth::many), "\x1b[38;5;196m");
    CHECK_EQUAL(term::foreground({128, 128, 128}, term::ColorDepth::many), "\x1b[38;5;244m");
    CHECK_EQUAL(term::foreground({205, 0, 0}, term::ColorDepth::sixteen), "\x1b[31m");
    CHECK_EQUAL(term::background({255, 255, 255}, term::ColorDepth::sixteen), "\x1b[107m");
    CHECK_EQUAL(term::foreground({1, 2, 3}, term::ColorDepth::none), "");
    CHECK_EQUAL(term::bold(term::ColorDepth::none) + term::faint(term::ColorDepth::none) +
                    term::normal(term::ColorDepth::none),
                "");
    CHECK_EQUAL(term::bold(term::ColorDepth::sixteen), "\x1b[1m");
}
