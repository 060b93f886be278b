#include "common/trainer/table_problem.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"

#include <algorithm>
#include <cmath>
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

bool are_amounts(const std::vector<std::string>& labels) {
    return numbers_of(labels).has_value() && classes_of(labels).size() > 2;
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

// (samples × outputs): numbers as they are, classes as the encoding has them.
Matrix targets_of(const Table& table, const Encoding& encoding) {
    if (encoding.is_regression()) {
        std::optional<Matrix> numbers = numbers_of(table.labels);
        if (!numbers) refuse(table, label_of(table) + "holds words, and a regression needs numbers");
        return std::move(*numbers);
    }
    Matrix targets(std::ssize(table.labels), encoding.outputs());
    for (Index row = 0; row < targets.rows(); ++row) {
        const std::string& label = table.labels[static_cast<std::size_t>(row)];
        const std::optional<Index> found = class_of(label, encoding.class_names);
        if (!found) {
            refuse(table, "\"" + label +
                              "\" is none of the classes that the network knows: " + known_classes(encoding));
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
    const bool regression =
        task == Task::regression || (task == Task::automatic && are_amounts(table.labels));
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

std::string summary_of(const Table& table, const Encoding& encoding) {
    constexpr std::size_t few = 20;
    const auto count = [](Index number, const char* what) {
        return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
    };
    const std::string begin = file_name(table) + ": " + count(std::ssize(table.labels), "sample") + ", " +
                              count(std::ssize(table.feature_names), "input") + "; \"" +
                              text::printable(table.label_name) + "\" ";
    if (!encoding.is_regression()) {
        return begin + "has " + std::to_string(encoding.class_names.size()) +
               " classes: " + known_classes(encoding);
    }
    const std::size_t different = classes_of(table.labels).size();
    std::string words = begin + "is an amount: a regression";
    if (different <= few && 2 * different <= table.labels.size()) {
        words += "\n(--task classification makes its " + std::to_string(different) + " values classes)";
    }
    return words;
}

} // namespace nn
