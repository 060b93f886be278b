// Tool: read JSON by recursive descent; escape strings.
#include "common/files/json.hpp"

#include "common/text/utf8.hpp"

#include <limits>
#include <set>
#include <stdexcept>

namespace files {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 0 to 15, or -1.
int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_surrogate(std::uint32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

std::string escaped(std::string_view text) {
    constexpr const char* digits = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

void JsonReader::object(const std::function<void(const std::string& name)>& read_value) {
    expect('{');
    if (take('}')) return;
    std::set<std::string> names;
    do {
        const std::string name = string();
        if (!names.insert(name).second) refuse("the name \"" + one_line(name) + "\" comes twice");
        expect(':');
        read_value(name);
    } while (take(','));
    expect('}');
}

void JsonReader::array(const std::function<void()>& read_value) {
    expect('[');
    if (take(']')) return;
    do read_value();
    while (take(','));
    expect(']');
}

std::string JsonReader::string() {
    expect('"');
    std::string out;
    for (char c = next_of_string(); c != '"'; c = next_of_string()) {
        if (c == '\\') {
            escape(out);
        } else {
            out += c;
        }
    }
    if (!text::is_utf8(out)) refuse("the string before is not UTF-8");
    return out;
}

std::uint64_t JsonReader::number() {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    skip_space();
    if (at_end() || !is_digit(text_[at_])) refuse("expected a whole number from 0 on");
    const bool starts_with_0 = text_[at_] == '0';
    const std::size_t begin = at_;
    std::uint64_t value = 0;
    for (; !at_end() && is_digit(text_[at_]); ++at_) {
        const auto digit = static_cast<std::uint64_t>(text_[at_] - '0');
        if (value > (most - digit) / 10) refuse("the number is too large");
        value = 10 * value + digit;
    }
    if (starts_with_0 && at_ - begin > 1) refuse("the number before begins with 0");
    return value;
}

void JsonReader::end() {
    skip_space();
    if (!at_end()) refuse("expected nothing more");
}

void JsonReader::refuse(const std::string& reason) const {
    throw std::runtime_error(what_ + ", byte " + std::to_string(at_) + ": " + reason);
}

void JsonReader::skip_space() {
    while (!at_end() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
}

bool JsonReader::take(char wanted) {
    skip_space();
    if (at_end() || text_[at_] != wanted) return false;
    ++at_;
    return true;
}

void JsonReader::expect(char wanted) {
    if (!take(wanted)) refuse(std::string("expected ") + wanted);
}

char JsonReader::next_of_string() {
    if (at_end()) refuse("the string does not end");
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) < 0x20) refuse("a control character in a string");
    ++at_;
    return c;
}

// What follows a backslash.
void JsonReader::escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const char c = next_of_string();
    if (c == 'u') return text::append_utf8(out, code_point());
    const std::size_t which = letters.find(c);
    if (which == std::string_view::npos) refuse("an unknown escape");
    out += meanings[which];
}

std::uint32_t JsonReader::four_hex_digits() {
    std::uint32_t code = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hex_value(next_of_string());
        if (digit < 0) refuse("\\u without four hexadecimal digits");
        code = 16 * code + static_cast<std::uint32_t>(digit);
    }
    return code;
}

// What follows \u; characters beyond FFFF are written as two surrogates, the high one first.
std::uint32_t JsonReader::code_point() {
    const std::uint32_t high = four_hex_digits();
    if (!is_surrogate(high)) return high;
    const bool two = high < 0xDC00 && text_.substr(at_, 2) == "\\u";
    if (two) at_ += 2;
    const std::uint32_t low = two ? four_hex_digits() : 0;
    if (low < 0xDC00 || low > 0xDFFF) refuse("half of a surrogate pair");
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

std::string json_string(std::string_view text) { return '"' + escaped(text) + '"'; }

std::string one_line(std::string_view text) { return escaped(text::shortened(text, 60)); }

} // namespace files
