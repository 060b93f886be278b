// Tool: the few colours that every picture uses.
// The colour-blind can tell blue, grey and orange apart; a sign or a shape always goes with a colour.
#pragma once

#include <cstddef>
#include <iterator>
#include <string>

namespace plot {

struct Color {
    int red, green, blue; // 0 to 255

    bool operator==(const Color&) const = default;
};

inline constexpr Color blue{0, 114, 178}, orange{230, 159, 0}; // Okabe and Ito's
inline constexpr Color dark_grey{72, 74, 80};

// `from` at 0, `to` at 1; shares beyond are taken as the nearer of both.
inline Color mix(Color from, Color to, double share) {
    const double s = share >= 1 ? 1 : share > 0 ? share : 0;
    const auto between = [s](int a, int b) { return static_cast<int>(a + s * (b - a) + 0.5); };
    return {between(from.red, to.red), between(from.green, to.green), between(from.blue, to.blue)};
}

// For signed values: blue at -1, `middle` at 0, orange at 1.
inline Color diverging(double value, Color middle) {
    return value < 0 ? mix(middle, blue, -value) : mix(middle, orange, value);
}

// Of up to ten classes, told apart by the colour-blind, too (after the "muted" scheme of Tol, 2021, and its grey).
inline constexpr Color class_colors[] = {{51, 34, 136},  {221, 204, 119}, {136, 204, 238}, {204, 102, 119},
                                         {17, 119, 51},  {136, 34, 85},   {68, 170, 153},  {153, 153, 51},
                                         {170, 68, 153}, {187, 187, 187}};
inline constexpr std::size_t most_classes = std::size(class_colors);

// The colours of a heat map. Amounts: from dark violet over green to yellow, in steps that look even, also
// in grey and to the colour-blind (after "viridis", Smith and van der Walt, 2015). Signed values: as above. Classes: each tenth is
// the colour of one.
enum class Palette { amounts, signed_values, classes };

// `share` goes from 0 to 1; the middle of signed values is `middle`, and so is NaN.
inline Color palette_color(Palette palette, double share, Color middle) {
    if (share != share) return middle; // NaN
    if (palette == Palette::signed_values) return diverging(2 * share - 1, middle);
    if (palette == Palette::classes) {
        constexpr auto count = static_cast<double>(most_classes);
        return class_colors[static_cast<std::size_t>(share >= 1 ? count - 1 : share > 0 ? count * share : 0)];
    }
    constexpr Color stops[] = {{68, 1, 84},    {71, 44, 122}, {59, 81, 139},  {44, 113, 142}, {33, 144, 141},
                               {39, 173, 129}, {92, 200, 99}, {170, 220, 50}, {253, 231, 37}};
    if (share >= 1) return stops[8];
    const double place = share > 0 ? 8 * share : 0;
    const auto below = static_cast<std::size_t>(place);
    return mix(stops[below], stops[below + 1], place - static_cast<double>(below));
}

// Black or white, whichever can be read on this colour.
inline Color readable_on(Color background) {
    const double light = 0.2126 * background.red + 0.7152 * background.green + 0.0722 * background.blue;
    return light > 140 ? Color{0, 0, 0} : Color{255, 255, 255};
}

// "#0072b2".
inline std::string hex(Color color) {
    std::string text = "#";
    for (const int part : {color.red, color.green, color.blue}) {
        text += "0123456789abcdef"[part / 16];
        text += "0123456789abcdef"[part % 16];
    }
    return text;
}

} // namespace plot
