#include "tests/check.hpp"

#include "common/text/strings.hpp"

CLAIM(printable_text_has_no_control_characters_and_no_broken_utf8) {
    CHECK_EQUAL(text::printable("tab\tline\n"), "tab line ");
    CHECK_EQUAL(text::printable(std::string("\0\x01\x1b[0m\x7f", 7)), "[0m");
    CHECK_EQUAL(text::printable("∂L/∂w 🙂"), "∂L/∂w 🙂");
    CHECK_EQUAL(text::printable("\xff\xc3(\xe2\x82 \xed\xa0\x80\xc0\xaf!"), "( !");
    CHECK_EQUAL(text::printable("\xc2\x9b"
                                "31m"),
                "31m"); // the other way to begin an escape code
}

CLAIM(a_character_is_taken_as_it_was_written) {
    for (const unsigned code : {0x0u, 0x41u, 0x7fu, 0x80u, 0xe9u, 0x7ffu, 0x800u, 0x2202u, 0xffffu, 0x10000u,
                                0x1f642u, 0x10ffffu}) {
        std::string bytes;
        text::append_utf8(bytes, code);
        std::string_view rest = bytes;
        const text::Character character = text::take_character(rest);
        CHECK_EQUAL(character.code, code);
        CHECK_EQUAL(character.bytes, bytes);
        CHECK(rest.empty());
    }
}

CLAIM(a_byte_that_belongs_to_no_character_is_taken_alone) {
    std::string_view rest = "\xe2\x82z";
    CHECK_EQUAL(text::take_character(rest).code, text::no_code);
    CHECK_EQUAL(text::take_character(rest).code, text::no_code);
    CHECK_EQUAL(rest, "z");
}

CLAIM(messages_show_that_something_was_there) {
    CHECK_EQUAL(text::one_line("a\nb\x1b[0m\x7f"), "a?b?[0m?");
    CHECK_EQUAL(text::one_line("\u009b31m \u2028 \u202e é"), "?31m ? ? é");
    CHECK_EQUAL(text::shortened("abcdef", 6), "abcdef");
    CHECK_EQUAL(text::shortened("abcdefg", 6), "abcdef...");
    CHECK_EQUAL(text::shortened("abcdeé", 6), "abcde...");
    CHECK_EQUAL(text::shortened(std::string(100, '\x80'), 6), "..."); // no character begins anywhere
}

CLAIM(only_well_formed_utf8_is_utf8) {
    for (const char* good : {"", "a", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                             "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "a\xC3\xA9z"}) {
        CHECK(text::is_utf8(good));
    }
    for (const char* bad :
         {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xC2\xC2", "\xE0\x9F\xBF", "\xE2\x82",
          "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
          "\xF8\x88\x80\x80\x80", "\xFF", "a\xC3"}) {
        CHECK(!text::is_utf8(bad));
    }
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

CLAIM(blanks_at_the_ends_are_trimmed) {
    CHECK_EQUAL(text::trimmed(" \ta b\t "), "a b");
    CHECK_EQUAL(text::trimmed(" \t"), "");
    CHECK_EQUAL(text::trimmed("a"), "a");
}

CLAIM(what_is_split_can_be_joined_again) {
    for (const char* text : {"", ",", "a", "a,b", ",a,,b,"}) {
        const std::vector<std::string> parts = text::split(text, ',');
        CHECK_EQUAL(text::joined(parts, ","), text);
    }
    CHECK_EQUAL(text::split("a,,b", ',').size(), 3u);
    CHECK_EQUAL(text::split("", ',').size(), 1u);
    CHECK_EQUAL(text::joined({"a", "b"}, ", "), "a, b");
    CHECK_EQUAL(text::joined({}, ", "), "");
}

CLAIM(what_is_not_seen_is_written_out) {
    CHECK_EQUAL(text::visible("a b"), "a b");
    CHECK_EQUAL(text::visible("frost\u00a0"), "frost<U+a0>");
    CHECK_EQUAL(text::visible("\u200bfr\ufeffost\u202e"), "<U+200b>fr<U+feff>ost<U+202e>");
    CHECK_EQUAL(text::visible("déjà 雪\x1b[1m"), "déjà 雪[1m");
}
