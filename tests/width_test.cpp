#include "tests/check.hpp"

#include "common/text/width.hpp"

CLAIM(width_counts_characters_and_no_escape_codes) {
    CHECK_EQUAL(text::width_of("abc"), 3);
    CHECK_EQUAL(text::width_of("▕█▏ ∂"), 5);
    CHECK_EQUAL(text::width_of("\x1b[38;2;1;2;3mab\x1b[0m"), 2);
    CHECK_EQUAL(text::width_of("\x1b[3"), 0);
    CHECK_EQUAL(text::width_of(""), 0);
}

CLAIM(wide_characters_take_two_columns_and_accents_none) {
    CHECK_EQUAL(text::width_of("🙂"), 2);
    CHECK_EQUAL(text::width_of("漢字"), 4);
    CHECK_EQUAL(text::width_of("e\u0301"), 1);
    CHECK_EQUAL(text::clip("🙂🙂", 3), "🙂");
    CHECK_EQUAL(text::pad_right("字", 3), "字 ");
}

CLAIM(padding_goes_by_width) {
    CHECK_EQUAL(text::pad_right("é", 3), "é  ");
    CHECK_EQUAL(text::pad_left("\x1b[1mé\x1b[0m", 3), "  \x1b[1mé\x1b[0m");
    CHECK_EQUAL(text::pad_left("long", 2), "long");
}

CLAIM(clipping_cuts_characters_and_keeps_escape_codes) {
    CHECK_EQUAL(text::clip("abcdef", 3), "abc");
    CHECK_EQUAL(text::clip("▀▀▀", 2), "▀▀");
    CHECK_EQUAL(text::clip("\x1b[1mabc\x1b[0m", 1), "\x1b[1ma\x1b[0m");
    CHECK_EQUAL(text::clip("abc", 0), "");
}
