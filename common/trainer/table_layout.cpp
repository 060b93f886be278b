#include "common/trainer/table_layout.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/categories.hpp"
#include "common/trainer/table_header.hpp"

namespace nn {

namespace {

void require_fields(const files::CsvReader& reader, std::size_t columns) {
    if (reader.fields().size() == columns) return;
    reader.refuse("expected " + std::to_string(columns) + " fields, got " +
                  std::to_string(reader.fields().size()));
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

// The categories of each column that has some; or it is left out, which is said.
void find_categories(Layout& layout, files::CsvReader& reader, const std::vector<ColumnStatistics>& seen,
                     bool may_be_missing) {
    using Use = Layout::Use;
    std::vector<bool> wanted(seen.size());
    bool any = false;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        wanted[i] = layout.columns[i].use == Use::categorical;
        any = any || wanted[i];
    }
    const std::vector<Categories> categories =
        any ? categories_of(reader, layout.header, wanted) : std::vector<Categories>(seen.size());
    std::vector<std::string> too_many, empty;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        Layout::ColumnLayout& column = layout.columns[i];
        if (column.use == Use::numeric && seen[i].numbers == 0 && may_be_missing) {
            column.use = Use::left_out;
            empty.push_back(text::in_quotes(column.name));
        }
        if (column.use == Use::categorical) {
            require_categories(reader, column.name, seen[i], categories[i]);
            if (are_too_many(categories[i], seen[i].rows())) {
                column.use = Use::left_out;
                too_many.push_back(text::in_quotes(column.name));
            }
        }
        if (column.use == Use::categorical) {
            column.categories.assign(categories[i].begin(), categories[i].end());
        }
        if (column.use == Use::categorical || column.use == Use::numeric) layout.features.push_back(i);
    }
    if (!too_many.empty()) {
        add_to_format(layout.format, "without " + text::listed(too_many, 5) +
                                         (too_many.size() == 1 ? ", which has" : ", which have") +
                                         " too many categories");
    }
    if (!empty.empty())
        add_to_format(layout.format, "without " + text::listed(empty, 5) + ", where nothing stands");
    if (!layout.features.empty()) return;
    reader.refuse_file(
        "no column is left to learn from" +
        (too_many.empty() ? "" : ": there are too many categories in " + text::listed(too_many, 5)));
}

// The columns that a network has learned from, by their names.
void use_known(Layout& layout, const files::CsvReader& reader, const std::vector<std::string>& names,
               const std::vector<ColumnStatistics>& seen, const std::vector<Column>& known) {
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
            reader.refuse_file("the label " + text::in_quotes(column.name) +
                               " is one of the columns that the network has learned from");
        here.use = column.categories.empty() ? Use::numeric : Use::categorical;
        here.categories = column.categories;
        layout.features.push_back(i);
        if (here.use == Use::numeric && seen[i].word) {
            reader.refuse_at(seen[i].word->line,
                             text::in_quotes(seen[i].word->field) + " in column " +
                                 text::in_quotes(column.name) +
                                 " is no number, and the network has learned from numbers there");
        }
    }
}

void require_no_missing(const Layout& layout, const files::CsvReader& reader,
                        const std::vector<ColumnStatistics>& seen) {
    const ColumnStatistics::Place* first = nullptr;
    std::size_t column = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (layout.columns[i].use == Layout::Use::left_out) continue;
        const std::optional<ColumnStatistics::Place>& place = seen[i].first_missing();
        if (!place || (first && first->line <= place->line)) continue;
        first = &*place;
        column = i;
    }
    if (!first) return;
    const std::string name = "column " + text::in_quotes(layout.columns[column].name);
    const bool is_label = column == layout.label;
    const std::string what =
        first->field.empty() ? "field " + std::to_string(column + 1) + " is empty: " + name
                             : text::in_quotes(first->field) + " in " + name + " stands for a missing value";
    reader.refuse_at(first->line, what + "; --missing drop leaves out such rows" +
                                      (is_label ? "" : ", --missing mean fills in the mean"));
}

} // namespace

Layout layout_of(files::CsvReader& reader, const ReadOptions& options, const std::function<void()>& at_row) {
    using Use = Layout::Use;
    const std::vector<std::string> first = first_row(reader);
    const std::ptrdiff_t first_line = reader.line();
    const std::size_t count = first.size();
    if (count < 2)
        reader.refuse("expected at least 2 fields, with commas, semicolons or tabs between them, got 1");
    Layout layout;
    std::vector<ColumnStatistics> seen(count);
    for (; reader.next(); at_row()) {
        require_fields(reader, count);
        ++layout.rows;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view field = reader.fields()[i];
            seen[i].add(reader.with_point(field), reader.line());
            if (seen[i].words > 0 && field == first[i]) seen[i].holds_first_row = true;
        }
    }
    layout.header = options.header == Header::automatic ? is_header(first, seen, options.label, reader)
                                                        : options.header == Header::yes;
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
        layout.columns.push_back({names[i], seen[i].is_categorical() ? Use::categorical : Use::numeric});
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
    layout.label_is_categorical = seen[layout.label].is_categorical();
    if (ignored[layout.label])
        reader.refuse_file("the label " + text::in_quotes(names[layout.label]) + " is left out");
    layout.columns[layout.label].use = Use::label;
    for (std::size_t i = 0; i < count; ++i) {
        if (ignored[i]) layout.columns[i].use = Use::left_out;
    }
    if (options.known) {
        use_known(layout, reader, names, seen, *options.known);
    } else {
        find_categories(layout, reader, seen, options.missing != ReadOptions::Missing::refuse);
    }
    if (options.missing == ReadOptions::Missing::refuse) require_no_missing(layout, reader, seen);
    return layout;
}

} // namespace nn
