#include "tests/check.hpp"

#include "common/plot/color.hpp"

#include <cmath>

CLAIM(mixing_goes_from_end_to_end) {
    CHECK((plot::mix({0, 0, 0}, {200, 100, 50}, 0.5) == plot::Color{100, 50, 25}));
    CHECK((plot::mix({0, 0, 0}, {200, 100, 50}, -1) == plot::Color{0, 0, 0}));
    CHECK((plot::mix({0, 0, 0}, {200, 100, 50}, 2) == plot::Color{200, 100, 50}));
}

CLAIM(signed_values_go_from_blue_to_orange) {
    CHECK((plot::diverging(-1, plot::dark_grey) == plot::blue));
    CHECK((plot::diverging(0, plot::dark_grey) == plot::dark_grey));
    CHECK((plot::diverging(1, plot::dark_grey) == plot::orange));
}

CLAIM(amounts_grow_lighter_all_the_way) {
    double last = -1;
    for (int i = 0; i <= 100; ++i) {
        const plot::Color color = plot::palette_color(plot::Palette::amounts, i / 100.0, {});
        const double light = 0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue;
        CHECK(light > last - 0.5); // half a step, for rounding
        last = light;
    }
    CHECK(plot::palette_color(plot::Palette::amounts, -1, {}) ==
          plot::palette_color(plot::Palette::amounts, 0, {}));
    CHECK(plot::palette_color(plot::Palette::amounts, 2, {}) ==
          plot::palette_color(plot::Palette::amounts, 1, {}));
    CHECK(plot::palette_color(plot::Palette::signed_values, 0.5, plot::dark_grey) == plot::dark_grey);
    for (const plot::Palette palette : {plot::Palette::amounts, plot::Palette::signed_values}) {
        CHECK(plot::palette_color(palette, NAN, plot::dark_grey) == plot::dark_grey);
    }
}

CLAIM(hexadecimal_digits) { CHECK_EQUAL(plot::hex({0, 114, 255}), "#0072ff"); }

CLAIM(each_tenth_of_the_palette_of_classes_is_a_colour) {
    for (int i = 0; i < 10; ++i) {
        const plot::Color color = plot::palette_color(plot::Palette::classes, (i + 0.5) / 10, {});
        CHECK(color == plot::class_colors[i]);
        for (int j = 0; j < i; ++j) CHECK(!(color == plot::class_colors[j]));
    }
    CHECK(plot::palette_color(plot::Palette::classes, 2, {}) == plot::class_colors[9]);
    CHECK(plot::palette_color(plot::Palette::classes, -1, {}) == plot::class_colors[0]);
}
