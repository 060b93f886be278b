// Tool: the few colours that every picture uses.
// Blue, grey and orange can be told apart by the colour-blind; a sign or a shape always goes with them.
#pragma once

#include <string>

namespace plot {

struct Color {
    int red, green, blue; // 0 to 255

    bool operator==(const Color&) const = default;
};

inline constexpr Color blue{0, 114, 178};   // Okabe and Ito's blue,
inline constexpr Color orange{230, 159, 0}; // and orange
inline constexpr Color pale_grey{222, 222, 222};
inline constexpr Color dark_grey{72, 74, 80};

// From `from` at 0 to `to` at 1; shares outside are taken as the nearest end.
Color mix(Color from, Color to, double share);

// For signed values: blue at -1, `middle` at 0, orange at 1.
Color diverging(double value, Color middle);

// The colours of a heat map. Amounts: from dark violet over green to yellow, in steps that look even, also in
// grey and to the colour-blind (after "viridis", Smith and van der Walt, 2015). Signed values: as above.
enum class Palette { amounts, signed_values };

// The colour at `share` from 0 to 1. Grey in the middle of signed values, and for NaN, is `middle`.
Color palette_color(Palette palette, double share, Color middle);

// Black or white, whichever can be read on this colour.
Color readable_on(Color background);

// "#0072b2".
std::string hex(Color color);

} // namespace plot
