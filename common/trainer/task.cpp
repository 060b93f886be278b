// Tool: split, learn the coding, code.
#include "common/trainer/task.hpp"

#include "common/trainer/labels.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace nn {

namespace {

[[noreturn]] void refuse(const Table& table, const std::string& reason) {
    throw std::runtime_error(table.path + ": " + reason);
}

Standardizer as_it_is(Index columns) { return {Matrix(1, columns), Matrix(1, columns, 1)}; }

std::vector<std::string> two_classes(const Table& table) {
    const std::vector<std::string> classes = classes_of(table.labels);
    const std::string label = "the label \"" + table.label_name + "\"";
    if (classes.size() == 1)
        refuse(table, label + " is the same in every row: there is nothing to tell apart");
    if (classes.size() > 2) {
        refuse(table, label + " has " + std::to_string(classes.size()) +
                          " classes; this chapter tells two apart (more come with chapter 8); for an amount, "
                          "use --loss "
                          "mse");
    }
    return classes;
}

// (rows × 1): amounts as they are, classes as 0 and 1.
Matrix targets_of(const Table& table, const Coding& coding) {
    if (coding.is_amount()) {
        std::optional<Matrix> numbers = numbers_of(table.labels);
        if (!numbers)
            refuse(table, "the label \"" + table.label_name + "\" holds words: no amount (--loss mse)");
        return std::move(*numbers);
    }
    Matrix targets(std::ssize(table.labels), 1);
    for (Index row = 0; row < targets.rows(); ++row) {
        const std::string& label = table.labels[static_cast<std::size_t>(row)];
        const auto found =
            std::find_if(coding.class_names.begin(), coding.class_names.end(),
                         [&](const std::string& name) { return class_of(label, {name}).has_value(); });
        if (found == coding.class_names.end()) {
            refuse(table, "\"" + label + "\" is none of the classes that the network knows: " +
                              coding.class_names[0] + " and " + coding.class_names[1]);
        }
        targets(row, 0) = static_cast<Scalar>(found - coding.class_names.begin());
    }
    return targets;
}

// Training first.
Split drawn(const Table& table, const Coding& coding, double validation_share, Random& random) {
    const Dataset all{table.features, targets_of(table, coding)};
    if (validation_share == 0) return {all, {}};
    if (all.size() < 2) refuse(table, "one row cannot be split into training and validation");
    const auto kept = static_cast<Index>(std::lround(validation_share * static_cast<double>(all.size())));
    return split(shuffled(all, random), all.size() - std::clamp<Index>(kept, 1, all.size() - 1));
}

Task coded(Split rows, Coding coding) {
    for (Dataset* part : {&rows.first, &rows.rest}) {
        if (part->size() == 0) continue;
        coding.inputs.apply(part->x);
        coding.target.apply(part->target);
    }
    return {std::move(rows.first), std::move(rows.rest), std::move(coding)};
}

} // namespace

Dataset in_units(const Dataset& coded, const Coding& coding) {
    Dataset data = coded;
    coding.inputs.undo(data.x);
    coding.target.undo(data.target);
    const auto remove_residue = [](Matrix& values,
                                   const Matrix& deviation) { // of rounding: 0 has to be 0 again
        for (Index i = 0; i < values.rows(); ++i) {
            for (Index j = 0; j < values.columns(); ++j) {
                if (std::abs(values(i, j)) < Scalar(1e-12) * deviation(0, j)) values(i, j) = 0;
            }
        }
    };
    remove_residue(data.x, coding.inputs.deviation);
    remove_residue(data.target, coding.target.deviation);
    return data;
}

Task exclusive_or_task(bool as_amount) {
    Coding coding{{"x1", "x2"}, {}, as_it_is(2), as_it_is(1)};
    if (!as_amount) coding.class_names = {"0", "1"};
    return {exclusive_or(), {}, coding};
}

Task task_of(const Table& table, bool amounts, double validation_share, Random& random) {
    Coding coding{table.feature_names, {}, {}, as_it_is(1)};
    if (!amounts) coding.class_names = two_classes(table);
    Split rows = drawn(table, coding, validation_share, random);
    coding.inputs = standardizer_of(rows.first.x);
    if (amounts) coding.target = standardizer_of(rows.first.target);
    return coded(std::move(rows), std::move(coding));
}

Task task_of(const Table& table, const Coding& coding, double validation_share, Random& random) {
    if (table.feature_names != coding.input_names) {
        const auto listed = [](const std::vector<std::string>& names) {
            std::string text;
            for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
            return text;
        };
        refuse(table, "the network was trained with the inputs " + listed(coding.input_names) +
                          "; here are " + listed(table.feature_names));
    }
    return coded(drawn(table, coding, validation_share, random), coding);
}

} // namespace nn
