#include "tests/check.hpp"

#include "common/text/text.hpp"

CLAIM(fixed_rounds_to_the_decimals_asked_for) {
    CHECK_EQUAL(text::fixed(3.14159, 2), "3.14");
    CHECK_EQUAL(text::fixed(-2, 0), "-2");
    CHECK_EQUAL(text::fixed(-0.0001, 2), "0.00");
    CHECK_EQUAL(text::fixed(1e300, 1).size(), 303u);
    CHECK_EQUAL(text::fixed(NAN, 2), "nan");
}

CLAIM(general_drops_needless_zeros) {
    CHECK_EQUAL(text::general(0.5), "0.5");
    CHECK_EQUAL(text::general(1234567), "1.235e+06");
    CHECK_EQUAL(text::general(1e-9), "1e-09");
    CHECK_EQUAL(text::general(12345, 7), "12345");
}

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

CLAIM(printable_text_has_no_control_characters_and_no_broken_utf8) {
    CHECK_EQUAL(text::printable("tab\tline\n"), "tab line ");
    CHECK_EQUAL(text::printable(std::string("\0\x01\x1b[0m\x7f", 7)), "[0m");
    CHECK_EQUAL(text::printable("∂L/∂w 🙂"), "∂L/∂w 🙂");
    CHECK_EQUAL(text::printable("\xff\xc3(\xe2\x82 \xed\xa0\x80\xc0\xaf!"), "( !");
    CHECK_EQUAL(text::printable("\xc2\x9b"
                                "31m"),
                "31m"); // the other way to begin an escape code
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
