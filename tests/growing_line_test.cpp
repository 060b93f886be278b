#include "tests/check.hpp"

#include "common/trainer/growing_line.hpp"

#include <cmath>

using namespace nn;

CLAIM(a_short_line_is_kept_as_it_is) {
    GrowingLine growing("loss");
    CHECK(growing.line().x.empty());
    for (int i = 0; i < 1000; ++i) growing.add(i, std::cos(i));
    const plot::Line line = growing.line();
    CHECK_EQUAL(line.label, "loss");
    CHECK_EQUAL(line.x.size(), 1000u);
    for (std::size_t i = 0; i < 1000; ++i) CHECK_EQUAL(line.y[i], std::cos(double(i)));
}

CLAIM(a_long_line_stays_small_in_order_and_whole) {
    GrowingLine growing("");
    for (int i = 0; i <= 1'000'003; ++i) {
        growing.add(i, i == 345'678 ? 9.0 : i == 777'777 ? -9.0 : std::sin(1e-5 * i) + 1e-3 * (i % 2));
        if (i % 50'021 != 0) continue;
        CHECK_EQUAL(growing.line().x.back(), i); // up to this moment
        CHECK(growing.line().x.size() <= GrowingLine::most + 3);
    }
    const plot::Line line = growing.line();
    CHECK(line.x.size() > 1500);
    CHECK_EQUAL(line.x.size(), line.y.size());
    CHECK_EQUAL(line.x.front(), 0);
    CHECK_EQUAL(line.x.back(), 1'000'003);
    bool high = false, low = false;
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        if (i > 0) CHECK(line.x[i] > line.x[i - 1]);
        high |= line.y[i] == 9 && line.x[i] == 345'678;
        low |= line.y[i] == -9 && line.x[i] == 777'777;
    }
    CHECK(high); // one peak and one hole among a million
    CHECK(low);
}

CLAIM(a_line_that_stands_still_is_kept_to_its_end) {
    GrowingLine growing("");
    for (int i = 0; i < 100'000; ++i) growing.add(i, 1);
    CHECK_EQUAL(growing.line().x.back(), 99'999);
    CHECK(growing.line().x.size() <= GrowingLine::most + 3);
}
