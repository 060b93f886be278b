// Tool: what the terminal can show, as its environment variables say.
#pragma once

#include "common/drawing/color.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

namespace nn {

struct TerminalStyle {
    ColorDepth depth = ColorDepth::none;
    bool unicode = false;
};

// NO_COLOR (https://no-color.org) switches colours off; COLORTERM and TERM tell how many there are;
// the first of LC_ALL, LC_CTYPE and LANG that is set tells whether the characters are UTF-8.
inline TerminalStyle terminal_style() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string_view(value ? value : "");
    };
    TerminalStyle style;
    const std::string_view colors = variable("COLORTERM");
    if (!variable("NO_COLOR").empty()) {
        style.depth = ColorDepth::none;
    } else if (colors == "truecolor" || colors == "24bit") {
        style.depth = ColorDepth::all;
    } else if (variable("TERM").find("256color") != std::string_view::npos) {
        style.depth = ColorDepth::many;
    } else {
        style.depth = ColorDepth::sixteen;
    }
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

} // namespace nn
