// Tool: what a terminal can show, what its user wants to see, and the escape codes for colours.
#pragma once

#include "common/plot/color.hpp"
#include "common/terminal/terminal.hpp"

#include <string>

namespace term {

// How many colours a terminal has.
enum class ColorDepth { none, sixteen, many, all };

inline bool has_many_colors(ColorDepth depth) {
    return depth == ColorDepth::many || depth == ColorDepth::all;
}

struct TerminalStyle {
    ColorDepth depth = ColorDepth::none;
    bool unicode = false; // half blocks and other signs
    bool braille = false; // and its dots; with colours only, since they cannot tell lines apart otherwise
};

// The options that all chapters share.
struct DisplayOptions {
    std::string ui = "auto";    // live, plain or quiet; auto is live in a terminal
    std::string color = "auto"; // always or never; auto is by terminal and environment
    bool ascii = false;         // plain letters in place of blocks
    std::string out = "output"; // folder for the pictures
};

// Whether to draw live on standard output, and in which style. `color` decides, then NO_COLOR
// (https://no-color.org), then CLICOLOR_FORCE or FORCE_COLOR (https://force-color.org), then whether there is
// a terminal. COLORTERM and TERM tell how many colours it has, TERM alone where a program between the two has been told
// (GNU screen, dvtm, Emacs); the first of LC_ALL, LC_CTYPE and LANG that is set tells whether it takes UTF-8. The fonts
// of the Linux console (TERM=linux) lack most signs, and get none.
bool is_live(const DisplayOptions& options);
TerminalStyle terminal_style(const DisplayOptions& options, bool is_terminal = output_is_terminal());

// The codes that switch the colour of text or background to the nearest that there is; empty without colours.
std::string foreground(plot::Color color, ColorDepth depth);
std::string background(plot::Color color, ColorDepth depth);

// The codes for bold and faint text, and for going back to normal.
std::string bold(ColorDepth depth);
std::string faint(ColorDepth depth);
std::string normal(ColorDepth depth);

} // namespace term
