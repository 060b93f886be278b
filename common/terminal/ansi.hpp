// Tool: how a terminal is told to use colours: ANSI escape codes.
#pragma once

#include "common/plot/color.hpp"

#include <string>

namespace term {

// How many colours a terminal can show.
enum class ColorDepth { none, sixteen, many, all };

// The escape code that switches the text's (or the background's) colour; nothing where there is none.
std::string foreground(plot::Color color, ColorDepth depth);
std::string background(plot::Color color, ColorDepth depth);

// The escape codes for bold and faint text, and for going back to normal.
std::string bold(ColorDepth depth);
std::string faint(ColorDepth depth);
std::string normal(ColorDepth depth);

} // namespace term
