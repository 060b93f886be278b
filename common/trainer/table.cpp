#include "common/trainer/table.hpp"

#include "common/files/memory.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"
#include "common/trainer/table_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

namespace nn {

namespace {

constexpr std::size_t most_different = 10'000; // labels

// Finds strings by views of them.
struct StringHash : std::hash<std::string_view> {
    using is_transparent = void;
};
using Positions = std::unordered_map<std::string, std::int32_t, StringHash, std::equal_to<>>;

// Takes the labels one after the other.
class LabelTaker {
public:
    explicit LabelTaker(Labels& labels) : labels_(labels) {}

    // The number is that of the label, where all are to be numbers.
    void take(std::string_view label, std::optional<Scalar> number, std::ptrdiff_t line) {
        if (number) labels_.numbers.push_back(*number);
        if (are_too_many_) return;
        const auto next = static_cast<std::int32_t>(labels_.different.size());
        const auto found = positions_.find(label);
        labels_.of_row.push_back(found == positions_.end() ? next : found->second);
        if (found != positions_.end()) return;
        positions_.emplace(label, next);
        labels_.different.emplace_back(label);
        labels_.lines.push_back(line);
        are_too_many_ = labels_.different.size() > most_different;
        if (!are_too_many_) return;
        labels_.different = {};
        labels_.lines = {};
        labels_.of_row = {};
        positions_ = {};
    }

private:
    Labels& labels_;
    Positions positions_; // among the different ones
    bool are_too_many_ = false;
};

// Reads the rows into a table, one after the other.
class Filler {
public:
    Filler(const files::CsvReader& reader, const Layout& layout, ReadOptions::Missing missing, Table& table)
        : reader_(reader),
          layout_(layout),
          missing_(missing),
          table_(table),
          positions_(layout.columns.size()) {
        table.format = layout.format;
        table.labels.column = layout.columns[layout.label].name;
        for (std::size_t i = 0; i < layout.columns.size(); ++i) {
            const Layout::ColumnLayout& column = layout.columns[i];
            for (const std::string& word : column.categories)
                positions_[i].emplace(word, static_cast<std::int32_t>(positions_[i].size()));
        }
        for (const std::size_t i : layout.features)
            table.columns.push_back({layout.columns[i].name, layout.columns[i].categories});
        table.features = Matrix(layout.rows, std::ssize(table.columns));
        if (!layout.label_is_categorical) table.labels.numbers.reserve(static_cast<std::size_t>(layout.rows));
        table.labels.of_row.reserve(static_cast<std::size_t>(layout.rows));
    }

    // The row that the reader has read, unless it is left out.
    void add_row() {
        if (rows_ == layout_.rows || reader_.fields().size() != layout_.columns.size()) refuse_changed();
        Index column = 0;
        bool is_whole = true;
        for (const std::size_t i : layout_.features) {
            const Scalar value = value_of(i);
            is_whole = is_whole && !(std::isnan(value) &&
                                     is_missing(reader_.fields()[i], !layout_.columns[i].categories.empty()));
            table_.features(rows_, column++) = value;
        }
        const std::string_view label = reader_.fields()[layout_.label];
        const bool has_label = !is_missing(label, layout_.label_is_categorical);
        if (!has_label || (!is_whole && missing_ == ReadOptions::Missing::drop)) {
            has_label ? ++incomplete_ : ++unlabelled_;
            return;
        }
        add_label(reader_.with_point(label));
        ++rows_;
    }

    // When no row is left to come.
    void finish() {
        if (rows_ + incomplete_ + unlabelled_ != layout_.rows) refuse_changed();
        if (rows_ == 0) reader_.refuse_file("in every row a value is missing");
        table_.features.resize(rows_, table_.features.columns()); // the first rows stay
        const auto tell = [this](Index rows, const char* what) {
            if (rows == 0) return;
            table_.format += (table_.format.empty() ? "" : ", ") + std::string("without ") +
                             std::to_string(rows) + (rows == 1 ? " row that has " : " rows that have ") +
                             what;
        };
        tell(unlabelled_, "no label");
        tell(incomplete_, "no value somewhere");
    }

private:
    [[noreturn]] void refuse_changed() const {
        reader_.refuse_file("the file has changed while it was read");
    }

    Scalar value_of(std::size_t i) {
        constexpr Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
        constexpr double largest = std::numeric_limits<Scalar>::max();
        const Layout::ColumnLayout& column = layout_.columns[i];
        const std::string_view field = reader_.fields()[i];
        if (column.use == Layout::Use::categorical) {
            const auto found = positions_[i].find(field);
            if (found != positions_[i].end()) return static_cast<Scalar>(found->second);
            table_.unknown_categories += !is_missing(field, true);
            return nan;
        }
        const std::string_view pointed = reader_.with_point(field);
        if (const auto plain = text::decimal_number(pointed); plain && std::abs(*plain) <= largest) {
            return static_cast<Scalar>(*plain); // as most are
        }
        const std::optional<Scalar> number = written_number(pointed);
        if (number && std::isfinite(*number)) return *number;
        if (!is_missing(field, false)) {
            reader_.refuse(text::in_quotes(field) + " in column " + text::in_quotes(column.name) +
                           " is no finite number");
        }
        return nan;
    }

    void add_label(std::string_view label) {
        std::optional<Scalar> number;
        if (!layout_.label_is_categorical) {
            number = number_of(label);
            if (!number) {
                reader_.refuse(text::in_quotes(label) + " in column " +
                               text::in_quotes(table_.labels.column) + " is no finite number");
            }
        }
        labels_.take(label, number, reader_.line());
    }

    const files::CsvReader& reader_;
    const Layout& layout_;
    const ReadOptions::Missing missing_;
    Table& table_;
    std::vector<Positions> positions_; // of the words of each column
    LabelTaker labels_{table_.labels};
    Index rows_ = 0, incomplete_ = 0, unlabelled_ = 0;
};

Table table_in(const std::string& path, const ReadOptions& options) {
    files::CsvReader reader(path);
    std::uintmax_t told = 0;
    double passes = 0;
    const auto tell = [&] {
        if (!options.progress || reader.bytes_read() == told || reader.size() == 0) return;
        told = reader.bytes_read();
        options.progress((passes + static_cast<double>(told) / static_cast<double>(reader.size())) / 2);
    };
    const Layout layout = layout_of(reader, options, tell);
    passes = 1;
    Table table;
    table.path = path;
    Filler filler(reader, layout, options.missing, table);
    first_row(reader);
    for (bool more = !layout.header || reader.next(); more; more = reader.next()) {
        filler.add_row();
        tell();
    }
    filler.finish();
    return table;
}

} // namespace

Labels labels_of(const std::string& column, const std::vector<std::string>& labels) {
    Labels taken{.column = column, .different = {}, .lines = {}, .of_row = {}, .numbers = {}};
    LabelTaker taker(taken);
    const bool are_numbers =
        std::all_of(labels.begin(), labels.end(), [](auto& label) { return number_of(label); });
    std::ptrdiff_t line = 2;
    for (const std::string& label : labels)
        taker.take(label, are_numbers ? number_of(label) : std::nullopt, line++);
    return taken;
}

Table read_table(const std::string& path, const ReadOptions& options) {
    return files::within_memory(path, [&] { return table_in(path, options); });
}

} // namespace nn
