#include "common/terminal/screen.hpp"

#include "common/terminal/chart.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <utility>

namespace term {

std::string Screen::frame(const std::vector<std::string>& lines, int columns, int rows) {
    std::vector<std::string> next;
    for (const std::string& line : lines) {
        if (std::ssize(next) + 1 < rows) next.push_back(text::clip(line, columns));
    }
    const bool resized = is_drawn_ && (columns != columns_ || rows != rows_);
    if (is_drawn_ && !resized && next == shown_) return "";
    is_drawn_ = true;
    columns_ = columns;
    rows_ = rows;
    std::string bytes = "\x1b[?2026h\r"; // synchronised: show nothing until the frame is complete
    std::size_t row = 0;
    if (resized) { // the old lines may have been wrapped: nobody knows where they are
        shown_.clear();
        bytes += "\x1b[H";
    } else { // up to the first line that differs
        while (row < std::min(next.size(), shown_.size()) && next[row] == shown_[row]) ++row;
        if (row < shown_.size()) bytes += "\x1b[" + std::to_string(shown_.size() - row) + "A";
    }
    for (; row < next.size(); ++row) {
        if (row >= shown_.size() || next[row] != shown_[row]) {
            bytes += next[row] + "\x1b[0m";
            // To erase behind a full line would take its last cell away.
            if (text::width_of(next[row]) < columns) bytes += "\x1b[K";
        }
        bytes += "\n";
    }
    if (resized || next.size() != shown_.size()) bytes += "\x1b[J";
    shown_ = std::move(next);
    return bytes + "\x1b[?2026l";
}

void LiveScreen::draw(const std::vector<std::string>& lines) {
    if (terminal_was_resumed()) screen_ = Screen(); // below whatever the shell wrote meanwhile
    const auto [columns, rows] = terminal_size();
    const std::string frame = screen_.frame(lines, columns, rows);
    if (!frame.empty() && !write_to_terminal(frame)) screen_ = Screen(); // nobody knows what is shown
}

void LiveScreen::draw_at_top(const std::vector<std::string>& lines) {
    const TerminalSize size = terminal_size();
    if (terminal_was_resumed() || size.columns != at_top_.columns || size.rows != at_top_.rows) {
        screen_ = Screen();
        write_to_terminal("\x1b[2J\x1b[H"); // empty; to the upper left corner
        at_top_ = size;
    }
    draw(lines);
}

template <class LinesIn>
void show(LiveScreen& screen, LinesIn lines_in, const std::string& words, double seconds, int free) {
    const double end = steady_seconds() + seconds;
    do { // again and again, as the window may change
        const auto [columns, rows] = terminal_size();
        std::vector<std::string> lines =
            lines_in(columns, rows - 2 - free); // below are the words and the cursor
        lines.push_back(words);
        screen.draw(lines);
        sleep_for(std::clamp(end - steady_seconds(), 0.0, 0.05));
    } while (steady_seconds() < end && !interrupted());
}

void LiveScreen::show(const plot::NetworkDiagram& network, const std::string& words, double seconds,
                      int free) {
    const auto lines_in = [&](int columns, int rows) {
        return network_lines(network, columns, rows, style_);
    };
    term::show(*this, lines_in, words, seconds, free);
}

void LiveScreen::show(const plot::Panel& plot, const std::string& words, double seconds, int free) {
    const auto lines_in = [&](int columns, int rows) { // larger, it would be no easier to read
        return chart_lines(plot, std::min(columns, 110), std::min(rows, 30), style_);
    };
    term::show(*this, lines_in, words, seconds, free);
}

} // namespace term
