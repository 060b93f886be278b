// Tool: a plot or a network drawn over and over in the terminal's window, with a line of words below it.
#pragma once

#include "common/plot/network_diagram.hpp"
#include "common/terminal/chart.hpp"
#include "common/terminal/live_screen.hpp"
#include "common/terminal/network_lines.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace term {

class LivePicture {
public:
    // Throws what LiveTerminal throws.
    explicit LivePicture(const DisplayOptions& options) : style_(output_style(options)) {}

    // Leaves it to be looked at for so many seconds, or until the user interrupts.
    void show(const plot::NetworkDiagram& network, const std::string& words, double seconds) {
        screen_.show(
            [&](int columns, int rows) {
                return above(network_lines(network, columns, rows - lines_below, style_), words);
            },
            seconds);
    }

    void show(const plot::Panel& plot, const std::string& words, double seconds) {
        screen_.show(
            [&](int columns, int rows) { // larger than this, it would be no easier to read
                return above(
                    chart_lines(plot, std::min(columns, 110), std::min(rows - lines_below, 30), style_),
                    words);
            },
            seconds);
    }

private:
    static constexpr int lines_below = 2; // the words, and the cursor's

    static std::vector<std::string> above(std::vector<std::string> lines, const std::string& words) {
        lines.push_back(words);
        return lines;
    }

    TerminalStyle style_;
    LiveScreen screen_;
};

} // namespace term
