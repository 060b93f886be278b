#include "common/trainer/targets.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace nn {

namespace {

constexpr std::size_t most_classes = 10'000;

const std::string& path_of_labels(const Table& table) {
    return table.labels.path.empty() ? table.path : table.labels.path;
}

[[noreturn]] void refuse(const Table& table, const std::string& reason) {
    throw std::runtime_error(path_of_labels(table) + ": " + reason);
}

std::string label_of(const Table& table) { return "the label " + text::in_quotes(table.labels.column) + " "; }

// "data.csv:12: "n/a" in column "price" is reason", of one of the different labels.
[[noreturn]] void refuse_label(const Table& table, std::size_t which, const std::string& reason) {
    const std::ptrdiff_t line = table.labels.lines[which];
    throw std::runtime_error(path_of_labels(table) + (line > 0 ? ":" + std::to_string(line) : "") + ": " +
                             text::in_quotes(table.labels.different[which]) + " in column " +
                             text::in_quotes(table.labels.column) + " " + reason);
}

[[noreturn]] void refuse_so_many(const Table& table) {
    refuse(table, label_of(table) + "has more than " + std::to_string(most_classes) +
                      " classes, and no more are told apart");
}

} // namespace

std::vector<Index> counts_of(const Labels& labels) {
    std::vector<Index> counts(labels.different.size());
    for (const std::int32_t which : labels.of_row) ++counts[static_cast<std::size_t>(which)];
    return counts;
}

bool are_amounts(const Table& table) {
    const Labels& labels = table.labels;
    if (labels.are_numbers()) return labels.different.empty() || classes_of(labels.different).size() > 2;
    if (labels.different.empty()) refuse_so_many(table);
    const std::vector<Index> counts = counts_of(labels);
    Index words = 0;
    std::size_t first_word = 0;
    for (std::size_t i = counts.size(); i-- > 0;) {
        if (number_of(labels.different[i])) continue;
        words += counts[i];
        first_word = i;
    }
    if (2 * words < table.rows()) {
        refuse_label(table, first_word,
                     "is no number, unlike most of its column; --task classification makes it a class");
    }
    return false;
}

void require_numbers(const Table& table) {
    if (table.labels.are_numbers()) return;
    for (std::size_t i = 0; i < table.labels.different.size(); ++i) {
        if (!number_of(table.labels.different[i]))
            refuse_label(table, i, "is no number, and a regression needs numbers");
    }
    refuse(table, label_of(table) + "is no number, and a regression needs numbers");
}

std::vector<std::string> all_classes(const Table& table) {
    if (table.labels.different.empty()) refuse_so_many(table);
    std::vector<std::string> classes = classes_of(table.labels.different);
    if (classes.size() == 1) {
        refuse(table, label_of(table) + "is the same in every row: there is nothing to tell apart");
    }
    return classes;
}

std::vector<Index> classes_of_rows(const Table& table, const std::vector<std::string>& class_names) {
    if (table.labels.different.empty()) refuse_so_many(table);
    std::vector<Index> classes;
    for (std::size_t i = 0; i < table.labels.different.size(); ++i) {
        const std::optional<Index> found = class_of(table.labels.different[i], class_names);
        if (!found) {
            refuse_label(table, i,
                         "is none of the classes that the network knows: " + text::listed(class_names, 8));
        }
        classes.push_back(*found);
    }
    std::vector<Index> rows;
    rows.reserve(table.labels.of_row.size());
    for (const std::int32_t which : table.labels.of_row)
        rows.push_back(classes[static_cast<std::size_t>(which)]);
    return rows;
}

Matrix targets_of(const Table& table, const Encoding& encoding, const std::vector<Index>& classes) {
    Matrix targets(table.rows(), encoding.outputs());
    if (encoding.is_regression()) {
        std::copy(table.labels.numbers.begin(), table.labels.numbers.end(), targets.begin());
        return targets;
    }
    for (Index row = 0; row < targets.rows(); ++row) {
        const Index which = classes[static_cast<std::size_t>(row)];
        if (encoding.outputs() == 1) {
            targets(row, 0) = static_cast<Scalar>(which);
        } else {
            targets(row, which) = 1;
        }
    }
    return targets;
}

} // namespace nn
