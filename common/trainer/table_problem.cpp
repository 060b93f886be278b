#include "common/trainer/table_problem.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <stdexcept>

namespace nn {

namespace {

constexpr std::size_t most_classes = 10'000;

[[noreturn]] void refuse(const Table& table, const std::string& reason) {
    throw std::runtime_error(table.path + ": " + reason);
}

std::string file_name(const Table& table) {
    return text::printable(table.path.substr(table.path.rfind('/') + 1));
}

std::string label_of(const Table& table) { return "the label \"" + table.label_name + "\" "; }

// "data.csv:12: "n/a" in column "price" is reason"
[[noreturn]] void refuse_label(const Table& table, std::size_t row, const std::string& reason) {
    const std::string line = row < table.lines.size() ? ":" + std::to_string(table.lines[row]) : "";
    throw std::runtime_error(table.path + line + ": \"" +
                             text::one_line(text::shortened(table.labels[row], 40)) + "\" in column \"" +
                             table.label_name + "\" " + reason);
}

// Numbers of which more than two differ. Throws for words among them, if they are fewer.
bool are_amounts(const Table& table) {
    std::size_t words = 0, first_word = 0;
    for (std::size_t i = table.labels.size(); i-- > 0;) {
        if (number_of(table.labels[i])) continue;
        ++words;
        first_word = i;
    }
    if (words > 0 && 2 * words < table.labels.size()) {
        refuse_label(table, first_word,
                     "is no number, as most of its column are; --task classification makes it a class");
    }
    return words == 0 && classes_of(table.labels).size() > 2;
}

// Two or more.
std::vector<std::string> all_classes(const Table& table) {
    std::vector<std::string> classes = classes_of(table.labels);
    if (classes.size() == 1) {
        refuse(table, label_of(table) + "is the same in every row: there is nothing to tell apart");
    }
    if (classes.size() > most_classes) {
        refuse(table, label_of(table) + "has " + std::to_string(classes.size()) + " classes, and at most " +
                          std::to_string(most_classes) + " are told apart");
    }
    return classes;
}

// "no, yes"; of many, the first.
std::string known_classes(const Encoding& encoding) {
    constexpr std::size_t most = 8;
    const std::vector<std::string>& all = encoding.class_names;
    const std::string first =
        text::joined({all.begin(), all.begin() + static_cast<Index>(std::min(most, all.size()))}, ", ");
    return all.size() > most ? first + ", ... (" + std::to_string(all.size()) + " in all)" : first;
}

// The number of each row's class; nothing for a label that is in none. Every label is looked up once, however often it is there.
std::vector<std::optional<Index>> classes_of_rows(const Table& table,
                                                  const std::vector<std::string>& classes) {
    std::map<std::string, std::optional<Index>> known;
    std::vector<std::optional<Index>> rows;
    for (const std::string& label : table.labels) {
        const auto [place, is_new] = known.try_emplace(label);
        if (is_new) place->second = class_of(label, classes);
        rows.push_back(place->second);
    }
    return rows;
}

// (samples × outputs): numbers as they are, classes as the encoding has them.
Matrix targets_of(const Table& table, const Encoding& encoding) {
    if (encoding.is_regression()) {
        Matrix numbers(std::ssize(table.labels), 1);
        for (std::size_t i = 0; i < table.labels.size(); ++i) {
            const std::optional<Scalar> number = number_of(table.labels[i]);
            if (!number) refuse_label(table, i, "is no number, and a regression needs numbers");
            numbers.data()[i] = *number;
        }
        return numbers;
    }
    Matrix targets(std::ssize(table.labels), encoding.outputs());
    const std::vector<std::optional<Index>> classes = classes_of_rows(table, encoding.class_names);
    for (Index row = 0; row < targets.rows(); ++row) {
        const std::optional<Index> found = classes[static_cast<std::size_t>(row)];
        if (!found) {
            refuse_label(table, static_cast<std::size_t>(row),
                         "is none of the classes that the network knows: " + known_classes(encoding));
        }
        if (encoding.outputs() == 1) {
            targets(row, 0) = static_cast<Scalar>(*found);
        } else {
            targets(row, *found) = 1;
        }
    }
    return targets;
}

// Training first.
Split drawn(const Table& table, const Encoding& encoding, double validation_fraction, Random& random) {
    const Dataset all{table.features, targets_of(table, encoding)};
    if (validation_fraction == 0) return {all, {}};
    if (all.size() < 2) refuse(table, "one row cannot be split into training and validation");
    const auto kept = static_cast<Index>(std::lround(validation_fraction * static_cast<double>(all.size())));
    return split(shuffled(all, random), all.size() - std::clamp<Index>(kept, 1, all.size() - 1));
}

Problem encoded(const Table& table, Split samples, Encoding encoding, double validation_fraction) {
    for (Dataset* part : {&samples.first, &samples.rest}) {
        if (part->size() == 0) continue;
        encoding.inputs.apply(part->x);
        encoding.target.apply(part->target);
    }
    const bool is_classification = !encoding.is_regression();
    return {std::move(samples.first), std::move(samples.rest), std::move(encoding),
            file_name(table),         is_classification,       validation_fraction};
}

} // namespace

Problem problem_of(const Table& table, Task task, double validation_fraction, Random& random) {
    const bool regression = task == Task::regression || (task == Task::automatic && are_amounts(table));
    Encoding encoding{table.feature_names, {}, {}, {}};
    if (!regression) encoding.class_names = all_classes(table);
    encoding.target = as_it_is(encoding.outputs());
    Split samples = drawn(table, encoding, validation_fraction, random);
    encoding.inputs = standardizer_of(samples.first.x);
    if (regression) encoding.target = standardizer_of(samples.first.target);
    return encoded(table, std::move(samples), std::move(encoding), validation_fraction);
}

Problem problem_of(const Table& table, const Encoding& encoding, double validation_fraction, Random& random) {
    if (table.feature_names != encoding.input_names) {
        refuse(table, "the network was trained with the inputs " + text::joined(encoding.input_names, ", ") +
                          "; here are " + text::joined(table.feature_names, ", "));
    }
    return encoded(table, drawn(table, encoding, validation_fraction, random), encoding, validation_fraction);
}

namespace {

// "no (141), yes (99)"; of many, the first; of a class that is there once, its line.
std::string counted_classes(const Table& table, const Encoding& encoding) {
    constexpr std::size_t most = 8;
    const std::vector<std::string>& all = encoding.class_names;
    std::vector<std::size_t> counts(all.size()), last(all.size());
    const std::vector<std::optional<Index>> rows = classes_of_rows(table, all);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto which = static_cast<std::size_t>(rows[i].value_or(0));
        ++counts[which];
        last[which] = i;
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(most, all.size()); ++i) {
        text += (i == 0 ? "" : ", ") + text::visible(all[i]) + " (" + std::to_string(counts[i]);
        if (counts[i] == 1 && last[i] < table.lines.size())
            text += ", line " + std::to_string(table.lines[last[i]]);
        text += ")";
    }
    return all.size() > most ? text + ", ..." : text;
}

} // namespace

std::string summary_of(const Table& table, const Encoding& encoding) {
    constexpr std::size_t few = 20;
    const auto count = [](Index number, const char* what) {
        return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
    };
    const std::string format = table.format.empty() ? "" : " (" + table.format + ")";
    const std::string begin = file_name(table) + ": " + count(std::ssize(table.labels), "sample") + ", " +
                              count(std::ssize(table.feature_names), "input") + format + "; \"" +
                              text::printable(table.label_name) + "\" ";
    if (!encoding.is_regression()) {
        return begin + "has " + std::to_string(encoding.class_names.size()) +
               " classes: " + counted_classes(table, encoding);
    }
    const std::size_t different = classes_of(table.labels).size();
    std::string words = begin + "is an amount: a regression";
    if (different <= few && 2 * different <= table.labels.size()) {
        words += "\n(--task classification makes its " + std::to_string(different) + " values classes)";
    }
    return words;
}

} // namespace nn
