#include "common/terminal/screen.hpp"

#include "common/terminal/chart.hpp"
#include "common/text/strings.hpp"

#include <algorithm>

namespace term {

std::string Screen::frame(const std::vector<std::string>& lines, int columns, int rows) {
    const bool resized = height_ > 0 && (columns != columns_ || rows != rows_);
    std::string bytes = "\x1b[?2026h\r"; // synchronised: show nothing until the frame is complete
    if (resized) {
        bytes += "\x1b[H\x1b[J"; // the old lines may have been wrapped: nobody knows where they are
    } else if (height_ > 0) {
        bytes += "\x1b[" + std::to_string(height_) + "A"; // up to the first line
    }
    height_ = std::min(static_cast<int>(lines.size()), std::max(0, rows - 1));
    columns_ = columns;
    rows_ = rows;
    for (int row = 0; row < height_; ++row) {
        const std::string line = text::clip(lines[static_cast<std::size_t>(row)], columns) + "\x1b[0m";
        const bool is_full = text::width_of(line) == columns;
        bytes += line + (is_full ? "\n" : "\x1b[K\n"); // to erase behind a full line takes its last cell away
    }
    return bytes + "\x1b[J\x1b[?2026l";
}

void LiveScreen::draw(const std::vector<std::string>& lines) {
    if (terminal_was_resumed()) screen_ = Screen(); // below whatever the shell wrote meanwhile
    const auto [columns, rows] = terminal_size();
    write_to_terminal(screen_.frame(lines, columns, rows));
}

template <class LinesIn>
void show(LiveScreen& screen, LinesIn lines_in, const std::string& words, double seconds) {
    const double end = steady_seconds() + seconds;
    do { // again and again, as the window may change
        const auto [columns, rows] = terminal_size();
        std::vector<std::string> lines = lines_in(columns, rows - 2); // below are the words and the cursor
        lines.push_back(words);
        screen.draw(lines);
        sleep_for(std::clamp(end - steady_seconds(), 0.0, 0.05));
    } while (steady_seconds() < end && !interrupted());
}

void LiveScreen::show(const plot::NetworkDiagram& network, const std::string& words, double seconds) {
    const auto lines_in = [&](int columns, int rows) {
        return network_lines(network, columns, rows, style_);
    };
    term::show(*this, lines_in, words, seconds);
}

void LiveScreen::show(const plot::Panel& plot, const std::string& words, double seconds) {
    const auto lines_in = [&](int columns, int rows) { // larger, it would be no easier to read
        return chart_lines(plot, std::min(columns, 110), std::min(rows, 30), style_);
    };
    term::show(*this, lines_in, words, seconds);
}

} // namespace term
