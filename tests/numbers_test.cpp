#include "tests/check.hpp"

#include "common/text/numbers.hpp"

#include <bit>
#include <clocale>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>

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

// Of all lengths, so that some are computed and others left to the library.
CLAIM(decimal_numbers_are_those_of_strtod_to_the_bit) {
    std::mt19937_64 random(1);
    const auto digits = [&](std::size_t most) {
        std::string text;
        for (std::size_t count = random() % (most + 1); count > 0; --count)
            text += static_cast<char>('0' + random() % 10);
        return text;
    };
    int computed = 0;
    for (int i = 0; i < 200'000; ++i) {
        const std::string whole = digits(10), fraction = digits(i % 2 == 0 ? 5 : 25);
        std::string text = (random() % 2 ? "-" : "") + whole + "." + fraction;
        if (whole.empty() && fraction.empty()) continue;
        if (random() % 2) text += "e" + std::to_string(static_cast<int>(random() % 60) - 30);
        const std::optional<double> read = text::decimal_number(text);
        const double expected = std::strtod(text.c_str(), nullptr);
        const bool is_same =
            read && std::bit_cast<std::uint64_t>(*read) == std::bit_cast<std::uint64_t>(expected);
        check::note(is_same, __FILE__, __LINE__, text);
        computed += (whole + fraction).size() <= 15;
    }
    CHECK(computed > 50'000);
    CHECK(computed < 150'000);
    for (const char* text :
         {"9007199254740993", "123456789012345e22", "1e23", "8.5e-324", "2.4703282292062327e-324",
          "1.7976931348623158e308", "000000000000000000000.5", "0e99999999999", "-0"}) {
        const double expected = std::strtod(text, nullptr);
        CHECK_EQUAL(std::bit_cast<std::uint64_t>(text::decimal_number(text).value()),
                    std::bit_cast<std::uint64_t>(expected));
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
