#include "common/trainer/table_layout.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace nn {

namespace {

constexpr std::size_t most_words = 1000; // of a column; with more it tells rows apart, and not kinds of rows
constexpr std::size_t few = 20;
constexpr Index most_numbers = 100'000'000; // that the words of a column may become, 0 and 1

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

// What stands in a column below the first row.
struct Seen {
    struct Place {
        std::string field;
        std::ptrdiff_t line;
    };
    Index numbers = 0, words = 0, doubtful = 0; // doubtful: a missing value among numbers, a word among words
    std::optional<Place> word, missing, doubt;  // where the first of them is
    bool first_row_comes_again = false;

    void add(std::string_view field, std::ptrdiff_t line) {
        if (is_plain_number(field) || text::decimal_number(field)) {
            ++numbers; // most are; and no number is the mark of a missing value
        } else if (is_missing(field, true)) {
            if (!missing) missing = {std::string(field), line};
        } else if (is_missing(field, false)) {
            ++doubtful;
            if (!doubt) doubt = {std::string(field), line};
        } else if (written_number(field)) {
            ++numbers;
        } else {
            ++words;
            if (!word) word = {std::string(field), line};
        }
    }
    // With the first row, where that is one like the others.
    void add_first(std::string_view field, std::ptrdiff_t line) {
        Seen first;
        first.add(field, line);
        numbers += first.numbers;
        words += first.words;
        doubtful += first.doubtful;
        for (const auto place : {&Seen::word, &Seen::missing, &Seen::doubt}) {
            if (first.*place) this->*place = first.*place;
        }
    }
    bool are_words() const { return words > 0 || (numbers == 0 && doubtful > 0); }
    Index rows() const { return numbers + words + (are_words() ? doubtful : 0); }
    const std::optional<Place>& first_missing() const {
        const bool is_doubt = !are_words() && doubt && !(missing && missing->line < doubt->line);
        return is_doubt ? doubt : missing;
    }
};

// The different fields of a column, and how many of its rows have each.
using Vocabulary = std::unordered_map<std::string, Index>;

void require_fields(const files::CsvReader& reader, std::size_t columns) {
    if (reader.fields().size() == columns) return;
    reader.refuse("expected " + std::to_string(columns) + " fields, got " +
                  std::to_string(reader.fields().size()));
}

std::size_t position(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

// The one column that is called so.
std::size_t column_named(const files::CsvReader& reader, const std::vector<std::string>& names,
                         const std::string& name) {
    const auto count = std::count(names.begin(), names.end(), name);
    if (count == 1) return position(names, name);
    if (count > 1) reader.refuse_file("more than one column is called " + in_quotes(name));
    constexpr std::size_t most = 20;
    std::vector<std::string> known;
    for (const std::string& other : names) known.push_back(text::one_line(text::shortened(other, 40)));
    std::string list =
        text::joined({known.begin(), known.begin() + static_cast<Index>(std::min(most, known.size()))}, ", ");
    if (known.size() > most) list += ", ... (" + std::to_string(known.size()) + " in all)";
    reader.refuse_file("no column is called " + in_quotes(name) + "; there are: " + list);
}

// 0, 1, 2, ...: how pandas calls columns without names.
bool are_counted(const std::vector<std::string>& first) {
    const std::size_t begin = first[0].empty(); // above the numbers of the rows
    for (std::size_t i = begin; i < first.size(); ++i) {
        if (first[i] != std::to_string(i - begin)) return false;
    }
    return first.size() - begin >= 3;
}

bool is_header(const std::vector<std::string>& first, const std::vector<Seen>& below,
               const ReadOptions& options, const files::CsvReader& reader) {
    if (options.header != ReadOptions::Header::automatic) return options.header == ReadOptions::Header::yes;
    const auto is_number = [&](const std::string& field) {
        return written_number(reader.with_point(field)) || is_missing(field, false);
    };
    if (are_counted(first)) return true;
    if (!options.label.empty() && position(first, options.label) < first.size() && !is_number(options.label))
        return true;
    bool may_be = true; // while nothing says that it is a row like the others
    for (std::size_t i = 0; i < first.size(); ++i) {
        const bool are_numbers = below[i].numbers > 0 && !below[i].are_words();
        if (are_numbers && !is_number(first[i])) return true; // a word above numbers
        const bool numbers_the_rows = i == 0 && first[0].empty();
        may_be = may_be && (numbers_the_rows || (!is_number(first[i]) && !below[i].first_row_comes_again));
    }
    return may_be && std::set<std::string>(first.begin(), first.end()).size() == first.size();
}

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

// Of the columns that may be ones of words; of one in which more differ than can be used, the beginning.
std::vector<Vocabulary> vocabularies_of(files::CsvReader& reader, bool header,
                                        const std::vector<bool>& wanted) {
    std::vector<Vocabulary> vocabularies(wanted.size());
    first_row(reader);
    for (bool more = !header || reader.next(); more; more = reader.next()) {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (!wanted[i] || is_missing(reader.fields()[i], true) || vocabularies[i].size() > most_words)
                continue;
            ++vocabularies[i][std::string(reader.fields()[i])];
        }
    }
    return vocabularies;
}

// Refuses what was meant to be a number.
void require_words(const files::CsvReader& reader, const std::string& name, const Seen& seen,
                   const Vocabulary& vocabulary) {
    std::size_t numbers = 0, almost_numbers = 0;
    for (const auto& [word, rows] : vocabulary) {
        if (written_number(reader.with_point(word))) {
            ++numbers;
        } else if (is_almost_number(word)) {
            ++almost_numbers;
        }
    }
    const std::string where =
        in_quotes(seen.word ? seen.word->field : "") + " in column " + in_quotes(name) + " is no number";
    const std::string otherwise = "; --ignore leaves the column out";
    if (seen.word && 2 * almost_numbers > vocabulary.size() - numbers) {
        reader.refuse_at(seen.word->line, where + ": it takes digits, " +
                                              (reader.has_decimal_commas() ? "a comma" : "a point") +
                                              " and an exponent, and nothing else" + otherwise);
    }
    const bool are_many = numbers > few || 2 * static_cast<Index>(numbers) > seen.numbers;
    if (seen.word && seen.numbers >= seen.words && seen.numbers > 0 && are_many) {
        reader.refuse_at(seen.word->line, where + ", unlike most of its column" + otherwise);
    }
}

// In which most rows have a word of their own, or which has more words than there can be columns for.
bool tells_rows_apart(const Vocabulary& vocabulary, Index rows) {
    return vocabulary.size() > most_words ||
           (vocabulary.size() > few / 2 && 2 * static_cast<Index>(vocabulary.size()) > rows) ||
           static_cast<Index>(vocabulary.size()) * rows > most_numbers;
}

void add_to_format(std::string& format, const std::string& words) {
    format += (format.empty() ? "" : ", ") + words;
}

void describe_file(Layout& layout, const files::CsvReader& reader, const std::vector<std::string>& first) {
    if (reader.separator() != ',') {
        const bool are_tabs = reader.separator() == '\t';
        add_to_format(layout.format, std::string(are_tabs ? "tabs"
                                                 : reader.separator() == ';'
                                                     ? "semicolons"
                                                     : "\"" + std::string(1, reader.separator()) + "\"") +
                                         " between the fields");
        if (reader.has_decimal_commas()) add_to_format(layout.format, "decimal commas");
    }
    if (layout.header && are_counted(first))
        add_to_format(layout.format, "names 0, 1, 2, ... in the first row");
}

// The words of each column that has some; or it is left out, which is said.
void find_words(Layout& layout, files::CsvReader& reader, const std::vector<Seen>& seen,
                bool may_be_missing) {
    using Use = Layout::Use;
    std::vector<bool> wanted(seen.size());
    bool any = false;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        wanted[i] = layout.columns[i].use == Use::words;
        any = any || wanted[i];
    }
    const std::vector<Vocabulary> vocabularies =
        any ? vocabularies_of(reader, layout.header, wanted) : std::vector<Vocabulary>(seen.size());
    std::vector<std::string> apart, empty;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        Layout::ColumnLayout& column = layout.columns[i];
        if (column.use == Use::numbers && seen[i].numbers == 0 && may_be_missing) {
            column.use = Use::left_out;
            empty.push_back(in_quotes(column.name));
        }
        if (column.use == Use::words) {
            require_words(reader, column.name, seen[i], vocabularies[i]);
            if (tells_rows_apart(vocabularies[i], seen[i].rows())) {
                column.use = Use::left_out;
                apart.push_back(in_quotes(column.name));
            }
        }
        if (column.use == Use::words) {
            for (const auto& [word, rows] : vocabularies[i]) column.words.push_back(word);
            std::sort(column.words.begin(), column.words.end());
        }
        if (column.use == Use::words || column.use == Use::numbers) layout.features.push_back(i);
    }
    if (!apart.empty()) {
        add_to_format(layout.format, "without " + text::joined(apart, ", ") +
                                         (apart.size() == 1 ? ", which has" : ", which have") +
                                         " too many different words");
    }
    if (!empty.empty())
        add_to_format(layout.format, "without " + text::joined(empty, ", ") + ", where nothing stands");
    if (!layout.features.empty()) return;
    reader.refuse_file(
        "no column is left to learn from" +
        (apart.empty() ? "" : ": nearly every row has a word of its own in " + text::joined(apart, ", ")));
}

