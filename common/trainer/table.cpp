#include "common/trainer/table.hpp"

#include "common/files/csv.hpp"
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
    std::size_t label; // its column
    Index rows;        // without the header
};

void require_valid_row(const files::CsvReader& reader, std::size_t columns) {
    const auto& fields = reader.fields();
    if (fields.size() != columns) {
        reader.refuse("expected " + std::to_string(columns) + " fields, got " +
                      std::to_string(fields.size()));
    }
    const auto empty = std::find(fields.begin(), fields.end(), "");
    if (empty != fields.end()) {
        reader.refuse("field " + std::to_string(empty - fields.begin() + 1) + " is empty");
    }
}

std::vector<std::string> numbered_names(std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i <= count; ++i) names.push_back("column " + std::to_string(i));
    return names;
}

std::size_t position(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::size_t label_column(const files::CsvReader& reader, const std::vector<std::string>& names,
                         const std::string& label) {
    if (label.empty()) return names.size() - 1;
    const auto count = std::count(names.begin(), names.end(), label);
    if (count == 1) return position(names, label);
    if (count > 1) reader.refuse_file("more than one column is called " + quoted(label));
    constexpr std::size_t most = 20;
    std::string known;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        known += (i == 0 ? "" : ", ") + shown(names[i]);
    if (names.size() > most) known += ", ... (" + std::to_string(names.size()) + " in all)";
    reader.refuse_file("no column is called " + quoted(label) + "; there are: " + known);
}

// Goes through all rows once.
Layout layout_of(files::CsvReader& reader, const std::string& label) {
    if (!reader.next()) reader.refuse_file("there is nothing in it");
    const std::vector<std::string> first = reader.fields();
    const std::size_t columns = first.size();
    if (columns < 2)
        reader.refuse("expected at least 2 fields, with commas, semicolons or tabs between them, got 1");
    require_valid_row(reader, columns);

    const std::vector<std::string> numbered = numbered_names(columns);
    const bool named = position(first, label) < columns && !written_number(label);
    std::size_t guess = position(named ? first : numbered, label);
    if (guess == columns) guess = columns - 1;
    Index others = 0, numbers = 0; // labels below the first row, and how many of them are numbers
    while (reader.next()) {
        require_valid_row(reader, columns);
        ++others;
        numbers += written_number(reader.with_point(reader.fields()[guess])).has_value();
    }
    bool header = named;
    for (std::size_t i = 0; i < columns; ++i) {
        const bool telling = i != guess || (others > 0 && numbers == others);
        header =
            header || (telling && !written_number(reader.with_point(first[i])) && !is_missing_mark(first[i]));
    }
    const std::vector<std::string>& names = header ? first : numbered;
    if (header && others == 0) reader.refuse_file("there are no rows below the header");
    return {header, names, label_column(reader, names, label), header ? others : others + 1};
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
        if (is_label) {
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

Table table_in(const std::string& path, const std::string& label) {
    files::CsvReader reader(path);
    const Layout layout = layout_of(reader, label);
    Table table;
    table.path = path;
    if (reader.separator() != ',') {
        table.format =
            reader.separator() == ';' ? "semicolons between the fields" : "tabs between the fields";
        if (reader.has_decimal_commas()) table.format += ", decimal commas";
    }
    table.feature_names = layout.names;
    table.feature_names.erase(table.feature_names.begin() + static_cast<Index>(layout.label));
    table.label_name = layout.names[layout.label];
    table.features = Matrix(layout.rows, std::ssize(table.feature_names));
    reader.rewind();
    if (layout.header) reader.next();
    for (Index row = 0; reader.next(); ++row) read_row(reader, layout, row, table);
    return table;
}

} // namespace

Table read_table(const std::string& path, const std::string& label) {
    return files::within_memory(path, [&] { return table_in(path, label); });
}

} // namespace nn
