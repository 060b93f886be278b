#include "tests/check.hpp"
#include "tests/near.hpp"

using check::difference;

CLAIM(the_same_but_for_last_digits_is_no_difference) {
    CHECK_EQUAL(difference("loss 0.12345 after 93", "loss 0.12346 after 93"), "");
    CHECK_EQUAL(difference("1e-9 and -2", "1.1e-9 and -2.0"), "");
    CHECK_EQUAL(difference("a  10\nb   9\n", "a 10\nb 9\n"), "");
    CHECK_EQUAL(difference("", ""), "");
}

CLAIM(colours_may_differ_by_a_rounding) {
    CHECK_EQUAL(difference("fill #4e9999.", "fill #4e9998."), "");
    CHECK_EQUAL(difference("#4e9999", "#4e9999"), "");
    CHECK_EQUAL(difference("#4e9999", "#4eff99"), "#4e9999");
}

CLAIM(another_word_number_or_length_is_one) {
    CHECK_EQUAL(difference("loss 0.2", "loss 0.1"), " 0.2");
    CHECK_EQUAL(difference("loss 0.1", "less 0.1"), "oss 0.1");
    CHECK_EQUAL(difference("4 of 4", "3 of 4"), "4 of 4");
    CHECK_EQUAL(difference("-2", "2"), "-2");
    CHECK_EQUAL(difference("2", "2 more"), "the end");
    CHECK_EQUAL(difference("2 more", "2"), " more");
    CHECK_EQUAL(difference("two", "2"), "two");
    CHECK_EQUAL(difference("0", "zero"), "0");
    CHECK_EQUAL(difference("a b", "ab"), " b");
    CHECK_EQUAL(difference("nan", "1"), "nan");
}

CLAIM(measured_times_are_not_compared) {
    CHECK_EQUAL(difference("took 0.3 s", "took 12 s"), "");
    CHECK_EQUAL(difference("182k epochs/s", "9k epochs/s"), "");
    CHECK_EQUAL(difference("took 3 steps", "took 12 steps"), " 3 steps");
}
