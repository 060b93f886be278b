// Tool: everything that is asked of the operating system: whether a person is watching, how large the window
// is, what to do when the user interrupts, and giving the terminal back on every way out.
#pragma once

#include <optional>
#include <string_view>

namespace term {

// Whether standard output is a terminal that can be drawn on: TERM is set, and is not "dumb".
bool output_is_terminal();

struct TerminalSize {
    int columns, rows;
};

// From the terminal, else from COLUMNS and LINES, else 80 × 24. Neither number is larger than 2,000.
TerminalSize terminal_size();

// Writes all bytes to standard output, past the buffer of std::cout; nothing in the background of a shell. Whether all
// were written.
bool write_to_terminal(std::string_view bytes);

// From now on the first Ctrl-C only sets interrupted(), so that the program can finish its step and report; the second one ends
// it at once. SIGTERM and SIGHUP do the same as the first.
void catch_interrupts();
bool interrupted();

// Ends the program by the signal that interrupted it, so that the shell sees 130 for Ctrl-C.
[[noreturn]] void end_as_interrupted();

// True once after the program was suspended and continued: the cursor stands somewhere else now.
bool terminal_was_resumed();

// While one lives, the cursor is hidden, and keys are not echoed and can be asked for one by one. All is put
// back by its end, by an uncaught exception, by a second SIGINT, by SIGQUIT and while the program is suspended; SIGTERM and
// SIGHUP only set interrupted(). Keys that nobody has asked for at its end are thrown away: they were not meant for the shell.
class LiveTerminal {
public:
    // With the mouse, its left button is reported as input: see input.hpp. Throws std::logic_error while another one lives.
    explicit LiveTerminal(bool with_mouse = false);
    ~LiveTerminal();
    LiveTerminal(const LiveTerminal&) = delete;
    LiveTerminal& operator=(const LiveTerminal&) = delete;
};

// Whether standard input is a terminal.
bool has_keys();
// While a LiveTerminal lives: the next byte that came from the keyboard, or the mouse, if there is one; does not wait.
std::optional<char> typed_byte();

// Seconds since some moment of the past, by a clock that never goes back.
double steady_seconds();
// Waits for so many seconds, less if a signal arrives.
void sleep_for(double seconds);

} // namespace term
