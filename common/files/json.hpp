// Tool: as much JSON as the header of a tensor file needs: objects, arrays, strings and whole numbers from 0 on.
// There is no tree of values: whoever reads says what has to come next, and anything else is refused. So the
// text nests no deeper than its reader asks, and takes no more memory than what the reader keeps.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace files {

class JsonReader {
public:
    // The text has to outlive the reader. Every function throws std::runtime_error
    // "what, byte 17: reason", with the bytes counted from 0, when something else comes.
    JsonReader(std::string_view text, std::string what) : text_(text), what_(std::move(what)) {}

    // Calls read_value for every name; it has to read the value. No name comes twice.
    void object(const std::function<void(const std::string& name)>& read_value);

    // Calls read_value for every value; it has to read it.
    void array(const std::function<void()>& read_value);

    // What the string stands for, in well-formed UTF-8.
    std::string string();
    std::uint64_t number();

    // Nothing is left but white space.
    void end();

    [[noreturn]] void refuse(const std::string& reason) const;

private:
    bool at_end() const { return at_ == text_.size(); }
    void skip_space();
    bool take(char wanted); // after white space; false, and nothing taken, when another character comes
    void expect(char wanted);
    char next_of_string();
    void escape(std::string& out);
    std::uint32_t four_hex_digits();
    std::uint32_t code_point();

    std::string_view text_;
    std::string what_;
    std::size_t at_ = 0;
};

// The text as a JSON string, quotes included. Well-formed UTF-8 stays so.
std::string json_string(std::string_view text);

// The text for a message: control characters escaped as in JSON, and cut when it is long.
std::string one_line(std::string_view text);

} // namespace files
