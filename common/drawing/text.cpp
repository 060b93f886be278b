// Tool: formatting with std::to_chars, which knows no locale.
#include "common/drawing/text.hpp"

#include <algorithm>
#include <charconv>

namespace nn {

namespace {

// The length in bytes of the escape code or UTF-8 character that begins the text; `columns` says how
// wide it is. Malformed bytes count as one character each.
std::size_t next_piece(std::string_view text, int& columns) {
    columns = 0;
    if (text.starts_with("\x1b[")) {
        std::size_t end = 2;
        while (end < text.size() && (text[end] < '@' || text[end] > '~')) ++end;
        return std::min(end + 1, text.size());
    }
    columns = 1;
    std::size_t end = 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
    return end;
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

int width_of(std::string_view text) {
    int width = 0;
    while (!text.empty()) {
        int columns;
        text.remove_prefix(next_piece(text, columns));
        width += columns;
    }
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

} // namespace nn
