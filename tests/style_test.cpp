#include "tests/check.hpp"

#include "common/terminal/style.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <stdlib.h> // setenv is POSIX, not C++

namespace {

void clear() {
    for (const char* name : {"NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLORTERM", "TERM", "LC_ALL",
                             "LC_CTYPE", "LANG", "STY", "TMUX", "DVTM", "INSIDE_EMACS"}) {
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

CLAIM(a_terminal_that_is_known_by_its_name_needs_no_colorterm) { // as over ssh
    clear();
    for (const char* name : {"xterm-kitty", "alacritty", "foot", "foot-extra", "xterm-ghostty", "wezterm",
                             "mlterm", "xterm-direct", "st-direct"}) {
        set("TERM", name);
        CHECK(depth() == term::ColorDepth::all);
    }
    for (const char* name : {"xterm-256color", "tmux-256color", "screen-256color", "st-256color"}) {
        set("TERM", name);
        CHECK(depth() == term::ColorDepth::many);
    }
    for (const char* name : {"xterm", "rxvt", "ansi", "cygwin"}) {
        set("TERM", name);
        CHECK(depth() == term::ColorDepth::sixteen);
    }
}

CLAIM(a_terminal_without_colours_gets_none_unless_they_are_wished) {
    clear();
    set("COLORTERM", "truecolor"); // inherited
    for (const char* name : {"vt100", "vt220", "vt320", "xterm-mono", "linux-m"}) {
        set("TERM", name);
        CHECK(depth() == term::ColorDepth::none);
        CHECK(depth("always") == term::ColorDepth::sixteen);
        CHECK(!term::terminal_style({}, true).braille);
    }
}

CLAIM(inside_another_program_colorterm_is_that_of_the_terminal_outside) {
    struct Case {
        const char *name, *variable, *value;
        term::ColorDepth depth;
    };
    for (const auto& [name, variable, value, expected] :
         {Case{"screen", "STY", "123.pts-0", term::ColorDepth::sixteen},
          {"screen.xterm-256color", "STY", "123.pts-0", term::ColorDepth::many},
          {"screen-256color", "LANG", "", term::ColorDepth::many}, // over ssh from there
          {"screen-256color", "TMUX", "/tmp/tmux-0/default,1,0", term::ColorDepth::all}, // it translates
          {"dvtm-256color", "DVTM", "1", term::ColorDepth::many},
          {"eterm-color", "INSIDE_EMACS", "29.1,term:0.96", term::ColorDepth::sixteen},
          {"xterm-256color", "INSIDE_EMACS", "vterm", term::ColorDepth::all},
          {"linux", "LANG", "", term::ColorDepth::sixteen},
          {"vte", "LANG", "", term::ColorDepth::all},
          {"vte-256color", "STY", "1", term::ColorDepth::many}}) {
        clear();
        set("COLORTERM", "truecolor");
        set("TERM", name);
        set(variable, value);
        CHECK(depth() == expected);
    }
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
    CHECK(!term::terminal_style({.ascii = true}, true).unicode);          // --ascii
    for (const char* name : {"linux", "linux-16color", "screen.linux"}) { // fonts without blocks and braille
        set("TERM", name);
        CHECK(!unicode());
    }
    set("TERM", "xterm");
    CHECK(unicode());
    set("LC_ALL", "C");
    CHECK(!unicode());
}

CLAIM(braille_needs_unicode_and_colours) {
    clear();
    set("TERM", "xterm");
    set("LANG", "C.UTF-8");
    CHECK(term::terminal_style({}, true).braille);
    CHECK(!term::terminal_style({.ascii = true}, true).braille);
    CHECK(!term::terminal_style({.color = "never"}, true).braille);
}

CLAIM(each_depth_has_its_own_escape_codes) {
    CHECK_EQUAL(term::foreground({1, 2, 3}, term::ColorDepth::all), "\x1b[38;2;1;2;3m");
    CHECK_EQUAL(term::background({1, 2, 3}, term::ColorDepth::all), "\x1b[48;2;1;2;3m");
    CHECK_EQUAL(term::foreground({255, 0, 0}, term::ColorDepth::many), "\x1b[38;5;196m");
    CHECK_EQUAL(term::foreground({128, 128, 128}, term::ColorDepth::many), "\x1b[38;5;244m");
    CHECK_EQUAL(term::foreground({205, 0, 0}, term::ColorDepth::sixteen), "\x1b[31m");
    CHECK_EQUAL(term::background({255, 60, 0}, term::ColorDepth::sixteen), "\x1b[101m");
    CHECK_EQUAL(term::foreground({1, 2, 3}, term::ColorDepth::none), "");
    CHECK_EQUAL(term::bold(term::ColorDepth::none) + term::faint(term::ColorDepth::none) +
                    term::normal(term::ColorDepth::none),
                "");
    CHECK_EQUAL(term::bold(term::ColorDepth::sixteen), "\x1b[1m");
}

// Contrast as in WCAG 2.1: (lighter + 0.05) / (darker + 0.05), of relative luminances.
double contrast(plot::Color a, plot::Color b) {
    const auto luminance = [](plot::Color color) {
        const auto linear = [](int part) {
            const double share = part / 255.0;
            return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
    };
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

CLAIM(each_of_the_sixteen_colours_that_are_used_is_seen_on_black_and_on_white) {
    const std::map<std::string, plot::Color> usual = {{"\x1b[31m", {205, 0, 0}},
                                                      {"\x1b[35m", {205, 0, 205}},
                                                      {"\x1b[90m", {127, 127, 127}},
                                                      {"\x1b[91m", {255, 0, 0}},
                                                      {"\x1b[94m", {92, 92, 255}}};
    std::set<std::string> used;
    for (int red = 0; red < 256; red += 15) {
        for (int green = 0; green < 256; green += 15) {
            for (int blue = 0; blue < 256; blue += 15) {
                used.insert(term::foreground({red, green, blue}, term::ColorDepth::sixteen));
            }
        }
    }
    for (const std::string& code : used) {
        CHECK(contrast(usual.at(code), {0, 0, 0}) > 3);
        CHECK(contrast(usual.at(code), {255, 255, 255}) > 3);
    }
    CHECK(term::foreground(plot::blue, term::ColorDepth::sixteen) !=
          term::foreground(plot::orange, term::ColorDepth::sixteen));
}

CLAIM(full_orange_is_no_yellower_than_a_softer_one) {
    // xterm's 256 colours: a cube of 6 × 6 × 6 from 16 on.
    const auto steps = [](double share) {
        const std::string code =
            term::foreground(plot::mix(plot::dark_grey, plot::orange, share), term::ColorDepth::many);
        const int cube = std::stoi(code.substr(7)) - 16;
        return std::pair{cube / 36, cube / 6 % 6}; // red and green
    };
    const auto [red, green] = steps(1);
    const auto [softer_red, softer_green] = steps(0.8);
    CHECK(red >= softer_red);
    CHECK(green <= softer_green);
}
