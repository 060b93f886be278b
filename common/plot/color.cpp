// Tool: mixing colours, and the colours of heat maps.
#include "common/plot/color.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace plot {

Color mix(Color from, Color to, double share) {
    const double s = std::clamp(share, 0.0, 1.0);
    const auto between = [s](int a, int b) { return static_cast<int>(std::lround(a + s * (b - a))); };
    return {between(from.red, to.red), between(from.green, to.green), between(from.blue, to.blue)};
}

Color diverging(double value, Color middle) {
    return value < 0 ? mix(middle, blue, -value) : mix(middle, orange, value);
}

Color palette_color(Palette palette, double share, Color middle) {
    if (std::isnan(share)) return middle;
    if (palette == Palette::signed_values) return diverging(2 * share - 1, middle);
    constexpr std::array<Color, 9> stops = {Color{68, 1, 84},    {71, 44, 122},  {59, 81, 139},
                                            Color{44, 113, 142}, {33, 144, 141}, {39, 173, 129},
                                            Color{92, 200, 99},  {170, 220, 50}, {253, 231, 37}};
    const double place = std::clamp(share, 0.0, 1.0) * (stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    return mix(stops[below], stops[below + 1], place - static_cast<double>(below));
}

Color readable_on(Color background) {
    const double light = 0.2126 * background.red + 0.7152 * background.green + 0.0722 * background.blue;
    return light > 140 ? Color{0, 0, 0} : Color{255, 255, 255};
}

std::string hex(Color color) {
    std::string text = "#";
    for (const int part : {color.red, color.green, color.blue}) {
        text += "0123456789abcdef"[part / 16];
        text += "0123456789abcdef"[part % 16];
    }
    return text;
}

} // namespace plot
