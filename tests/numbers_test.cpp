#include "tests/check.hpp"

#include "common/text/numbers.hpp"

#include <clocale>
#include <cmath>
#include <cstdint>

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

CLAIM(exact_reads_back_as_the_same_number) {
    for (const double value : {0.1, 1.0 / 3, 1e-300, -2.5, 123456789.125}) {
        CHECK_EQUAL(text::decimal_number(text::exact(value)).value(), value);
    }
    CHECK_EQUAL(text::exact(0.1), "0.1");
}

CLAIM(whole_numbers_are_read_as_a_whole) {
    CHECK_EQUAL(text::whole_number<int>("-12").value(), -12);
    CHECK_EQUAL(text::whole_number<std::uint64_t>("ff", 16).value(), 255u);
    for (const char* text : {"", " 1", "1 ", "1.0", "+1", "x", "99999999999"}) {
        CHECK(!text::whole_number<std::int32_t>(text));
    }
}

CLAIM(decimal_numbers_are_read_as_a_whole) {
    CHECK_EQUAL(text::decimal_number("1.5e3").value(), 1500);
    CHECK_EQUAL(text::decimal_number("-.5").value(), -0.5);
    CHECK_EQUAL(text::decimal_number("+2.").value(), 2);
    CHECK(std::isinf(text::decimal_number("1e999").value()));
    for (const char* text : {"", ".", "e5", "1e", "1 ", " 1", "0x10", "nan", "inf", "1,5", "--1", "1e5.5"}) {
        CHECK(!text::decimal_number(text));
    }
}

CLAIM(no_locale_changes_what_is_written_and_read) {
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE"}) {
        if (!std::setlocale(LC_ALL, name)) continue;
        CHECK_EQUAL(text::fixed(1.5, 1), "1.5");
        CHECK_EQUAL(text::decimal_number("1.5").value(), 1.5);
        CHECK(!text::decimal_number("1,5"));
        std::setlocale(LC_ALL, "C");
        return;
    }
    throw check::Skip{"no locale with a decimal comma here"};
}
