// Tool: what the terminal can show, as its environment variables say.
#pragma once

#include "common/terminal/ansi.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

namespace term {

struct TerminalStyle {
    ColorDepth depth = ColorDepth::none;
    bool unicode = false;
};

// What the user wants comes first: color is "always", "never" or "auto", ascii keeps to plain letters. Then
// NO_COLOR (https://no-color.org) and CLICOLOR_FORCE or FORCE_COLOR (https://force-color.org), then whether there is
// a terminal at all. COLORTERM and TERM tell how many colours there are; the first of LC_ALL, LC_CTYPE and LANG
// that is set tells whether the characters are UTF-8.
inline TerminalStyle terminal_style(std::string_view color, bool ascii, bool is_terminal) {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string_view(value ? value : "");
    };
    const auto is_on = [&](const char* name) { return !variable(name).empty() && variable(name) != "0"; };
    const bool forced = is_on("CLICOLOR_FORCE") || is_on("FORCE_COLOR");
    const bool by_environment = variable("NO_COLOR").empty() && (forced || is_terminal);
    TerminalStyle style;
    if (color == "always" || (color == "auto" && by_environment)) {
        const std::string_view colors = variable("COLORTERM");
        const bool all = colors == "truecolor" || colors == "24bit";
        const bool many = variable("TERM").find("256color") != std::string_view::npos;
        style.depth = all ? ColorDepth::all : many ? ColorDepth::many : ColorDepth::sixteen;
    }
    if (ascii) return style;
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const std::string_view locale = variable(name);
        if (locale.empty()) continue;
        std::string letters; // of en_US.UTF-8 or C.utf8: with and without hyphen, in any case
        for (const char c : locale) {
            if (c != '-') letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
        style.unicode = letters.find("utf8") != std::string::npos;
        break;
    }
    return style;
}

} // namespace term
