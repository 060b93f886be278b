// Tool: check the characters of a number, then strtod; an order for labels.
#include "common/trainer/labels.hpp"

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

namespace nn {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
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

bool is_nan_or_infinity(std::string_view text) {
    std::string word(text.substr(text.starts_with('+') || text.starts_with('-')));
    for (char& c : word) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return word == "nan" || word == "inf" || word == "infinity";
}

// The order of classes. Labels of which neither comes before the other are the same class.
struct ClassOrder {
    bool operator()(const std::string& a, const std::string& b) const {
        const auto x = number_of(a), y = number_of(b);
        if (x && y) return *x < *y;
        return x || y ? x.has_value() : a < b;
    }
};

} // namespace

std::optional<Scalar> written_number(std::string_view text) {
    text = trimmed(text);
    constexpr Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
    if (!is_decimal(text)) return is_nan_or_infinity(text) ? std::optional(nan) : std::nullopt;
    std::string number(text);
    const std::size_t point = number.find('.');
    if (point != number.npos) number.replace(point, 1, std::localeconv()->decimal_point); // strtod's own
    const double value = std::strtod(number.c_str(), nullptr);
    return std::abs(value) > std::numeric_limits<Scalar>::max() ? nan : static_cast<Scalar>(value);
}

std::optional<Scalar> number_of(std::string_view text) {
    const std::optional<Scalar> number = written_number(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::vector<std::string> classes_of(const std::vector<std::string>& labels) {
    const std::set<std::string, ClassOrder> different(labels.begin(), labels.end());
    return {different.begin(), different.end()};
}

std::optional<Index> class_of(const std::string& label, const std::vector<std::string>& classes) {
    const auto place = std::lower_bound(classes.begin(), classes.end(), label, ClassOrder());
    if (place == classes.end() || ClassOrder()(label, *place)) return std::nullopt;
    return place - classes.begin();
}

std::optional<Matrix> numbers_of(const std::vector<std::string>& labels) {
    Matrix numbers(std::ssize(labels), 1);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::optional<Scalar> number = number_of(labels[i]);
        if (!number) return std::nullopt;
        numbers.data()[i] = *number;
    }
    return numbers;
}

} // namespace nn
