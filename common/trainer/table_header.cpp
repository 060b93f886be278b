#include "common/trainer/table_header.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace nn {

std::vector<std::string> first_row(files::CsvReader& reader) {
    reader.rewind();
    if (!reader.next()) reader.refuse_file("there is nothing in it");
    std::vector<std::string> first(reader.fields().begin(), reader.fields().end());
    const bool are_words = std::none_of(first.begin(), first.end(), [&](const std::string& field) {
        return written_number(reader.with_point(field)).has_value();
    });
    const bool is_short =
        reader.next() && reader.fields().size() == first.size() + 1 && !reader.fields().back().empty();
    reader.rewind();
    reader.next();
    if (is_short && are_words) first.insert(first.begin(), "");
    if (first[0].starts_with("# ")) first[0].erase(0, 2);
    return first;
}

bool is_header(const std::vector<std::string>& first, const std::vector<ColumnStatistics>& below,
               const std::string& label, const files::CsvReader& reader) {
    const auto is_number = [&](const std::string& field) {
        return written_number(reader.with_point(field)) || is_missing(field, false);
    };
    if (are_counted(first)) return true;
    if (!label.empty() && !is_number(label) && std::count(first.begin(), first.end(), label) > 0) return true;
    bool may_be = std::set<std::string>(first.begin(), first.end()).size() ==
                  first.size(); // while nothing says that it is a row like the others
    for (std::size_t i = 0; i < first.size(); ++i) {
        const bool are_numbers = below[i].numbers > 0 && !below[i].is_categorical();
        if (are_numbers && !is_number(first[i])) return true; // a word above numbers
        const bool numbers_the_rows = i == 0 && first[0].empty();
        may_be = may_be && (numbers_the_rows || (!is_number(first[i]) && !below[i].holds_first_row));
    }
    return may_be;
}

bool are_counted(const std::vector<std::string>& first) {
    const std::size_t begin = first[0].empty(); // above the numbers of the rows
    for (std::size_t i = begin; i < first.size(); ++i) {
        if (first[i] != std::to_string(i - begin)) return false;
    }
    return first.size() - begin >= 3;
}

std::size_t column_named(const files::CsvReader& reader, const std::vector<std::string>& names,
                         const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        std::vector<std::string> known;
        for (const std::string& other : names) known.push_back(text::brief(other));
        reader.refuse_file("no column is called " + text::in_quotes(name) +
                           "; there are: " + text::listed(known, 20));
    }
    if (std::count(found, names.end(), name) > 1)
        reader.refuse_file("more than one column is called " + text::in_quotes(name));
    return static_cast<std::size_t>(found - names.begin());
}

std::vector<std::size_t> places_of(const files::CsvReader& reader, const std::vector<Column>& columns,
                                   const std::vector<std::string>& names) {
    std::map<std::string, std::vector<std::size_t>> named; // where each name stands
    std::map<std::string, std::size_t> wanted;             // how often
    for (std::size_t i = 0; i < names.size(); ++i) named[names[i]].push_back(i);
    std::vector<std::string> absent;
    for (const Column& column : columns) {
        ++wanted[column.name];
        if (!named.contains(column.name)) absent.push_back(text::in_quotes(column.name));
    }
    if (!absent.empty()) {
        reader.refuse_file("of the " + text::counted(std::ssize(columns), "column") +
                           " that the network has learned from, " +
                           (absent.size() == 1 ? "one is" : std::to_string(absent.size()) + " are") +
                           " missing here: " + text::listed(absent, 5));
    }
    std::vector<std::size_t> places;
    std::map<std::string, std::size_t> used;
    for (const Column& column : columns) {
        const std::vector<std::size_t>& found = named[column.name];
        if (found.size() != wanted[column.name]) {
            reader.refuse_file("here are " + text::counted(std::ssize(found), "column") + " called " +
                               text::in_quotes(column.name) + ", and the network has learned from " +
                               std::to_string(wanted[column.name]));
        }
        places.push_back(found[used[column.name]++]); // of several of one name, one after the other
    }
    return places;
}

} // namespace nn
