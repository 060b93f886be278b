#include "common/trainer/table_problem.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/labels.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace nn {

namespace {

[[noreturn]] void refuse(const Table& table, const std::string& reason) {
    throw std::runtime_error(table.path + ": " + reason);
}

std::string label_of(const Table& table) { return "the label \"" + table.label_name + "\" "; }

std::vector<std::string> two_classes(const Table& table) {
    std::vector<std::string> classes = classes_of(table.labels);
    if (classes.size() == 1) {
        refuse(table, label_of(table) + "is the same in every row: there is nothing to tell apart");
    }
    if (classes.size() > 2) {
        refuse(table, label_of(table) + "has " + std::to_string(classes.size()) +
                          " classes, and only two can be told apart; for a regression, use --loss mse");
    }
    return classes;
}

// (samples × 1): numbers as they are, classes as 0 and 1.
Matrix targets_of(const Table& table, const Encoding& encoding) {
    if (encoding.is_regression()) {
        std::optional<Matrix> numbers = numbers_of(table.labels);
        if (!numbers)
            refuse(table, label_of(table) + "holds words, and a regression (--loss mse) needs numbers");
        return std::move(*numbers);
    }
    Matrix targets(std::ssize(table.labels), 1);
    for (Index row = 0; row < targets.rows(); ++row) {
        const std::string& label = table.labels[static_cast<std::size_t>(row)];
        const std::optional<Index> found = class_of(label, encoding.class_names);
        if (!found) {
            refuse(table, "\"" + label + "\" is none of the classes that the network knows: " +
                              text::joined(encoding.class_names, " and "));
        }
        targets(row, 0) = static_cast<Scalar>(*found);
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
    return {std::move(samples.first), std::move(samples.rest),
            std::move(encoding),      text::printable(table.path.substr(table.path.rfind('/') + 1)),
            is_classification,        validation_fraction};
}

} // namespace

Problem problem_of(const Table& table, bool regression, double validation_fraction, Random& random) {
    Encoding encoding{table.feature_names, {}, {}, as_it_is(1)};
    if (!regression) encoding.class_names = two_classes(table);
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

} // namespace nn
