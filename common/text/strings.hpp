// Tool: strings in UTF-8: their characters, their width, and how they are cut and joined. They may hold any
// bytes: one that belongs to no character counts as a character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace text {

constexpr unsigned no_code = ~0u;

struct Character {
    std::string_view bytes;
    unsigned code; // its number in Unicode, or no_code for a byte that belongs to none
};

// Takes the first character off a text that is not empty.
Character take_character(std::string_view& text);

// Adds the character of this number.
void append_utf8(std::string& out, unsigned code);

bool is_utf8(std::string_view text);

// What is safe to show of the text: without control characters (the beginnings of escape codes) and bytes
// that are no UTF-8, and with spaces for tabs and line ends.
std::string printable(std::string_view text);

// The same, with what is not seen but tells two words apart, such as a no-break space, as "<U+a0>".
std::string visible(std::string_view text);

// For messages, which should not hide what is there: a question mark for each control character.
std::string one_line(std::string_view text);

// A field of a file in a message: in one line, and not too long; and in quotes.
std::string brief(std::string_view field);
std::string in_quotes(std::string_view field);

// "a, b, c"; of more words than `most`, "a, b, ... (12 in all)".
std::string listed(std::vector<std::string> words, std::size_t most);

// "1 sample", "2 samples".
std::string counted(std::ptrdiff_t count, std::string_view what);

// At most so many bytes of the text, without half characters; "..." says that there was more.
std::string shortened(std::string_view text, std::size_t most_bytes);

// How many terminal columns the text takes: one for each character, two for emoji and the wide letters of
// East Asia, none for accents that go on top of others, and for escape codes. Of several texts: the widest; 0
// for none.
int width_of(std::string_view text);
int widest(const std::vector<std::string>& texts);

// Spaces added behind (or before) until the text is `width` wide.
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

// At most `width` columns of the text; escape codes are kept, so that colours are switched off again.
std::string clip(std::string_view text, int width);

// Without the spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

// What stands between the separators: one more than there are of them, empty ones too; and back.
std::vector<std::string> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& words, std::string_view between);

} // namespace text
