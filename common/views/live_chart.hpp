// Tool: a plot drawn over and over in the terminal's window, with a line of words below it.
#pragma once

#include "common/drawing/chart.hpp"
#include "common/views/live_screen.hpp"

#include <algorithm>
#include <string>

namespace nn {

class LiveChart {
public:
    explicit LiveChart(const DisplayOptions& options) : style_(output_style(options)) {}

    // Leaves it to be looked at for so many seconds, or until the user interrupts.
    void show(const Panel& panel, const std::string& words, double seconds) {
        screen_.show(
            [&](int columns, int rows) {
                std::vector<std::string> lines =
                    chart_lines(panel, std::min(columns, 110), std::min(rows - 2, 30), style_);
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
