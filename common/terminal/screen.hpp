// Tool: lines, a plot or a network drawn over and over in the terminal's window.
#pragma once

#include "common/plot/network_diagram.hpp"
#include "common/plot/panel.hpp"
#include "common/terminal/style.hpp"

#include <string>
#include <vector>

namespace term {

// Turns lines of text into the bytes that redraw them in place; knows nothing of a terminal.
class Screen {
public:
    // The bytes that make the last frame the next one: the lines that differ, the rest below erased; if the window has
    // another size now, every line. None where nothing differs. Lines are cut at `columns` and after `rows` - 1, so that
    // nothing wraps or scrolls away; the cursor ends below them, where the next output will stand.
    std::string frame(const std::vector<std::string>& lines, int columns, int rows);

private:
    bool is_drawn_ = false;          // there was a frame
    std::vector<std::string> shown_; // its lines
    int columns_ = 0, rows_ = 0;
};

// Draws frames for as long as it lives.
class LiveScreen {
public:
    // Throws what LiveTerminal throws.
    explicit LiveScreen(const DisplayOptions& options, bool with_mouse = false)
        : style_(terminal_style(options)), terminal_(with_mouse) {}

    const TerminalStyle& style() const { return style_; }

    // The next frame; what is too wide or too high for the window is cut.
    void draw(const std::vector<std::string>& lines);

    // The same in an empty window, from its upper left corner on, so that the mouse's places are those of the lines.
    void draw_at_top(const std::vector<std::string>& lines);

    // A network or a plot above a line of words, for so many seconds or until the user interrupts. So many lines stay free
    // below it, for what is printed later.
    void show(const plot::NetworkDiagram& network, const std::string& words, double seconds, int free = 0);
    void show(const plot::Panel& plot, const std::string& words, double seconds, int free = 0);

private:
    TerminalStyle style_;
    LiveTerminal terminal_;
    Screen screen_;
    TerminalSize at_top_ = {0, 0}; // of the window that draw_at_top() has emptied
};

} // namespace term
