#include "tests/check.hpp"

#include "common/text/utf8.hpp"

CLAIM(printable_text_has_no_control_characters_and_no_broken_utf8) {
    CHECK_EQUAL(text::printable("tab\tline\n"), "tab line ");
    CHECK_EQUAL(text::printable(std::string("\0\x01\x1b[0m\x7f", 7)), "[0m");
    CHECK_EQUAL(text::printable("∂L/∂w 🙂"), "∂L/∂w 🙂");
    CHECK_EQUAL(text::printable("\xff\xc3(\xe2\x82 \xed\xa0\x80\xc0\xaf!"), "( !");
    CHECK_EQUAL(text::printable("\xc2\x9b"
                                "31m"),
                "31m"); // the other way to begin an escape code
}

CLAIM(a_character_is_decoded_and_written_again) {
    for (const unsigned code : {0x0u, 0x41u, 0x7fu, 0x80u, 0xe9u, 0x7ffu, 0x800u, 0x2202u, 0xffffu, 0x10000u,
                                0x1f642u, 0x10ffffu}) {
        std::string bytes;
        text::append_utf8(bytes, code);
        const auto character = text::decode(bytes);
        CHECK(character.has_value());
        CHECK_EQUAL(character->code, code);
        CHECK_EQUAL(character->length, bytes.size());
    }
}

CLAIM(messages_show_that_something_was_there) {
    CHECK_EQUAL(text::one_line("a\nb\x1b[0m\x7f"), "a?b?[0m?");
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
