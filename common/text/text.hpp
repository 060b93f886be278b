// Tool: numbers and words as text of a known width, for terminals, plots and results.
// Numbers have a point whatever the locale. Width is counted in terminal columns, not
// bytes, and escape codes count nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

// 3.14159 with 2 decimals -> "3.14"; a value that rounds to zero has no sign; "nan" and "inf" as they are.
std::string fixed(double value, int decimals);

// At most `digits` significant digits, no needless zeros: 0.5 -> "0.5", 1e-9 -> "1e-09".
std::string general(double value, int digits = 4);

// Any bytes as text that is safe to show: what is no well-formed UTF-8 and control characters (the
// beginnings of escape codes) are left out; tabs and line ends become spaces.
std::string printable(std::string_view text);

// The first character of a text that is not empty; a byte that belongs to none is one of its own.
std::string first_character(std::string_view text);

// How many terminal columns the text takes: one for each character, two for emoji and the wide letters
// of East Asia, none for accents that go on top of others, and for escape codes.
int width_of(std::string_view text);

// The width of the widest; 0 for none.
int widest(const std::vector<std::string>& texts);

// Spaces added behind (or before) until the text is `width` wide.
std::string pad_right(std::string text, int width);
std::string pad_left(std::string text, int width);

// At most `width` columns of the text; escape codes are kept, so that colours are switched off again.
std::string clip(std::string_view text, int width);

} // namespace text
