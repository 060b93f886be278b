#include "common/trainer/labels.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>

namespace nn {

namespace {

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
    constexpr Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
    std::optional<double> value = text::decimal_number(text);
    if (!value) {
        text = text::trimmed(text);
        value = text::decimal_number(text);
    }
    if (!value) return is_nan_or_infinity(text) ? std::optional(nan) : std::nullopt;
    return std::abs(*value) > std::numeric_limits<Scalar>::max() ? nan : static_cast<Scalar>(*value);
}

bool is_missing_mark(std::string_view text) {
    constexpr std::string_view marks[] = {"",     "NA",   "na",   "N/A",  "n/a", "#N/A", "NaN", "nan",
                                          "NULL", "null", "None", "none", "?",   "-",    "."};
    return std::find(std::begin(marks), std::end(marks), text::trimmed(text)) != std::end(marks);
}

bool is_missing(std::string_view field, bool among_words) {
    const bool may_be_word = field == "-" || field == "." || field == "None" || field == "none";
    return is_missing_mark(field) && !(among_words && may_be_word);
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
    const ClassOrder before;
    const auto found = std::lower_bound(classes.begin(), classes.end(), label, before);
    if (found == classes.end() || before(label, *found)) return std::nullopt;
    return found - classes.begin();
}

} // namespace nn
