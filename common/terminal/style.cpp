#include "common/terminal/style.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <string_view>

namespace term {

namespace {

int squared_distance(plot::Color a, plot::Color b) {
    const int red = a.red - b.red, green = a.green - b.green, blue = a.blue - b.blue;
    return red * red + green * green + blue * blue;
}

// How little a colour looks like the one that is wanted. A warm one with more green and less red is another colour at once:
// orange turns into yellow.
int difference(plot::Color wanted, plot::Color color) {
    const int greener = (color.green - wanted.green) - (color.red - wanted.red);
    const int yellower = wanted.red > wanted.blue ? std::max(0, greener) : 0;
    return squared_distance(wanted, color) + yellower * yellower;
}

// The colours 16 to 255 of the 256: a cube of 6 × 6 × 6, and 24 greys. The nearest of both.
int nearest_of_256(plot::Color color) {
    constexpr std::array steps = {0, 95, 135, 175, 215, 255};
    const auto step_below = [&](int value) {
        return std::min<std::ptrdiff_t>(
            std::upper_bound(steps.begin(), steps.end(), value) - steps.begin() - 1, 4);
    };
    const auto red = step_below(color.red), green = step_below(color.green), blue = step_below(color.blue);
    const int level = std::clamp((color.red + color.green + color.blue) / 3 - 3, 0, 239) / 10;
    const plot::Color grey{8 + 10 * level, 8 + 10 * level, 8 + 10 * level};
    int nearest = 232 + level, least = difference(color, grey);
    for (std::ptrdiff_t corner = 0; corner < 8; ++corner) { // of the small cube that the colour lies in
        const std::ptrdiff_t r = red + corner / 4, g = green + corner / 2 % 2, b = blue + corner % 2;
        const auto step = [&](std::ptrdiff_t i) { return steps[static_cast<std::size_t>(i)]; };
        const int here = difference(color, {step(r), step(g), step(b)});
        if (here > least) continue;
        least = here;
        nearest = static_cast<int>(16 + 36 * r + 6 * g + b);
    }
    return nearest;
}

// The 16 colours are whatever the user's theme says; these are the usual values of those that can be seen on black and on
// white: red, magenta, grey, light red, light blue.
int nearest_of_16(plot::Color color) {
    struct Usual {
        int number;
        plot::Color color;
    };
    constexpr std::array usual = {Usual{1, {205, 0, 0}}, Usual{5, {205, 0, 205}}, Usual{8, {127, 127, 127}},
                                  Usual{9, {255, 0, 0}}, Usual{12, {92, 92, 255}}};
    return std::min_element(usual.begin(), usual.end(),
                            [&](const Usual& a, const Usual& b) {
                                return squared_distance(a.color, color) < squared_distance(b.color, color);
                            })
        ->number;
}

std::string select(plot::Color color, ColorDepth depth, int ground) { // ground: 38 for text, 48 behind it
    switch (depth) {
    case ColorDepth::none: return "";
    case ColorDepth::sixteen: {
        const int n = nearest_of_16(color);
        return "\x1b[" + std::to_string(ground - 8 + (n < 8 ? n : n - 8 + 60)) + "m";
    }
    case ColorDepth::many:
        return "\x1b[" + std::to_string(ground) + ";5;" + std::to_string(nearest_of_256(color)) + "m";
    case ColorDepth::all: break;
    }
    return "\x1b[" + std::to_string(ground) + ";2;" + std::to_string(color.red) + ";" +
           std::to_string(color.green) + ";" + std::to_string(color.blue) + "m";
}

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

bool begins_with_one_of(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.starts_with(beginning); });
}

// As far as its name says: those known to show all colours, those that say how many, and monochrome ones.
ColorDepth depth_by_name(std::string_view name) {
    const bool all =
        begins_with_one_of(name, {"xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm", "mlterm"});
    if (all || name.ends_with("-direct") || name.ends_with("-truecolor")) return ColorDepth::all;
    if (name.find("256color") != std::string_view::npos) return ColorDepth::many;
    const bool is_vt =
        name.size() > 2 && name.starts_with("vt") && name[2] >= '0' && name[2] <= '9'; // vt100, not vte
    return is_vt || name.ends_with("-mono") || name.ends_with("-m") ? ColorDepth::none : ColorDepth::sixteen;
}

// COLORTERM is inherited from the terminal in whose window another one may run: such a one is believed by its name.
ColorDepth depth_of_terminal() {
    const std::string_view name = variable("TERM"), colors = variable("COLORTERM"),
                           emacs = variable("INSIDE_EMACS");
    const bool is_inside = !variable("STY").empty() || !variable("DVTM").empty() ||
                           (!emacs.empty() && !emacs.starts_with("vterm")) ||
                           (name.starts_with("screen") && variable("TMUX").empty());
    const bool is_limited = begins_with_one_of(name, {"linux", "dvtm", "eterm"});
    const ColorDepth by_name = depth_by_name(name);
    if (is_inside || is_limited || by_name == ColorDepth::none) return by_name;
    return colors == "truecolor" || colors == "24bit" ? ColorDepth::all : by_name;
}

} // namespace

bool is_live(const DisplayOptions& options) {
    return options.ui == "live" || (options.ui == "auto" && output_is_terminal() && variable("CI").empty());
}

TerminalStyle terminal_style(const DisplayOptions& options, bool is_terminal) {
    const auto is_on = [&](const char* name) { return !variable(name).empty() && variable(name) != "0"; };
    const bool forced = is_on("CLICOLOR_FORCE") || is_on("FORCE_COLOR");
    const bool by_environment = variable("NO_COLOR").empty() && (forced || is_terminal);
    TerminalStyle style;
    if (options.color == "always" || (options.color == "auto" && by_environment)) {
        style.depth = depth_of_terminal();
        const bool is_wished = forced || options.color == "always";
        if (is_wished && style.depth == ColorDepth::none) style.depth = ColorDepth::sixteen;
    }
    std::string_view locale;
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (locale.empty()) locale = variable(name);
    }
    std::string letters; // of en_US.UTF-8 or C.utf8: with and without hyphen, in any case
    for (const char c : locale) {
        if (c != '-') letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    const std::string_view name = variable("TERM");
    const bool is_console = name.starts_with("linux") || name.ends_with(".linux"); // screen.linux
    style.unicode = !options.ascii && !is_console && letters.find("utf8") != std::string::npos;
    style.braille = style.unicode && style.depth != ColorDepth::none;
    return style;
}

std::string foreground(plot::Color color, ColorDepth depth) { return select(color, depth, 38); }
std::string background(plot::Color color, ColorDepth depth) { return select(color, depth, 48); }

std::string bold(ColorDepth depth) { return depth == ColorDepth::none ? "" : "\x1b[1m"; }
std::string faint(ColorDepth depth) { return depth == ColorDepth::none ? "" : "\x1b[2m"; }
std::string normal(ColorDepth depth) { return depth == ColorDepth::none ? "" : "\x1b[0m"; }

} // namespace term
