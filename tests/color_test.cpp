#include "tests/check.hpp"

#include "common/plot/color.hpp"

#include <cmath>

using namespace nn;

CLAIM(mixing_goes_from_end_to_end) {
    CHECK((mix({0, 0, 0}, {200, 100, 50}, 0.5) == Color{100, 50, 25}));
    CHECK((mix({0, 0, 0}, {200, 100, 50}, -1) == Color{0, 0, 0}));
    CHECK((mix({0, 0, 0}, {200, 100, 50}, 2) == Color{200, 100, 50}));
}

CLAIM(signed_values_go_from_blue_to_orange) {
    CHECK((diverging(-1, pale_grey) == blue));
    CHECK((diverging(0, pale_grey) == pale_grey));
    CHECK((diverging(1, pale_grey) == orange));
}

CLAIM(amounts_grow_lighter_all_the_way) {
    double last = -1;
    for (int i = 0; i <= 100; ++i) {
        const Color color = palette_color(Palette::amounts, i / 100.0, {});
        const double light = 0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue;
        CHECK(light > last - 0.5); // half a step, for rounding
        last = light;
    }
    CHECK(palette_color(Palette::amounts, -1, {}) == palette_color(Palette::amounts, 0, {}));
    CHECK(palette_color(Palette::amounts, 2, {}) == palette_color(Palette::amounts, 1, {}));
    CHECK(palette_color(Palette::signed_values, 0.5, dark_grey) == dark_grey);
    CHECK(palette_color(Palette::amounts, NAN, dark_grey) == dark_grey);
}

CLAIM(hexadecimal_digits) { CHECK_EQUAL(hex({0, 114, 255}), "#0072ff"); }