// The columns that a network has learned from, by their names.
void use_known(Layout& layout, const files::CsvReader& reader, const std::vector<std::string>& names,
               const std::vector<Seen>& seen, const std::vector<Column>& known) {
    using Use = Layout::Use;
    for (Layout::ColumnLayout& column : layout.columns) {
        if (column.use != Use::label) column.use = Use::left_out;
    }
    const std::vector<std::size_t> places = places_of(reader, known, names);
    for (std::size_t k = 0; k < known.size(); ++k) {
        const Column& column = known[k];
        const std::size_t i = places[k];
        Layout::ColumnLayout& here = layout.columns[i];
        if (here.use == Use::label)
            reader.refuse_file("the label " + in_quotes(column.name) +
                               " is one of the columns that the network has learned from");
        here.use = column.words.empty() ? Use::numbers : Use::words;
        here.words = column.words;
        layout.features.push_back(i);
        if (here.use == Use::numbers && seen[i].word) {
            reader.refuse_at(seen[i].word->line,
                             in_quotes(seen[i].word->field) + " in column " + in_quotes(column.name) +
                                 " is no number, and the network has learned from numbers there");
        }
    }
}

void require_no_missing(const Layout& layout, const files::CsvReader& reader, const std::vector<Seen>& seen) {
    const Seen::Place* first = nullptr;
    std::size_t column = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (layout.columns[i].use == Layout::Use::left_out) continue;
        const std::optional<Seen::Place>& place = seen[i].first_missing();
        if (!place || (first && first->line <= place->line)) continue;
        first = &*place;
        column = i;
    }
    if (!first) return;
    const std::string name = "column " + in_quotes(layout.columns[column].name);
    const bool is_label = column == layout.label;
    const std::string what = first->field.empty()
                                 ? "field " + std::to_string(column + 1) + " is empty: " + name
                                 : in_quotes(first->field) + " in " + name + " stands for a missing value";
    reader.refuse_at(first->line, what + "; --missing drop leaves out such rows" +
                                      (is_label ? "" : ", --missing mean fills in the mean"));
}

} // namespace

