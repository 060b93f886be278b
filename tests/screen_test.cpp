#include "tests/check.hpp"
#include "tests/terminal_emulator.hpp"

#include "common/terminal/screen.hpp"

namespace {

using Lines = std::vector<std::string>;

} // namespace

CLAIM(a_second_frame_is_drawn_over_the_first) {
    term::Screen screen;
    CHECK_EQUAL(screen.frame({"one", "two"}, 80, 24),
                "\x1b[?2026h\rone\x1b[0m\x1b[K\ntwo\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
    CHECK_EQUAL(screen.frame({"three"}, 80, 24), "\x1b[?2026h\r\x1b[2Athree\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
}

CLAIM(no_frame_is_drawn_twice_and_no_line_that_stays) {
    term::Screen screen;
    screen.frame({"one", "two", "three"}, 80, 24);
    CHECK_EQUAL(screen.frame({"one", "two", "three"}, 80, 24), "");
    CHECK_EQUAL(screen.frame({"one", "2", "three"}, 80, 24),
                "\x1b[?2026h\r\x1b[2A2\x1b[0m\x1b[K\n\n\x1b[?2026l");
    CHECK_EQUAL(screen.frame({"one", "2", "three", "four"}, 80, 24),
                "\x1b[?2026h\rfour\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
    term::Screen without_lines;
    without_lines.frame({}, 80, 24);
    CHECK_EQUAL(without_lines.frame({}, 80, 24), "");
}

CLAIM(whatever_changes_the_terminal_shows_the_last_frame) {
    const std::vector<Lines> frames = {
        {"a", "b", "c"}, {"a", "B", "c"}, {"a", "B", "c", "d"}, {"a"},         {},
        {"x", "y"},      {"x", "y"},      {"long line", "y"},   {"", "y", "z"}};
    term::Screen screen;
    check::TerminalEmulator terminal(20, 6);
    terminal.feed_output_of_program("$ program\n");
    for (const Lines& lines : frames) {
        terminal.feed_output_of_program(screen.frame(lines, 20, 6));
        CHECK_EQUAL(terminal.line(0), "$ program");
        for (int row = 0; row < 5; ++row) {
            const auto i = static_cast<std::size_t>(row);
            CHECK_EQUAL(terminal.line(1 + row), i < lines.size() ? lines[i] : "");
        }
        CHECK_EQUAL(terminal.cursor_row(), 1 + static_cast<int>(lines.size()));
    }
    CHECK(terminal.unknown.empty());
}

CLAIM(nothing_wraps_and_nothing_scrolls) {
    term::Screen screen;
    CHECK_EQUAL(screen.frame({"abcdef", "two", "three"}, 4, 3),
                "\x1b[?2026h\rabcd\x1b[0m\ntwo\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
    CHECK_EQUAL(term::Screen().frame({"abc"}, 1, 1), "\x1b[?2026h\r\x1b[?2026l");
}

// From its top and line by line: to erase everything there would put the old picture into some windows' scroll-back.
CLAIM(a_window_of_another_size_is_drawn_anew) {
    term::Screen screen;
    screen.frame({"one"}, 80, 24);
    CHECK_EQUAL(screen.frame({"one"}, 60, 24), "\x1b[?2026h\r\x1b[Hone\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
    CHECK_EQUAL(screen.frame({"one"}, 60, 24), "");
    CHECK(screen.frame({"one"}, 60, 20).find("\x1b[H") != std::string::npos);
}
