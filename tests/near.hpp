// Texts that are the same but for the last digits of their numbers, which differ between compilers.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

namespace check {

struct Tolerance {
    double relative = 1e-3, absolute = 1e-6;
};

namespace near {

// A number at the start of the text, and how long it is; 0 where there is none. A minus belongs to it, and
// an exponent.
inline std::size_t number_length(std::string_view text) {
    const auto digits_from = [&](std::size_t i) {
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
        return i;
    };
    const std::size_t start = !text.empty() && text[0] == '-' ? 1 : 0;
    std::size_t end = digits_from(start);
    if (end == start) return 0;
    if (end < text.size() && text[end] == '.' && digits_from(end + 1) > end + 1) end = digits_from(end + 1);
    if (end < text.size() && text[end] == 'e') {
        std::size_t exponent = end + 1;
        if (exponent < text.size() && (text[exponent] == '-' || text[exponent] == '+')) ++exponent;
        if (digits_from(exponent) > exponent) end = digits_from(exponent);
    }
    return end;
}

// "#0072b2" at the start of the text: a colour, whose digits are no number.
inline bool is_color(std::string_view text) {
    return text.size() >= 7 && text[0] == '#' &&
           text.substr(1, 6).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Whether two colours differ by more than a rounding in red, green or blue.
inline bool colors_differ(std::string_view a, std::string_view b) {
    for (const std::size_t part : {1u, 3u, 5u}) {
        const auto value = [&](std::string_view text) {
            return std::stoi(std::string(text.substr(part, 2)), nullptr, 16);
        };
        if (std::abs(value(a) - value(b)) > 2) return true;
    }
    return false;
}

// Whether what follows the number makes it a measured time or rate, which no two runs share.
inline bool is_measured(std::string_view after) {
    for (const std::string_view unit :
         {" s", " ms", " µs", " seconds", "k epochs/s", "M epochs/s", " epochs/s"}) {
        if (after.starts_with(unit) &&
            (after.size() == unit.size() || !std::isalpha(static_cast<unsigned char>(after[unit.size()]))))
            return true;
    }
    return false;
}

} // namespace near

// Where the two differ in a word, or in a number by more than the tolerance: a piece of `actual` from there.
// Empty where they are the same. White space counts as one space, since it follows the length of numbers.
inline std::string difference(std::string_view actual, std::string_view expected, Tolerance tolerance = {}) {
    const auto skip_space = [](std::string_view& text) {
        const std::size_t end = std::min(text.find_first_not_of(" \n"), text.size());
        text.remove_prefix(end);
        return end > 0;
    };
    for (;;) {
        const std::string_view from = actual;
        const bool space = skip_space(actual), expected_space = skip_space(expected);
        if (actual.empty() && expected.empty()) return "";
        const std::string problem(from.empty() ? "the end" : from.substr(0, 60));
        if (actual.empty() || expected.empty() || space != expected_space) return problem;
        if (near::is_color(actual) && near::is_color(expected)) {
            if (near::colors_differ(actual, expected)) return problem;
            actual.remove_prefix(7);
            expected.remove_prefix(7);
            continue;
        }
        const std::size_t length = near::number_length(actual), other = near::number_length(expected);
        if ((length > 0) != (other > 0)) return problem;
        if (length == 0) {
            if (actual[0] != expected[0]) return problem;
            actual.remove_prefix(1);
            expected.remove_prefix(1);
            continue;
        }
        const double a = std::strtod(std::string(actual.substr(0, length)).c_str(), nullptr);
        const double b = std::strtod(std::string(expected.substr(0, other)).c_str(), nullptr);
        actual.remove_prefix(length);
        expected.remove_prefix(other);
        const bool measured = near::is_measured(actual) && near::is_measured(expected);
        if (!measured && a != b &&
            !(std::abs(a - b) <= tolerance.absolute + tolerance.relative * std::abs(b)))
            return problem;
    }
}

} // namespace check
