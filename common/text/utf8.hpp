// Tool: UTF-8, character by character; text that is safe to show.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace text {

struct Character {
    std::size_t length; // in bytes
    unsigned code;      // its number in Unicode
};

// The first character of a text that is not empty; nothing when the bytes there are none.
std::optional<Character> decode(std::string_view text);

// The other way round.
void append_utf8(std::string& out, unsigned code);

bool is_utf8(std::string_view text);

// The first character of a text that is not empty; a byte that belongs to none is one of its own.
std::string first_character(std::string_view text);

// Any bytes as text that is safe to show: what is no well-formed UTF-8 and control characters (the
// beginnings of escape codes) are left out; tabs and line ends become spaces.
std::string printable(std::string_view text);

// The same for messages, which should not hide what is there: a question mark for each control character.
std::string one_line(std::string_view text);

// At most so many bytes of the text, without half characters; "..." says that there was more.
std::string shortened(std::string_view text, std::size_t most_bytes);

} // namespace text
