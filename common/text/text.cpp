// Tool: formatting with std::to_chars, which knows no locale.
#include "common/text/text.hpp"

#include <algorithm>
#include <charconv>

namespace text {

namespace {

// The UTF-8 character at the start of the text, which is not empty: its length in bytes and its code.
// A byte that begins none is a character of length 1 and code 0.
struct Character {
    std::size_t length;
    unsigned code;
};

Character decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    if (first < 0x80) return {1, first};
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length) return {1, 0};
    unsigned code = first & (0xffu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return {1, 0};
        code = code << 6 | (byte(i) & 0x3fu);
    }
    constexpr unsigned smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    return code < smallest[length] || surrogate || code > 0x10ffff ? Character{1, 0}
                                                                   : Character{length, code};
}

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
    const Character character = decode(text);
    columns = columns_of(character.code);
    return character.length;
}

template <class... Format>
std::string to_text(double value, Format... format) {
    char buffer[400]; // the largest double has 309 digits before its point
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, format...);
    return std::string(buffer, result.ptr);
}

} // namespace

std::string fixed(double value, int decimals) {
    std::string text = to_text(value, std::chars_format::fixed, decimals);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

std::string general(double value, int digits) { return to_text(value, std::chars_format::general, digits); }

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const auto [length, code] = decode(text);
        const bool control = code < ' ' || (code >= 0x7f && code < 0xa0) || (code & 0xfffe) == 0xfffe;
        if (code == '\t' || code == '\n')
            shown += ' ';
        else if (!control)
            shown += text.substr(0, length);
        text.remove_prefix(length);
    }
    return shown;
}

std::string first_character(std::string_view text) {
    return std::string(text.substr(0, decode(text).length));
}

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
