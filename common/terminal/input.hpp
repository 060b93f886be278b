// Tool: what a person types, and does with the mouse, out of the bytes that a terminal sends for it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace term {

struct Input {
    enum class Kind { key, up, down, left, right, press, drag, release };
    Kind kind = Kind::key;
    char key = 0;            // of a key that has a letter
    int column = 0, row = 0; // of the mouse's left button: a cell of the window, from 0
};

// Puts sequences together that may come in any pieces: escape [ A for an arrow, escape [ < 0 ; 12 ; 7 M for the
// mouse (xterm's SGR reports). What it does not know is passed over.
class InputParser {
public:
    // An input where this byte completes one.
    std::optional<Input> take(char byte);

private:
    std::optional<Input> completed() const;

    std::string sequence_;   // since escape, its first bytes
    std::size_t length_ = 0; // of all of it
};

// While a LiveTerminal lives: the next input that is complete, if there is one; does not wait.
std::optional<Input> next_input();

// The next letter; all else is passed over.
std::optional<char> pressed_key();

} // namespace term
