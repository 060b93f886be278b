#include "tests/check.hpp"

#include "common/terminal/screen.hpp"

CLAIM(a_second_frame_is_drawn_over_the_first) {
    term::Screen screen;
    CHECK_EQUAL(screen.frame({"one", "two"}, 80, 24),
                "\x1b[?2026h\rone\x1b[0m\x1b[K\ntwo\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
    CHECK_EQUAL(screen.frame({"three"}, 80, 24), "\x1b[?2026h\r\x1b[2Athree\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
}

CLAIM(nothing_wraps_and_nothing_scrolls) {
    term::Screen screen;
    CHECK_EQUAL(screen.frame({"abcdef", "two", "three"}, 4, 3),
                "\x1b[?2026h\rabcd\x1b[0m\ntwo\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
    CHECK_EQUAL(term::Screen().frame({"abc"}, 1, 1), "\x1b[?2026h\r\x1b[J\x1b[?2026l");
}

CLAIM(a_window_of_another_size_is_cleared) {
    term::Screen screen;
    screen.frame({"one"}, 80, 24);
    CHECK_EQUAL(screen.frame({"one"}, 60, 24),
                "\x1b[?2026h\r\x1b[H\x1b[Jone\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
    CHECK_EQUAL(screen.frame({"one"}, 60, 24), "\x1b[?2026h\r\x1b[1Aone\x1b[0m\x1b[K\n\x1b[J\x1b[?2026l");
}
