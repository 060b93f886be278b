#include "common/trainer/categories.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"
#include "common/trainer/table_header.hpp"

namespace nn {

namespace {

constexpr std::size_t most_categories = 1000, few_categories = 10, few_numbers = 20;
constexpr Index most_inputs = 100'000'000; // of all rows together

// A number for people, and not for programs: 1'000, 5 %, € 3, 0x1F.
bool is_almost_number(std::string_view word) {
    if (word.starts_with("0x") || word.starts_with("-0x")) return true;
    std::string digits(word);
    for (const std::string_view other :
         {"\u2212", "\u00a0", "\u202f", "\u20ac", "\u00a3", "%", "$", ",", "'", "_", " "}) {
        for (std::size_t at; (at = digits.find(other)) != digits.npos;) digits.erase(at, other.size());
    }
    return number_of(digits).has_value();
}

} // namespace

std::vector<Categories> categories_of(files::CsvReader& reader, bool has_header,
                                      const std::vector<bool>& wanted) {
    std::vector<Categories> categories(wanted.size());
    first_row(reader);
    for (bool more = !has_header || reader.next(); more; more = reader.next()) {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const std::string_view field = reader.fields()[i];
            if (!wanted[i] || is_missing(field, true) || categories[i].size() > most_categories) continue;
            if (!categories[i].contains(field)) categories[i].emplace(field);
        }
    }
    return categories;
}

void require_categories(const files::CsvReader& reader, const std::string& name,
                        const ColumnStatistics& column, const Categories& categories) {
    std::size_t numbers = 0, almost_numbers = 0;
    for (const std::string& word : categories) {
        if (written_number(reader.with_point(word))) {
            ++numbers;
        } else if (is_almost_number(word)) {
            ++almost_numbers;
        }
    }
    if (!column.word) return;
    const std::string where =
        text::in_quotes(column.word->field) + " in column " + text::in_quotes(name) + " is no number";
    const std::string otherwise = "; --ignore leaves the column out";
    if (2 * almost_numbers > categories.size() - numbers) {
        reader.refuse_at(column.word->line, where + ": it takes digits, " +
                                                (reader.has_decimal_commas() ? "a comma" : "a point") +
                                                " and an exponent, and nothing else" + otherwise);
    }
    const bool are_many = numbers > few_numbers || 2 * static_cast<Index>(numbers) > column.numbers;
    if (column.numbers >= column.words && column.numbers > 0 && are_many) {
        reader.refuse_at(column.word->line, where + ", unlike most of its column" + otherwise);
    }
}

bool are_too_many(const Categories& categories, Index rows) {
    const Index count = std::ssize(categories);
    return categories.size() > most_categories || (categories.size() > few_categories && 2 * count > rows) ||
           count * rows > most_inputs;
}

} // namespace nn
