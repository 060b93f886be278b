// Tool: lines that are drawn over and over in the terminal's window, for as long as this lives.
#pragma once

#include "common/terminal/display_options.hpp"
#include "common/terminal/screen.hpp"
#include "common/terminal/terminal.hpp"
#include "common/terminal/terminal_style.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace term {

// The lines for a window of this size; what is too wide or too many is cut.
using DrawLines = std::function<std::vector<std::string>(int columns, int rows)>;

// Whether to draw live, and in which style standard output is to be written to.
bool is_live(const DisplayOptions& options);
TerminalStyle output_style(const DisplayOptions& options);

// Only one at a time: throws what LiveTerminal throws.
class LiveScreen {
public:
    void draw(const DrawLines& lines);

    // See LiveTerminal.
    bool has_keys() const { return terminal_.has_keys(); }
    std::optional<char> pressed_key() { return terminal_.pressed_key(); }

    // Draws, and leaves it to be looked at until the time is over or the user interrupts.
    void show(const DrawLines& lines, double seconds);

private:
    LiveTerminal terminal_;
    Screen screen_;
};

} // namespace term
