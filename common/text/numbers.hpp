// Tool: numbers to text and back, with a point whatever the locale.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace text {

// 3.14159 with 2 decimals -> "3.14"; a value that rounds to zero has no sign; "nan" and "inf" as they are.
std::string fixed(double value, int decimals);

// At most `digits` significant digits, no needless zeros: 0.5 -> "0.5", 1e-9 -> "1e-09".
std::string general(double value, int digits = 4);

// As few digits as read back as the same number.
std::string exact(double value);

// The whole text as a whole number; nothing when it is anything else, or too large for the type.
template <class Integer>
std::optional<Integer> whole_number(std::string_view text, int base = 10) {
    Integer value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return {};
    return value;
}

// The whole text as a decimal number: digits with a sign, a point and an exponent, and nothing else (no
// spaces, no "nan", no hexadecimals); nothing for any other. What is too large for a double is infinite.
std::optional<double> decimal_number(std::string_view text);

} // namespace text
