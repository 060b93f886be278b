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

} // namespace

std::string fixed(double value, int decimals) {
    std::string text = written(value, std::chars_format::fixed, decimals);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

std::string general(double value, int digits) { return written(value, std::chars_format::general, digits); }

std::string exact(double value) { return written(value); }

std::optional<double> decimal_number(std::string_view text) {
    if (text.empty() || text.find_first_not_of("+-.0123456789eE") != text.npos) return {};
    std::string number(
        text); // for std::strtod, as not every library has a std::from_chars that reads doubles
    const std::size_t point = number.find('.');
    if (point != number.npos) number.replace(point, 1, std::localeconv()->decimal_point);
    char* end = nullptr;
    const double value = std::strtod(number.c_str(), &end);
    if (end != number.c_str() + number.size()) return {};
    return value;
}

} // namespace text
