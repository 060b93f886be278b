// Tool: a network drawn over and over in the terminal's window, with a line of words below it.
#pragma once

#include "common/views/live_screen.hpp"
#include "common/views/network_diagram.hpp"

#include <string>

namespace nn {

class LiveNetwork {
public:
    explicit LiveNetwork(const DisplayOptions& options) : style_(output_style(options)) {}

    // Leaves it to be looked at for so many seconds, or until the user interrupts.
    void show(const NetworkDiagram& network, const std::string& words, double seconds) {
        screen_.show(
            [&](int columns, int rows) {
                std::vector<std::string> lines = network_lines(network, columns, rows - 2, style_);
                lines.push_back(words);
                return lines;
            },
            seconds);
    }

private:
    TerminalStyle style_;
    LiveScreen screen_;
};

} // namespace nn