bool is_missing(std::string_view field, bool among_words) {
    const bool may_be_word = field == "-" || field == "." || field == "None" || field == "none";
    return is_missing_mark(field) && !(among_words && may_be_word);
}

std::vector<std::size_t> places_of(const files::CsvReader& reader, const std::vector<Column>& columns,
                                   const std::vector<std::string>& names) {
    constexpr std::size_t most = 5;
    std::map<std::string, std::vector<std::size_t>> named; // where each name stands
    std::map<std::string, std::size_t> wanted;             // how often
    for (std::size_t i = 0; i < names.size(); ++i) named[names[i]].push_back(i);
    std::vector<std::string> absent;
    for (const Column& column : columns) {
        ++wanted[column.name];
        if (!named.contains(column.name)) absent.push_back(in_quotes(column.name));
    }
    if (!absent.empty()) {
        const std::size_t count = absent.size();
        absent.resize(std::min(most, count));
        reader.refuse_file("of the " + std::to_string(columns.size()) +
                           " columns that the network has learned from, " + std::to_string(count) +
                           (count == 1 ? " is" : " are") + " missing here: " + text::joined(absent, ", ") +
                           (count > most ? ", ..." : ""));
    }
    std::vector<std::size_t> places;
    std::map<std::string, std::size_t> used;
    for (const Column& column : columns) {
        const std::vector<std::size_t>& found = named[column.name];
        if (found.size() != wanted[column.name]) {
            reader.refuse_file(std::to_string(found.size()) + " columns are called " +
                               in_quotes(column.name) + ", and the network has learned from " +
                               std::to_string(wanted[column.name]));
        }
        places.push_back(found[used[column.name]++]); // of several of one name, one after the other
    }
    return places;
}

