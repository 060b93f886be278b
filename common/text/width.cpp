// Tool: columns of characters, after Unicode's annex 11.
#include "common/text/width.hpp"

#include "common/text/utf8.hpp"

#include <algorithm>

namespace text {

namespace {

// After the tables of Unicode's annex 11 (East Asian width), without its many small exceptions.
int columns_of(unsigned code) {
    const auto between = [code](unsigned first, unsigned last) { return code >= first && code <= last; };
    if (between(0x300, 0x36f) || between(0x200b, 0x200f) || between(0xfe00, 0xfe0f)) return 0;
    const bool wide = between(0x1100, 0x115f) || between(0x2e80, 0xa4cf) || between(0xac00, 0xd7a3) ||
                      between(0xf900, 0xfaff) || between(0xfe30, 0xfe6f) || between(0xff00, 0xff60) ||
                      between(0x1f300, 0x1faff) || between(0x20000, 0x3fffd);
    return wide ? 2 : 1;
}

// The length in bytes of the escape code or character that begins the text, and how wide it is.
std::size_t next_piece(std::string_view text, int& columns) {
    columns = 0;
    if (text.starts_with("\x1b[")) {
        std::size_t end = 2;
        while (end < text.size() && (text[end] < '@' || text[end] > '~')) ++end;
        return std::min(end + 1, text.size());
    }
    const Character character = decode(text).value_or(Character{1, 0});
    columns = columns_of(character.code);
    return character.length;
}

} // namespace

int width_of(std::string_view text) {
    int width = 0;
    while (!text.empty()) {
        int columns;
        text.remove_prefix(next_piece(text, columns));
        width += columns;
    }
    return width;
}

int widest(const std::vector<std::string>& texts) {
    int width = 0;
    for (const std::string& text : texts) width = std::max(width, width_of(text));
    return width;
}

std::string pad_right(std::string text, int width) {
    return text.append(static_cast<std::size_t>(std::max(0, width - width_of(text))), ' ');
}

std::string pad_left(std::string text, int width) {
    return text.insert(0, static_cast<std::size_t>(std::max(0, width - width_of(text))), ' ');
}

std::string clip(std::string_view text, int width) {
    std::string clipped;
    int used = 0;
    while (!text.empty()) {
        int columns;
        const std::size_t length = next_piece(text, columns);
        if (columns == 0 || used + columns <= width) clipped += text.substr(0, length);
        used += columns;
        text.remove_prefix(length);
    }
    return clipped;
}

} // namespace text
