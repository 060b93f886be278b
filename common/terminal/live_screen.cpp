// Tool: the frame from the screen, the size and the writing from the terminal.
#include "common/terminal/live_screen.hpp"

#include "common/terminal/chart.hpp"
#include "common/terminal/network_lines.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace term {

bool is_live(const DisplayOptions& options) {
    return options.ui == "live" || (options.ui == "auto" && output_is_terminal());
}

TerminalStyle output_style(const DisplayOptions& options) {
    return terminal_style(options.color, options.ascii, output_is_terminal());
}

void LiveScreen::draw(const DrawLines& lines) {
    if (terminal_was_resumed()) screen_ = Screen(); // below whatever the shell wrote meanwhile
    const auto [columns, rows] = terminal_size();
    write_to_terminal(screen_.frame(lines(columns, rows), columns, rows));
}

void LiveScreen::show(const plot::NetworkDiagram& network, const std::string& words, double seconds) {
    show([&](int columns, int rows) { return network_lines(network, columns, rows, style_); }, words,
         seconds);
}

void LiveScreen::show(const plot::Panel& plot, const std::string& words, double seconds) {
    constexpr int most_columns = 110, most_rows = 30; // larger, it would be no easier to read
    show(
        [&](int columns, int rows) {
            return chart_lines(plot, std::min(columns, most_columns), std::min(rows, most_rows), style_);
        },
        words, seconds);
}

void LiveScreen::show(const DrawLines& lines, const std::string& words, double seconds) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    do { // again and again, as the window may change
        draw([&](int columns, int rows) {
            std::vector<std::string> all = lines(columns, rows - 2); // below are the words and the cursor
            all.push_back(words);
            return all;
        });
        std::this_thread::sleep_for(
            std::min<std::chrono::duration<double>>(std::chrono::milliseconds(50), end - Clock::now()));
    } while (Clock::now() < end && !interrupted());
}

} // namespace term
