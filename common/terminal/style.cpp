#include "common/terminal/style.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace term {

namespace {

int squared_distance(plot::Color a, plot::Color b) {
    const int red = a.red - b.red, green = a.green - b.green, blue = a.blue - b.blue;
    return red * red + green * green + blue * blue;
}

// The colours 16 to 255 of the 256: a cube of 6 × 6 × 6, and 24 greys. The nearest of both.
int nearest_of_256(plot::Color color) {
    constexpr std::array steps = {0, 95, 135, 175, 215, 255};
    const auto nearest_step = [&](int value) {
        const auto nearest = std::min_element(steps.begin(), steps.end(), [&](int a, int b) {
            return std::abs(a - value) < std::abs(b - value);
        });
        return static_cast<std::size_t>(nearest - steps.begin());
    };
    const std::size_t red = nearest_step(color.red), green = nearest_step(color.green);
    const std::size_t blue = nearest_step(color.blue);
    const plot::Color cube{steps[red], steps[green], steps[blue]};
    const int level = std::clamp((color.red + color.green + color.blue) / 3 - 3, 0, 239) / 10;
    const plot::Color grey{8 + 10 * level, 8 + 10 * level, 8 + 10 * level};
    if (squared_distance(color, grey) < squared_distance(color, cube)) return 232 + level;
    return static_cast<int>(16 + 36 * red + 6 * green + blue);
}

// The 16 colours are whatever the user's theme says; these are their usual values.
int nearest_of_16(plot::Color color) {
    constexpr std::array<plot::Color, 16> usual = {
        plot::Color{0, 0, 0},       {205, 0, 0},   {0, 205, 0},   {205, 205, 0},
        plot::Color{0, 0, 238},     {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
        plot::Color{127, 127, 127}, {255, 0, 0},   {0, 255, 0},   {255, 255, 0},
        plot::Color{92, 92, 255},   {255, 0, 255}, {0, 255, 255}, {255, 255, 255}};
    const auto nearest = std::min_element(usual.begin(), usual.end(), [&](plot::Color a, plot::Color b) {
        return squared_distance(a, color) < squared_distance(b, color);
    });
    return static_cast<int>(nearest - usual.begin());
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

} // namespace

bool is_live(const DisplayOptions& options) {
    return options.ui == "live" || (options.ui == "auto" && output_is_terminal());
}

TerminalStyle terminal_style(const DisplayOptions& options, bool is_terminal) {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string_view(value ? value : "");
    };
    const auto is_on = [&](const char* name) { return !variable(name).empty() && variable(name) != "0"; };
    const bool forced = is_on("CLICOLOR_FORCE") || is_on("FORCE_COLOR");
    const bool by_environment = variable("NO_COLOR").empty() && (forced || is_terminal);
    TerminalStyle style;
    if (options.color == "always" || (options.color == "auto" && by_environment)) {
        const std::string_view colors = variable("COLORTERM");
        const bool all = colors == "truecolor" || colors == "24bit";
        const bool many = variable("TERM").find("256color") != std::string_view::npos;
        style.depth = all ? ColorDepth::all : many ? ColorDepth::many : ColorDepth::sixteen;
    }
    std::string_view locale;
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (locale.empty()) locale = variable(name);
    }
    std::string letters; // of en_US.UTF-8 or C.utf8: with and without hyphen, in any case
    for (const char c : locale) {
        if (c != '-') letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    style.unicode = !options.ascii && letters.find("utf8") != std::string::npos;
    return style;
}

std::string foreground(plot::Color color, ColorDepth depth) { return select(color, depth, 38); }
std::string background(plot::Color color, ColorDepth depth) { return select(color, depth, 48); }

std::string bold(ColorDepth depth) { return depth == ColorDepth::none ? "" : "\x1b[1m"; }
std::string faint(ColorDepth depth) { return depth == ColorDepth::none ? "" : "\x1b[2m"; }
std::string normal(ColorDepth depth) { return depth == ColorDepth::none ? "" : "\x1b[0m"; }

} // namespace term
