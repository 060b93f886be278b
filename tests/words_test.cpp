#include "tests/check.hpp"

#include "common/text/words.hpp"

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
