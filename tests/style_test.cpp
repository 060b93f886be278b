#include "tests/check.hpp"

#include "common/terminal/style.hpp"

#include <stdlib.h> // setenv is POSIX, not C++

namespace {

void clear() {
    for (const char* name :
         {"NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLORTERM", "TERM", "LC_ALL", "LC_CTYPE", "LANG"}) {
        unsetenv(name);
    }
}

void set(const char* name, const char* value) { setenv(name, value, 1); }

term::ColorDepth depth(const char* color = "auto", bool is_terminal = true) {
    return term::terminal_style({.color = color}, is_terminal).depth;
}

bool unicode() { return term::terminal_style({}, true).unicode; }

} // namespace

CLAIM(colours_are_as_many_as_the_environment_says) {
    clear();
    CHECK(depth() == term::ColorDepth::sixteen);
    set("TERM", "xterm-256color");
    CHECK(depth() == term::ColorDepth::many);
    set("COLORTERM", "truecolor");
    CHECK(depth() == term::ColorDepth::all);
    set("COLORTERM", "24bit");
    CHECK(depth() == term::ColorDepth::all);
}

CLAIM(colours_are_for_terminals_unless_something_says_otherwise) {
    clear();
    CHECK(depth("auto", false) == term::ColorDepth::none);
    for (const char* name : {"CLICOLOR_FORCE", "FORCE_COLOR"}) {
        set(name, "1");
        CHECK(depth("auto", false) == term::ColorDepth::sixteen);
        set(name, "0");
        CHECK(depth("auto", false) == term::ColorDepth::none);
        set(name, "");
        CHECK(depth("auto", false) == term::ColorDepth::none);
    }
}

CLAIM(the_option_comes_before_no_color_and_no_color_before_the_rest) {
    clear();
    set("NO_COLOR", "");
    CHECK(depth() == term::ColorDepth::sixteen);
    set("NO_COLOR", "1");
    set("FORCE_COLOR", "1");
    CHECK(depth() == term::ColorDepth::none);
    CHECK(depth("always", false) == term::ColorDepth::sixteen);
    unsetenv("NO_COLOR");
    CHECK(depth("never") == term::ColorDepth::none);
}

CLAIM(the_first_locale_variable_that_is_set_decides_about_unicode) {
    clear();
    CHECK(!unicode());
    set("LANG", "en_US.UTF-8");
    CHECK(unicode());
    for (const char* name : {"C.utf8", "de_DE.Utf-8", "en_GB.UTF8"}) {
        set("LC_CTYPE", name);
        CHECK(unicode());
    }
    CHECK(!term::terminal_style({.ascii = true}, true).unicode); // --ascii
    set("LC_ALL", "C");
    CHECK(!unicode());
}

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
