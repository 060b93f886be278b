#include "common/trainer/column_statistics.hpp"

#include "common/text/numbers.hpp"
#include "common/trainer/labels.hpp"

namespace nn {

namespace {

// -12.5: digits, perhaps with a point and a minus sign before; nothing is computed, so this is quick.
bool is_plain_number(std::string_view field) {
    if (field.starts_with('-')) field.remove_prefix(1);
    unsigned digits = 0, points = 0;
    for (const char c : field) {
        digits += c >= '0' && c <= '9';
        points += c == '.';
    }
    return digits > 0 && points <= 1 && digits + points == field.size();
}

} // namespace

void ColumnStatistics::add(std::string_view field, std::ptrdiff_t line) {
    const auto keep_first = [&](std::optional<Place>& place) {
        if (!place) place = {std::string(field), line};
    };
    if (is_plain_number(field) ||
        text::decimal_number(field)) { // most are; and no number is the mark of a missing value
        ++numbers;
    } else if (is_missing(field, true)) {
        keep_first(missing);
    } else if (is_missing(field, false)) {
        ++doubtful;
        keep_first(doubt);
    } else if (written_number(field)) {
        ++numbers;
    } else {
        ++words;
        keep_first(word);
    }
}

void ColumnStatistics::add_first(std::string_view field, std::ptrdiff_t line) {
    ColumnStatistics first;
    first.add(field, line);
    numbers += first.numbers;
    words += first.words;
    doubtful += first.doubtful;
    for (const auto place : {&ColumnStatistics::word, &ColumnStatistics::missing, &ColumnStatistics::doubt}) {
        if (first.*place) this->*place = first.*place;
    }
}

const std::optional<ColumnStatistics::Place>& ColumnStatistics::first_missing() const {
    const bool is_doubt = !is_categorical() && doubt && !(missing && missing->line < doubt->line);
    return is_doubt ? doubt : missing;
}

} // namespace nn
