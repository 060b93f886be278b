// Tool: lead bytes and continuation bytes; what is too long, a surrogate or beyond Unicode is none.
#include "common/text/utf8.hpp"

#include <algorithm>

namespace text {

namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

} // namespace

std::optional<Character> decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    if (first < 0x80) return Character{1, first};
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length) return {};
    unsigned code = first & (0xffu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(text[i])) return {};
        code = code << 6 | (byte(i) & 0x3fu);
    }
    constexpr unsigned smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    if (code < smallest[length] || surrogate || code > 0x10ffff) return {};
    return Character{length, code};
}

void append_utf8(std::string& out, unsigned code) {
    const int length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    constexpr unsigned leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    out += static_cast<char>(leads[length] | code >> 6 * (length - 1));
    for (int i = length - 2; i >= 0; --i) out += static_cast<char>(0x80 | ((code >> 6 * i) & 0x3f));
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto character = decode(text);
        if (!character) return false;
        text.remove_prefix(character->length);
    }
    return true;
}

std::string first_character(std::string_view text) {
    return std::string(text.substr(0, decode(text).value_or(Character{1, 0}).length));
}

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const auto [length, code] = decode(text).value_or(Character{1, 0});
        const bool control = code < ' ' || (code >= 0x7f && code < 0xa0) || (code & 0xfffe) == 0xfffe;
        if (code == '\t' || code == '\n')
            shown += ' ';
        else if (!control)
            shown += text.substr(0, length);
        text.remove_prefix(length);
    }
    return shown;
}

std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; }, '?');
    return line;
}

std::string shortened(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return std::string(text);
    std::size_t end = most_bytes;
    while (end > 0 && is_continuation(text[end])) --end;
    return std::string(text.substr(0, end)) + "...";
}

} // namespace text
