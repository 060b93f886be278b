// Tool: std::to_chars, which knows no locale; and for reading std::strtod, which does, as not every standard library can
// read floating-point numbers without one.
#include "common/text/numbers.hpp"

#include <clocale>
#include <cstdlib>

namespace text {

namespace {

template <class... Format>
std::string written(double value, Format... format) {
    char buffer[400]; // the largest double has 309 digits before its point
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, format...);
    return std::string(buffer, result.ptr);
}

bool is_decimal(std::string_view text) {
    std::size_t at = 0;
    const auto take = [&](std::string_view any) {
        const bool found = at < text.size() && any.find(text[at]) != any.npos;
        at += found;
        return found;
    };
    const auto digits = [&] {
        const std::size_t begin = at;
        while (take("0123456789")) {}
        return at - begin;
    };
    take("+-");
    std::size_t count = digits();
    if (take(".")) count += digits();
    if (count == 0) return false;
    if (take("eE")) {
        take("+-");
        if (digits() == 0) return false;
    }
    return at == text.size();
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
    if (!is_decimal(text)) return {};
    std::string number(text);
    const std::size_t point = number.find('.');
    if (point != number.npos) number.replace(point, 1, std::localeconv()->decimal_point); // strtod's own
    return std::strtod(number.c_str(), nullptr);
}

} // namespace text
