#include "tests/check.hpp"

#include "common/text/text.hpp"

using namespace nn;

CLAIM(fixed_rounds_to_the_decimals_asked_for) {
    CHECK_EQUAL(fixed(3.14159, 2), "3.14");
    CHECK_EQUAL(fixed(-2, 0), "-2");
    CHECK_EQUAL(fixed(-0.0001, 2), "0.00");
    CHECK_EQUAL(fixed(1e300, 1).size(), 303u);
    CHECK_EQUAL(fixed(NAN, 2), "nan");
}

CLAIM(general_drops_needless_zeros) {
    CHECK_EQUAL(general(0.5), "0.5");
    CHECK_EQUAL(general(1234567), "1.235e+06");
    CHECK_EQUAL(general(1e-9), "1e-09");
    CHECK_EQUAL(general(12345, 7), "12345");
}

CLAIM(width_counts_characters_and_no_escape_codes) {
    CHECK_EQUAL(width_of("abc"), 3);
    CHECK_EQUAL(width_of("▕█▏ ∂"), 5);
    CHECK_EQUAL(width_of("\x1b[38;2;1;2;3mab\x1b[0m"), 2);
    CHECK_EQUAL(width_of("\x1b[3"), 0);
    CHECK_EQUAL(width_of(""), 0);
}

CLAIM(wide_characters_take_two_columns_and_accents_none) {
    CHECK_EQUAL(width_of("🙂"), 2);
    CHECK_EQUAL(width_of("漢字"), 4);
    CHECK_EQUAL(width_of("e\u0301"), 1);
    CHECK_EQUAL(clip("🙂🙂", 3), "🙂");
    CHECK_EQUAL(pad_right("字", 3), "字 ");
}

CLAIM(printable_text_has_no_control_characters_and_no_broken_utf8) {
    CHECK_EQUAL(printable("tab\tline\n"), "tab line ");
    CHECK_EQUAL(printable(std::string("\0\x01\x1b[0m\x7f", 7)), "[0m");
    CHECK_EQUAL(printable("∂L/∂w 🙂"), "∂L/∂w 🙂");
    CHECK_EQUAL(printable("\xff\xc3(\xe2\x82 \xed\xa0\x80\xc0\xaf!"), "( !");
    CHECK_EQUAL(printable("\xc2\x9b"
                          "31m"),
                "31m"); // the other way to begin an escape code
}

CLAIM(padding_goes_by_width) {
    CHECK_EQUAL(pad_right("é", 3), "é  ");
    CHECK_EQUAL(pad_left("\x1b[1mé\x1b[0m", 3), "  \x1b[1mé\x1b[0m");
    CHECK_EQUAL(pad_left("long", 2), "long");
}

CLAIM(clipping_cuts_characters_and_keeps_escape_codes) {
    CHECK_EQUAL(clip("abcdef", 3), "abc");
    CHECK_EQUAL(clip("▀▀▀", 2), "▀▀");
    CHECK_EQUAL(clip("\x1b[1mabc\x1b[0m", 1), "\x1b[1ma\x1b[0m");
    CHECK_EQUAL(clip("abc", 0), "");
}
