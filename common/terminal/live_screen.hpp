// Tool: lines, a plot or a network drawn over and over in the terminal's window, for as long as this lives.
#pragma once

#include "common/plot/network_diagram.hpp"
#include "common/plot/panel.hpp"
#include "common/terminal/display_options.hpp"
#include "common/terminal/screen.hpp"
#include "common/terminal/terminal.hpp"
#include "common/terminal/terminal_style.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace term {

// Whether to draw live, and in which style standard output is to be written to.
bool is_live(const DisplayOptions& options);
TerminalStyle output_style(const DisplayOptions& options);

class LiveScreen {
public:
    // Throws what LiveTerminal throws.
    explicit LiveScreen(const DisplayOptions& options) : style_(output_style(options)) {}

    const TerminalStyle& style() const { return style_; }

    // The lines for a window of so many columns and rows; what is too wide or too many is cut.
    using DrawLines = std::function<std::vector<std::string>(int columns, int rows)>;
    void draw(const DrawLines& lines);

    // Draws a network or a plot with a line of words below, and leaves it to be looked at until so many seconds are over
    // or the user interrupts.
    void show(const plot::NetworkDiagram& network, const std::string& words, double seconds);
    void show(const plot::Panel& plot, const std::string& words, double seconds);

    // See LiveTerminal.
    bool has_keys() const { return terminal_.has_keys(); }
    std::optional<char> pressed_key() { return terminal_.pressed_key(); }

private:
    void show(const DrawLines& lines, const std::string& words, double seconds);

    TerminalStyle style_;
    LiveTerminal terminal_;
    Screen screen_;
};

} // namespace term
