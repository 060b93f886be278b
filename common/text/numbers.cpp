#include "common/text/numbers.hpp"

#include <algorithm>
#include <cfloat>
#include <clocale>
#include <cstdint>
#include <cstdlib>

namespace text {

namespace {

template <class... Format>
std::string written(double value, Format... format) {
    char buffer[400]; // the largest double has 309 digits before its point
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, format...);
    return std::string(buffer, result.ptr);
}

// Whole numbers up to this one and powers of ten up to 10^22 are doubles without rounding, so that one division or
// product of them is rounded once, and right (Clinger, How to Read Floating Point Numbers Accurately, 1990).
constexpr std::uint64_t largest_exact = std::uint64_t{1} << 53;
constexpr std::ptrdiff_t most_digits = 19; // that fit into 64 bits
constexpr double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr bool computes_exactly = FLT_EVAL_METHOD == 0; // and not with the longer numbers of an old processor

// Of a text that is a number.
double any_number(std::string_view text) {
#ifdef __cpp_lib_to_chars // doubles, too; not in every library
    double value = 0;
    const char* const begin = text.data() + text.starts_with('+');
    if (std::from_chars(begin, text.data() + text.size(), value).ec == std::errc()) return value;
#endif // what is too large or too small for a double is left to std::strtod
    std::string number(text);
    const std::size_t point = number.find('.');
    if (point != number.npos) number.replace(point, 1, std::localeconv()->decimal_point);
    return std::strtod(number.c_str(), nullptr);
}

} // namespace

std::string fixed(double value, int decimals) {
    std::string text = written(value, std::chars_format::fixed, decimals);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

std::string general(double value, int digits) { return written(value, std::chars_format::general, digits); }

std::string exact(double value) { return written(value); }

std::optional<double> decimal_number(std::string_view text) {
    const char *at = text.data(), *const end = at + text.size();
    const auto is_at = [&](char a, char b) { return at < end && (*at == a || *at == b); };
    std::uint64_t digits = 0;      // without the point: 314 of 3.14
    const auto read_digits = [&] { // how many there were
        const char* const begin = at;
        for (; at < end && *at >= '0' && *at <= '9'; ++at)
            digits = 10 * digits + static_cast<std::uint64_t>(*at - '0');
        return at - begin;
    };
    const bool is_negative = is_at('-', '-');
    if (is_at('-', '+')) ++at;
    const auto whole = read_digits();
    std::ptrdiff_t fraction = 0, exponent = 0;
    if (is_at('.', '.')) {
        ++at;
        fraction = read_digits();
    }
    if (whole + fraction == 0) return {};
    if (is_at('e', 'E')) {
        ++at;
        const bool divides = is_at('-', '-');
        if (is_at('-', '+')) ++at;
        const char* const begin = at;
        for (; at < end && *at >= '0' && *at <= '9'; ++at) {
            exponent = std::min<std::ptrdiff_t>(10 * exponent + (*at - '0'),
                                                100'000); // more is 0 or infinite anyway
        }
        if (at == begin) return {};
        if (divides) exponent = -exponent;
    }
    if (at < end) return {};
    exponent -= fraction;
    const bool fits = whole + fraction <= most_digits && digits <= largest_exact && std::abs(exponent) <= 22;
    if (!computes_exactly || !fits) return any_number(text);
    const auto number = static_cast<double>(digits);
    const double value = exponent < 0 ? number / powers_of_ten[-exponent] : number * powers_of_ten[exponent];
    return is_negative ? -value : value;
}

} // namespace text
