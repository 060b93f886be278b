// The terminal in memory, which other tests look through, held against what a real one does.
#include "tests/check.hpp"
#include "tests/terminal_emulator.hpp"

#include "common/terminal/screen.hpp"

using check::TerminalEmulator;

CLAIM(text_stands_where_it_was_written) {
    TerminalEmulator terminal(10, 3);
    terminal.feed("one\r\ntwo\rT");
    CHECK_EQUAL(terminal.line(0), "one");
    CHECK_EQUAL(terminal.line(1), "Two");
    CHECK_EQUAL(terminal.cursor_row(), 1);
    CHECK_EQUAL(terminal.cursor_column(), 1);
    CHECK(terminal.unknown.empty());
}

CLAIM(a_full_line_does_not_wrap_and_one_character_more_does) {
    TerminalEmulator terminal(4, 3);
    terminal.feed("abcd\r\n");
    CHECK_EQUAL(terminal.wrapped, 0);
    CHECK_EQUAL(terminal.cursor_row(), 1);
    terminal.feed("efghi");
    CHECK_EQUAL(terminal.wrapped, 1);
    CHECK_EQUAL(terminal.line(2), "i");
}

CLAIM(lines_scroll_out_at_the_top_and_are_kept) {
    TerminalEmulator terminal(4, 2);
    terminal.feed_output_of_program("1\n2\n3\n");
    CHECK_EQUAL(terminal.text(), "1\n2\n3\n\n");
    CHECK_EQUAL(terminal.scrolled.size(), std::size_t{2});
}

CLAIM(codes_and_characters_may_come_byte_by_byte) {
    TerminalEmulator terminal(10, 2);
    const std::string bytes = "\x1b[1;31m▀é\x1b[0m.";
    for (const char c : bytes) terminal.feed(std::string(1, c));
    CHECK_EQUAL(terminal.line(0), "▀é.");
    CHECK_EQUAL(terminal.cell(0, 1).style, "1;31;");
    CHECK_EQUAL(terminal.cell(0, 2).style, "");
}

CLAIM(erasing_takes_what_is_behind_the_cursor) {
    TerminalEmulator terminal(10, 3);
    terminal.feed("first\r\nsecond\r\nthird\x1b[2A\rF\x1b[K");
    CHECK_EQUAL(terminal.text(), "F\nsecond\nthird\n");
    terminal.feed("\x1b[J");
    CHECK_EQUAL(terminal.text(), "F\n\n\n");
}

// As in xterm, st, foot and many others; what is written next overwrites that cell, and does not wrap.
CLAIM(erasing_behind_a_full_line_takes_its_last_cell) {
    TerminalEmulator terminal(4, 2);
    terminal.feed("abcd\x1b[K");
    CHECK_EQUAL(terminal.line(0), "abc");
    terminal.feed("x");
    CHECK_EQUAL(terminal.text(), "abcx\n\n");
    terminal.feed("\x1b[J");
    CHECK_EQUAL(terminal.text(), "abc\n\n");
    CHECK_EQUAL(terminal.wrapped, 0);
}

CLAIM(what_it_does_not_know_it_says) {
    TerminalEmulator terminal(10, 3);
    terminal.feed("\x1b[5n\x1b\x07\t");
    CHECK_EQUAL(terminal.unknown.size(), std::size_t{3});
    CHECK_EQUAL(terminal.unknown.at(0), "ESC [5n");
}

CLAIM(a_smaller_window_keeps_what_is_inside) {
    TerminalEmulator terminal(10, 3);
    terminal.feed("abcdef\r\nsecond");
    terminal.resize(4, 1);
    CHECK_EQUAL(terminal.text(), "abcd\n");
    CHECK_EQUAL(terminal.cursor_row(), 0);
}

CLAIM(a_frame_is_drawn_over_the_one_before_it) {
    TerminalEmulator terminal(12, 6);
    term::Screen screen;
    terminal.feed_output_of_program("shell\n");
    terminal.feed_output_of_program(screen.frame({"loss 1.00", "long line one", "two"}, 12, 6));
    terminal.feed_output_of_program(screen.frame({"loss 0.50", "short"}, 12, 6));
    CHECK_EQUAL(terminal.text(), "shell\nloss 0.50\nshort\n\n\n\n");
    CHECK_EQUAL(terminal.wrapped, 0);
    CHECK_EQUAL(terminal.cursor_row(), 3);
    CHECK_EQUAL(terminal.frames, 2);
    CHECK(!terminal.frame_open);
    CHECK(terminal.unknown.empty());
}

CLAIM(a_line_as_wide_as_the_window_keeps_its_last_cell) {
    for (const std::string full :
         {"12345678", "▏▏▏▏▏▏▏▏", "123456🙂", "\x1b[31m1234\x1b[44m5678", "1234567\x1b[1m8\x1b[0m"}) {
        TerminalEmulator terminal(8, 4);
        term::Screen screen;
        terminal.feed_output_of_program(screen.frame({full, full, full}, 8, 4));
        terminal.feed_output_of_program(screen.frame({full, "short", full + "longer"}, 8, 4));
        TerminalEmulator expected(8, 4);
        expected.feed(full + "\x1b[0m\r\nshort\r\n" + full + "\x1b[0m");
        CHECK_EQUAL(terminal.text(), expected.text());
        for (int column = 0; column < 8; ++column)
            CHECK_EQUAL(terminal.cell(2, column).style, expected.cell(2, column).style);
        CHECK_EQUAL(terminal.wrapped, 0);
    }
}

CLAIM(nothing_of_a_longer_line_is_left) {
    TerminalEmulator terminal(8, 4);
    term::Screen screen;
    for (const std::string line :
         {"12345678", "1234567", "🙂🙂🙂🙂", "abcdefg🙂", "\x1b[41mred", ""}) {
        terminal.feed_output_of_program(screen.frame({line, line}, 8, 4));
        TerminalEmulator expected(8, 4);
        expected.feed(line == "abcdefg🙂" ? "abcdefg" : line); // the last one has no room
        CHECK_EQUAL(terminal.line(0), expected.line(0));
        CHECK_EQUAL(terminal.line(1), expected.line(0));
        for (int column = 0; column < 8; ++column)
            CHECK_EQUAL(terminal.cell(0, column).style, expected.cell(0, column).style);
    }
}

CLAIM(emoji_take_two_cells) {
    check::TerminalEmulator terminal(4, 2);
    terminal.feed("a🙂b");
    CHECK_EQUAL(terminal.line(0), "a🙂b");
    CHECK_EQUAL(terminal.wrapped, 0);
    CHECK_EQUAL(terminal.cell(0, 3).character, "b");
    terminal.feed("\rabc🙂"); // one cell is left
    CHECK_EQUAL(terminal.line(0), "abcb");
    CHECK_EQUAL(terminal.line(1), "🙂");
    CHECK_EQUAL(terminal.wrapped, 1);
}

CLAIM(codes_and_characters_that_are_cut_off_do_no_harm) {
    check::TerminalEmulator terminal(8, 1);
    terminal.feed("a\x1b[38;2;1\x1b[1mb\xe2\x96\x1b[0mc\x1b\x1b[?25ld"); // the last one behind its first byte
    CHECK_EQUAL(terminal.line(0), "ab\ufffdcd");
    CHECK(!terminal.cursor_visible);
    CHECK_EQUAL(terminal.cell(0, 1).style, "1;");
    CHECK_EQUAL(terminal.style, "");
    CHECK(terminal.unknown.empty());
}
