#include "tests/check.hpp"
#include "tests/check_matrix.hpp"

#include "common/data/digits.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

using namespace nn;

CLAIM(one_seed_gives_the_same_digits_and_another_others) {
    Random one(7), again(7), other(8);
    const Dataset a = drawn_digits(20, one), b = drawn_digits(20, again), c = drawn_digits(20, other);
    CHECK(a.x == b.x && a.target == b.target);
    CHECK(!(a.x == c.x));
}

CLAIM(each_digit_is_there_equally_often_in_no_order) {
    Random random(1);
    const Dataset digits = drawn_digits(1003, random);
    CHECK(digits.x.rows() == 1003 && digits.x.columns() == 784);
    CHECK(digits.target.rows() == 1003 && digits.target.columns() == 10);
    std::array<int, 10> counts{};
    Index in_order = 0;
    for (Index i = 0; i < digits.size(); ++i) {
        Scalar sum = 0;
        for (Index j = 0; j < 10; ++j) {
            sum += digits.target(i, j);
            counts[static_cast<std::size_t>(j)] += digits.target(i, j) == 1;
        }
        CHECK_EQUAL(sum, 1);
        in_order += digits.target(i, i % 10) == 1;
    }
    for (std::size_t digit = 0; digit < 10; ++digit) CHECK_EQUAL(counts[digit], digit < 3 ? 101 : 100);
    CHECK(in_order < 300);
}

CLAIM(every_picture_has_ink_and_every_pixel_is_between_paper_and_ink) {
    Random random(2);
    const Dataset digits = drawn_digits(500, random);
    for (Index i = 0; i < digits.size(); ++i) {
        int dark = 0;
        for (Index j = 0; j < image_pixels; ++j) {
            const Scalar value = digits.x(i, j);
            CHECK(value >= 0 && value <= 1);
            dark += value > 0.5;
        }
        CHECK(dark > 10 && dark < 400);
    }
}

// A wrong place in the alphabet would be found by nobody: of what is drawn most often for a digit, the mean picture is
// nearer to the digit's other pictures than to those of any other digit.
CLAIM(the_digits_of_a_kind_are_alike) {
    Random random(3);
    const Dataset digits = drawn_digits(2000, random);
    Matrix mean(10, image_pixels);
    std::array<Index, 10> right{}, count{};
    const auto class_of = [&](Index i) {
        Index digit = 0;
        while (digits.target(i, digit) == 0) ++digit;
        return digit;
    };
    for (Index i = 0; i < 1000; ++i) {
        for (Index j = 0; j < image_pixels; ++j) mean(class_of(i), j) += digits.x(i, j) / 100;
    }
    for (Index i = 1000; i < 2000; ++i) {
        std::array<double, 10> distance{};
        for (Index digit = 0; digit < 10; ++digit) {
            for (Index j = 0; j < image_pixels; ++j) {
                const double d = digits.x(i, j) - mean(digit, j);
                distance[static_cast<std::size_t>(digit)] += d * d;
            }
        }
        const auto target = static_cast<std::size_t>(class_of(i));
        const auto nearest =
            static_cast<std::size_t>(std::min_element(distance.begin(), distance.end()) - distance.begin());
        right[target] += nearest == target;
        ++count[target];
    }
    for (std::size_t digit = 0; digit < 10; ++digit) CHECK(3 * right[digit] > count[digit]);
}

CLAIM(what_is_no_digit_is_refused) {
    Random random(1);
    CHECK_THROWS(written_digit(10, 2, random), std::out_of_range);
    CHECK_THROWS(written_digit(-1, 2, random), std::out_of_range);
    CHECK_THROWS(drawn_digits(-1, random), std::invalid_argument, "-1");
    CHECK_EQUAL(drawn_digits(0, random).size(), 0);
}