std::string in_quotes(std::string_view field) {
    return "\"" + text::one_line(text::shortened(field, 40)) + "\"";
}

Layout layout_of(files::CsvReader& reader, const ReadOptions& options, const std::function<void()>& at_row) {
    using Use = Layout::Use;
    const std::vector<std::string> first = first_row(reader);
    const std::ptrdiff_t first_line = reader.line();
    const std::size_t count = first.size();
    if (count < 2)
        reader.refuse("expected at least 2 fields, with commas, semicolons or tabs between them, got 1");
    Layout layout;
    std::vector<Seen> seen(count);
    for (; reader.next(); at_row()) {
        require_fields(reader, count);
        ++layout.rows;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view field = reader.fields()[i];
            seen[i].add(reader.with_point(field), reader.line());
            if (seen[i].words > 0 && field == first[i]) seen[i].first_row_comes_again = true;
        }
    }
    layout.header = is_header(first, seen, options, reader);
    if (layout.header && layout.rows == 0) reader.refuse_file("there are no rows below the header");
    layout.rows += !layout.header;
    std::vector<std::string> names = first;
    for (std::size_t i = 0; i < count; ++i) {
        if (!layout.header) seen[i].add_first(reader.with_point(first[i]), first_line);
        if (!layout.header || (i == 0 && first[0].empty())) names[i] = "column " + std::to_string(i + 1);
        if (names[i].empty()) {
            reader.refuse_file("field " + std::to_string(i + 1) + " of the first row is empty" +
                               (i + 1 == count ? "; does each line end with a separator?" : ""));
        }
        layout.columns.push_back({names[i], seen[i].are_words() ? Use::words : Use::numbers});
    }
    describe_file(layout, reader, first);
    std::vector<bool> ignored(count);
    if (!options.known) {
        for (const std::string& name : options.ignored) ignored[column_named(reader, names, name)] = true;
    }
    if (layout.header && first[0].empty() && !ignored[0]) {
        ignored[0] = true; // the numbers of the rows, as pandas and R write them
        add_to_format(layout.format, "without the first column, which has no name");
    }
    layout.label = options.label.empty() ? count - 1 : column_named(reader, names, options.label);
    layout.label_is_words = seen[layout.label].are_words();
    if (ignored[layout.label])
        reader.refuse_file("the label " + in_quotes(names[layout.label]) + " is left out");
    layout.columns[layout.label].use = Use::label;
    for (std::size_t i = 0; i < count; ++i) {
        if (ignored[i]) layout.columns[i].use = Use::left_out;
    }
    if (options.known) {
        use_known(layout, reader, names, seen, *options.known);
    } else {
        find_words(layout, reader, seen, options.missing != ReadOptions::Missing::refuse);
    }
    if (options.missing == ReadOptions::Missing::refuse) require_no_missing(layout, reader, seen);
    return layout;
}

} // namespace nn
