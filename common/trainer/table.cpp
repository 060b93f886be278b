#include "common/trainer/table.hpp"

#include "common/files/memory.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

// A field in a message: in one line, and not too long.
std::string shown(const std::string& field) { return text::one_line(text::shortened(field, 40)); }

std::string quoted(const std::string& text) { return "\"" + shown(text) + "\""; }

struct Layout {
    bool header;
    std::vector<std::string> names;
    std::size_t label;          // its column
    std::vector<bool> left_out; // of every column
    Index rows;                 // without the header

    bool is_feature(std::size_t column) const { return column != label && !left_out[column]; }
};

void require_fields(const files::CsvReader& reader, std::size_t columns) {
    if (reader.fields().size() == columns) return;
    reader.refuse("expected " + std::to_string(columns) + " fields, got " +
                  std::to_string(reader.fields().size()));
}

std::vector<std::string> numbered_names(std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i <= count; ++i) names.push_back("column " + std::to_string(i));
    return names;
}

std::size_t position(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

// The one column that is called so.
std::size_t column_named(const files::CsvReader& reader, const std::vector<std::string>& names,
                         const std::string& name) {
    const auto count = std::count(names.begin(), names.end(), name);
    if (count == 1) return position(names, name);
    if (count > 1) reader.refuse_file("more than one column is called " + quoted(name));
    constexpr std::size_t most = 20;
    std::string known;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        known += (i == 0 ? "" : ", ") + shown(names[i]);
    if (names.size() > most) known += ", ... (" + std::to_string(names.size()) + " in all)";
    reader.refuse_file("no column is called " + quoted(name) + "; there are: " + known);
}

// Goes through all rows once.
Layout layout_of(files::CsvReader& reader, const std::string& label,
                 const std::vector<std::string>& ignored) {
    const std::vector<std::string> first = first_row(reader);
    const std::size_t columns = first.size();
    if (columns < 2)
        reader.refuse("expected at least 2 fields, with commas, semicolons or tabs between them, got 1");
    const std::vector<std::string> numbered = numbered_names(columns);
    const bool named = !label.empty() && position(first, label) < columns && !written_number(label);
    std::size_t guess = position(named ? first : numbered, label);
    if (guess == columns) guess = columns - 1;
    Index others = 0, numbers = 0; // labels below the first row, and how many of them are numbers
    while (reader.next()) {
        require_fields(reader, columns);
        ++others;
        numbers += written_number(reader.with_point(reader.fields()[guess])).has_value();
    }
    bool header = named;
    for (std::size_t i = 0; i < columns; ++i) {
        const bool telling = i != guess || (others > 0 && numbers == others);
        header =
            header || (telling && !written_number(reader.with_point(first[i])) && !is_missing_mark(first[i]));
    }
    std::vector<std::string> names = header ? first : numbered;
    if (header && others == 0) reader.refuse_file("there are no rows below the header");
    std::vector<bool> left_out(columns, false);
    if (names[0].empty()) { // the numbers of the rows, as pandas and R write them
        left_out[0] = true;
        names[0] = numbered[0];
    }
    const auto nameless = std::find(names.begin(), names.end(), "");
    if (nameless != names.end()) {
        reader.refuse_file("field " + std::to_string(nameless - names.begin() + 1) +
                           " of the first row is empty");
    }
    const std::size_t label_column = label.empty() ? columns - 1 : column_named(reader, names, label);
    for (const std::string& name : ignored) left_out[column_named(reader, names, name)] = true;
    const Layout layout{header, names, label_column, left_out, header ? others : others + 1};
    if (left_out[label_column])
        reader.refuse_file("the label " + quoted(names[label_column]) + " is left out");
    for (std::size_t i = 0; i < columns; ++i) {
        if (layout.is_feature(i)) return layout;
    }
    reader.refuse_file("no column is left to learn from");
}

void read_row(const files::CsvReader& reader, const Layout& layout, Index row, Table& table) {
    Index column = 0;
    for (std::size_t i = 0; i < layout.names.size(); ++i) {
        const std::string& field = reader.fields()[i];
        const std::optional<Scalar> number = written_number(reader.with_point(field));
        const bool is_label = i == layout.label;
        const auto refuse = [&](const std::string& what) {
            reader.refuse(quoted(field) + " in column " + quoted(layout.names[i]) + " is " + what);
        };
        if (!is_label && !layout.is_feature(i)) continue;
        if (field.empty())
            reader.refuse("field " + std::to_string(i + 1) + " is empty: column " + quoted(layout.names[i]));
        if (is_label) {
            // (Of the marks, "-" and "." may well be classes.)
            if (field == "?" || (is_missing_mark(field) && field.size() > 1))
                refuse("no label: it stands for a missing value");
            table.labels.push_back(reader.with_point(field));
            table.lines.push_back(reader.line());
            continue;
        }
        if (!number && is_missing_mark(field)) refuse("no number: it stands for a missing value");
        if (!number) refuse("no number");
        if (!std::isfinite(*number)) refuse("no finite number");
        table.features(row, column++) = *number;
    }
}

Table table_in(const std::string& path, const std::string& label, const std::vector<std::string>& ignored) {
    files::CsvReader reader(path);
    const Layout layout = layout_of(reader, label, ignored);
    Table table;
    table.path = path;
    if (reader.separator() != ',') {
        table.format =
            reader.separator() == ';' ? "semicolons between the fields" : "tabs between the fields";
        if (reader.has_decimal_commas()) table.format += ", decimal commas";
    }
    for (std::size_t i = 0; i < layout.names.size(); ++i) {
        if (layout.is_feature(i)) table.feature_names.push_back(layout.names[i]);
    }
    const bool was_asked_for = std::count(ignored.begin(), ignored.end(), layout.names[0]) > 0;
    if (layout.left_out[0] && !was_asked_for) {
        table.format +=
            std::string(table.format.empty() ? "" : ", ") + "without the first column, which has no name";
    }
    table.label_name = layout.names[layout.label];
    table.features = Matrix(layout.rows, std::ssize(table.feature_names));
    reader.rewind();
    if (layout.header) reader.next();
    for (Index row = 0; reader.next(); ++row) read_row(reader, layout, row, table);
    return table;
}

} // namespace

std::vector<std::string> first_row(files::CsvReader& reader) {
    reader.rewind();
    if (!reader.next()) reader.refuse_file("there is nothing in it");
    std::vector<std::string> first = reader.fields();
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

Table read_table(const std::string& path, const std::string& label, const std::vector<std::string>& ignored) {
    return files::within_memory(path, [&] { return table_in(path, label, ignored); });
}

} // namespace nn
