// Tool: how wide text is. Width is counted in terminal columns, not bytes, and escape codes count nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

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
