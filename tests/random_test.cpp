#include "tests/check.hpp"

#include "common/math/random.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

using namespace nn;

CLAIM(bits_are_those_of_the_published_generator) {
    // The first outputs of splitmix64 for the seed 1234567, as its authors' reference code prints them.
    Random random(1234567);
    CHECK_EQUAL(random.bits(), 6457827717110365317u);
    CHECK_EQUAL(random.bits(), 3203168211198807973u);
    CHECK_EQUAL(random.bits(), 9817491932198370423u);
}

CLAIM(one_seed_one_sequence) {
    Random a(7), b(7), c(8);
    bool differs = false;
    for (int i = 0; i < 100; ++i) {
        const double drawn = a.normal();
        CHECK_EQUAL(drawn, b.normal());
        differs |= drawn != c.normal();
    }
    CHECK(differs);
}

CLAIM(uniform_numbers_fill_their_range_evenly) {
    Random random(1);
    const int draws = 100'000;
    double sum = 0, least = 1, greatest = 0;
    std::array<int, 10> tenths{};
    for (int i = 0; i < draws; ++i) {
        const double u = random.uniform();
        sum += u;
        least = std::min(least, u);
        greatest = std::max(greatest, u);
        ++tenths[static_cast<std::size_t>(u * 10)];
    }
    CHECK_NEAR(sum / draws, 0.5, 0.005); // standard error 0.0009
    CHECK(least >= 0 && least < 0.001);
    CHECK(greatest < 1 && greatest > 0.999);
    for (const int count : tenths) CHECK_NEAR(count, draws / 10, 500); // standard deviation 95
    for (int i = 0; i < 100; ++i) {
        const double u = random.uniform(-3, -2);
        CHECK(u >= -3 && u < -2);
    }
}

CLAIM(normal_numbers_have_mean_0_and_deviation_1) {
    Random random(2);
    const int draws = 100'000;
    double sum = 0, squares = 0;
    int within_one = 0;
    for (int i = 0; i < draws; ++i) {
        const double x = random.normal();
        sum += x;
        squares += x * x;
        within_one += std::abs(x) < 1;
    }
    CHECK_NEAR(sum / draws, 0, 0.016);     // five standard errors
    CHECK_NEAR(squares / draws, 1, 0.023); // five
    CHECK_NEAR(double(within_one) / draws, 0.6827,
               0.008); // as tables of the normal distribution say
}

CLAIM(below_is_fair_and_stays_below) {
    Random random(3);
    std::array<int, 6> counts{};
    for (int i = 0; i < 60'000; ++i) {
        const Index face = random.below(6);
        CHECK(face >= 0 && face < 6);
        ++counts[static_cast<std::size_t>(face)];
    }
    for (const int count : counts) CHECK_NEAR(count, 10'000, 460); // five standard deviations
    CHECK_EQUAL(random.below(1), 0);
}

CLAIM(a_new_one_from_its_state_goes_on_with_the_same_numbers) {
    Random random(5);
    for (int i = 0; i < 10; ++i) random.normal();
    Random later(random.state());
    for (int i = 0; i < 10; ++i) CHECK_EQUAL(later.bits(), random.bits());
}
