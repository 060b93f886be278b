#include "tests/check.hpp"

#include "common/drawing/terminal_style.hpp"

#include <stdlib.h> // setenv is POSIX, not C++

using namespace nn;

namespace {

void clear() {
    for (const char* name : {"NO_COLOR", "COLORTERM", "TERM", "LC_ALL", "LC_CTYPE", "LANG"}) unsetenv(name);
}

void set(const char* name, const char* value) { setenv(name, value, 1); }

} // namespace

CLAIM(colours_are_as_many_as_the_environment_says) {
    clear();
    CHECK(terminal_style().depth == ColorDepth::sixteen);
    set("TERM", "xterm-256color");
    CHECK(terminal_style().depth == ColorDepth::many);
    set("COLORTERM", "truecolor");
    CHECK(terminal_style().depth == ColorDepth::all);
    set("NO_COLOR", "");
    CHECK(terminal_style().depth == ColorDepth::all);
    set("NO_COLOR", "1");
    CHECK(terminal_style().depth == ColorDepth::none);
}

CLAIM(the_first_locale_variable_that_is_set_decides_about_unicode) {
    clear();
    CHECK(!terminal_style().unicode);
    set("LANG", "en_US.UTF-8");
    CHECK(terminal_style().unicode);
    set("LC_CTYPE", "C.utf8");
    CHECK(terminal_style().unicode);
    set("LC_ALL", "C");
    CHECK(!terminal_style().unicode);
}
