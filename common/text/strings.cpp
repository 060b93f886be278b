#include "common/text/strings.hpp"

#include <algorithm>
#include <charconv>

namespace text {

namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// By the number of bytes that a character has: what its first byte begins with, and the smallest code.
constexpr unsigned lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
constexpr unsigned smallest[] = {0, 0, 0x80, 0x800, 0x10000, 0x110000}; // the last is beyond Unicode

// After the tables of Unicode's annex 11 (East Asian width), without its many small exceptions.
int columns_of(unsigned code) {
    const auto between = [code](unsigned first, unsigned last) { return code >= first && code <= last; };
    if (between(0x300, 0x36f) || between(0x200b, 0x200f) || between(0xfe00, 0xfe0f)) return 0;
    const bool wide = between(0x1100, 0x115f) || between(0x2e80, 0xa4cf) || between(0xac00, 0xd7a3) ||
                      between(0xf900, 0xfaff) || between(0xfe30, 0xfe6f) || between(0xff00, 0xff60) ||
                      between(0x1f300, 0x1faff) || between(0x20000, 0x3fffd);
    return wide ? 2 : 1;
}

struct Piece {
    std::string_view bytes;
    int columns;
};

// Takes an escape code or a character off a text that is not empty.
Piece take_piece(std::string_view& text) {
    if (!text.starts_with("\x1b[")) {
        const auto [bytes, code] = take_character(text);
        return {bytes, columns_of(code)};
    }
    std::size_t end = 2;
    while (end < text.size() && (text[end] < '@' || text[end] > '~')) ++end;
    const std::string_view bytes = text.substr(0, end + 1);
    text.remove_prefix(bytes.size());
    return {bytes, 0};
}

std::string spaces(int count) { return std::string(static_cast<std::size_t>(std::max(0, count)), ' '); }

} // namespace

Character take_character(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t length = 1;
    while (length < 4 && byte(0) >= lead[length + 1]) ++length;
    unsigned code = byte(0) - lead[length];
    bool good = text.size() >= length;
    for (std::size_t i = 1; good && i < length; ++i) {
        good = is_continuation(text[i]);
        code = code << 6 | (byte(i) & 0x3fu);
    }
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    good = good && code >= smallest[length] && code < smallest[length + 1] && !surrogate;
    const std::string_view bytes = text.substr(0, good ? length : 1);
    text.remove_prefix(bytes.size());
    return {bytes, good ? code : no_code};
}

void append_utf8(std::string& out, unsigned code) {
    std::size_t length = 1;
    while (length < 4 && code >= smallest[length + 1]) ++length;
    out += static_cast<char>(lead[length] | code >> 6 * (length - 1));
    while (--length > 0) out += static_cast<char>(0x80 | (code >> 6 * (length - 1) & 0x3f));
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        if (take_character(text).code == no_code) return false;
    }
    return true;
}

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const auto [bytes, code] = take_character(text);
        const bool control = code < ' ' || (code >= 0x7f && code < 0xa0);
        const bool character = code != no_code && (code & 0xfffe) != 0xfffe; // U+FFFE and its like are none
        if (code == '\t' || code == '\n') {
            shown += ' ';
        } else if (character && !control) {
            shown += bytes;
        }
    }
    return shown;
}

std::string visible(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const auto [bytes, code] = take_character(text);
        const bool is_invisible = code == 0xa0 || code == 0xad || (code >= 0x200b && code <= 0x200f) ||
                                  (code >= 0x2028 && code <= 0x202f) || code == 0x2060 || code == 0xfeff;
        if (!is_invisible) {
            shown += printable(bytes);
            continue;
        }
        char hexadecimal[8] = {};
        std::to_chars(hexadecimal, hexadecimal + 8, static_cast<unsigned>(code), 16);
        shown += "<U+" + std::string(hexadecimal) + ">";
    }
    return shown;
}

std::string one_line(std::string_view text) {
    std::string line;
    while (!text.empty()) {
        const auto [bytes, code] = take_character(text);
        const bool is_control = code < ' ' || (code >= 0x7f && code < 0xa0);
        const bool moves_text =
            (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069); // or ends a line
        if (is_control || moves_text) {
            line += '?';
        } else {
            line += bytes;
        }
    }
    return line;
}

std::string brief(std::string_view field) { return one_line(shortened(field, 40)); }
std::string in_quotes(std::string_view field) { return "\"" + brief(field) + "\""; }

std::string listed(std::vector<std::string> words, std::size_t most) {
    const std::size_t count = words.size();
    words.resize(std::min(most, count));
    return joined(words, ", ") + (count > most ? ", ... (" + std::to_string(count) + " in all)" : "");
}

std::string counted(std::ptrdiff_t count, std::string_view what) {
    return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string shortened(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return std::string(text);
    std::size_t end = most_bytes;
    while (end > 0 && is_continuation(text[end])) --end;
    return std::string(text.substr(0, end)) + "...";
}

int width_of(std::string_view text) {
    int width = 0;
    while (!text.empty()) width += take_piece(text).columns;
    return width;
}

int widest(const std::vector<std::string>& texts) {
    int width = 0;
    for (const std::string& text : texts) width = std::max(width, width_of(text));
    return width;
}

std::string pad_right(std::string_view text, int width) {
    return std::string(text) + spaces(width - width_of(text));
}

std::string pad_left(std::string_view text, int width) {
    return spaces(width - width_of(text)) + std::string(text);
}

std::string clip(std::string_view text, int width) {
    std::string clipped;
    while (!text.empty()) {
        const auto [bytes, columns] = take_piece(text);
        width -= columns;
        if (width >= 0 || columns == 0) clipped += bytes;
    }
    return clipped;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t end = text.find(separator); end != text.npos; end = text.find(separator)) {
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.emplace_back(text);
    return parts;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += between;
        text += words[i];
    }
    return text;
}

} // namespace text
