#include "common/trainer/table_problem.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/fingerprint.hpp"
#include "common/trainer/table_check.hpp"
#include "common/trainer/table_split.hpp"
#include "common/trainer/table_summary.hpp"
#include "common/trainer/targets.hpp"
#include "common/trainer/weighted_loss.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace nn {

namespace {

// Only these rows, in ascending order, move to the front, so that a large table is not there twice.
void keep_rows(Matrix& values, const std::vector<Index>& rows) {
    Scalar* to = values.data();
    for (const Index row : rows)
        to = std::copy_n(values.data() + row * values.columns(), values.columns(), to);
    values.resize(std::ssize(rows), values.columns());
}

// Only the categories that one of these rows has; where another one stands, there is none from here on.
void keep_categories(Table& table, const std::vector<Index>& rows) {
    for (Index j = 0; j < table.features.columns(); ++j) {
        Column& column = table.columns[static_cast<std::size_t>(j)];
        if (column.categories.empty()) continue;
        std::vector<Scalar> position(column.categories.size(), NAN);
        for (const Index i : rows) {
            const Scalar category = table.features(i, j);
            if (!std::isnan(category)) position[static_cast<std::size_t>(category)] = 0;
        }
        std::vector<std::string> kept;
        for (std::size_t k = 0; k < position.size(); ++k) {
            if (std::isnan(position[k])) continue;
            position[k] = static_cast<Scalar>(kept.size());
            kept.push_back(column.categories[k]);
        }
        if (kept.empty()) { // nothing but missing values there
            kept = {column.categories[0]};
            position[0] = 0;
        }
        column.categories = kept;
        for (Index i = 0; i < table.rows(); ++i) {
            Scalar& category = table.features(i, j);
            if (!std::isnan(category)) category = position[static_cast<std::size_t>(category)];
        }
    }
}

// Puts the mean of the numbers that are there in place of those that are missing, 0 where none is, and gives back where.
std::vector<Index> fill_means(Matrix& x) {
    std::vector<double> sums(static_cast<std::size_t>(x.columns())), counts = sums;
    std::vector<Index> missing;
    for (Index k = 0; k < x.size(); ++k) {
        const auto column = static_cast<std::size_t>(k % x.columns());
        if (std::isnan(x.data()[k])) {
            missing.push_back(k);
        } else {
            sums[column] += x.data()[k];
            ++counts[column];
        }
    }
    for (const Index k : missing) {
        const auto column = static_cast<std::size_t>(k % x.columns());
        x.data()[k] = static_cast<Scalar>(counts[column] > 0 ? sums[column] / counts[column] : 0);
    }
    return missing;
}

// The figures of numbers; 0 and 1 that stand for categories stay as they are.
Standardizer figures_of(const Matrix& x, const std::vector<Column>& columns) {
    Standardizer figures = standardizer_of(x);
    Index input = 0;
    for (const Column& column : columns) {
        for (Index i = 0; i < column.inputs(); ++i, ++input) {
            if (column.categories.empty()) continue;
            figures.mean(0, input) = 0;
            figures.standard_deviation(0, input) = 1;
        }
    }
    return figures;
}

// One mean and one deviation for all pixels: those at the edge, which are nearly always 0, must not count for more.
Standardizer figures_of_pixels(const Matrix& x) {
    double sum = 0, squares = 0;
    for (const Scalar value : x) sum += value;
    const double mean = sum / static_cast<double>(x.size());
    for (const Scalar value : x) squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(x.size()));
    return {Matrix(1, x.columns(), static_cast<Scalar>(mean)),
            Matrix(1, x.columns(), deviation > 0 ? static_cast<Scalar>(deviation) : 1)};
}

// The means and deviations of the encoding, from the training samples, which stay as they are.
void learn_figures(Dataset& training, Encoding& encoding, const std::string& path, bool are_images) {
    const std::vector<Index> missing = encoding.fills_missing ? fill_means(training.x) : std::vector<Index>();
    try {
        encoding.inputs =
            are_images ? figures_of_pixels(training.x) : figures_of(training.x, encoding.columns);
        encoding.target =
            encoding.is_regression() ? standardizer_of(training.target) : as_it_is(encoding.outputs());
    } catch (const std::invalid_argument&) {
        throw std::runtime_error(
            path + ": holds numbers that are too large, or too close to each other, to be standardised");
    }
    for (const Index k : missing) training.x.data()[k] = NAN; // to become 0, as in every other part
}

} // namespace

Problem problem_of(Table table, const ProblemOptions& options, Random& random) {
    const std::string path = table.path;
    Encoding encoding;
    if (options.known) {
        encoding = *options.known;
        if (encoding.is_regression()) require_numbers(table);
    } else if (options.task == Task::regression ||
               (options.task == Task::automatic && !table.are_images && are_amounts(table))) {
        require_numbers(table);
    } else {
        encoding.class_names = all_classes(table);
    }
    const std::vector<Index> classes =
        encoding.is_regression() ? std::vector<Index>() : classes_of_rows(table, encoding.class_names);
    Problem problem{.name = file_name(table),
                    .label = table.labels.column,
                    .summary = summary_of(table, encoding.class_names),
                    .is_classification = !encoding.is_regression(),
                    .validation_fraction = validation_of(options, table)};
    if (!options.known && !table.are_images) {
        for (const std::string& warning : warnings_about(table, classes)) problem.summary += "\n" + warning;
    }
    if (table.unknown_categories > 0) {
        problem.summary += "\nOf " + text::counted(table.unknown_categories, "field") +
                           " the category is unknown to the network, and counts as none.";
    }
    const Parts parts = parts_of(table, classes, options, random);
    if (!options.known) {
        keep_categories(table, parts.training);
        encoding.columns = table.columns;
        encoding.fills_missing = options.fills_missing;
    }
    problem.table = hash_of(table);
    problem.learned_before = options.learned;
    problem.fingerprints = fingerprints_of(table.features, table.columns, parts.training);

    Matrix targets = targets_of(table, encoding, classes), x;
    const bool are_numbers = std::all_of(table.columns.begin(), table.columns.end(),
                                         [](const Column& column) { return column.categories.empty(); });
    if (are_numbers) {
        x = std::move(table.features);
    } else {
        one_hot(table.features, table.columns, x);
        table.features = Matrix();
    }
    for (const auto& [part, rows] :
         {std::pair{&problem.validation, &parts.validation}, {&problem.test, &parts.test}}) {
        *part = {rows_of(x, *rows), rows_of(targets, *rows)};
    }
    keep_rows(x, parts.training);
    keep_rows(targets, parts.training);
    if (options.balances_classes && problem.is_classification)
        problem.class_weights = balanced_weights(targets);
    problem.training = {std::move(x), std::move(targets)};

    if (!options.known) learn_figures(problem.training, encoding, path, table.are_images);
    for (Dataset* part : {&problem.training, &problem.validation, &problem.test}) {
        if (part->size() == 0) continue;
        standardize(part->x, encoding);
        encoding.target.apply(part->target);
    }
    problem.encoding = std::move(encoding);
    return problem;
}

void tell_what_was_learned(Problem& problem, const Model& model) {
    problem.training_name = "samples";
    std::vector<std::string> options;
    for (const auto& [name, value] : model.options)
        options.push_back(value.empty() ? name : name + " " + value);
    if (!options.empty())
        problem.summary +=
            "\nThe network was trained with " + text::printable(text::joined(options, " ")) + ".";
    if (!model.learned) {
        problem.summary += "\nFrom which of these rows the network has learned is not known.";
        return;
    }
    const std::vector<Index> others = rows_not_among(*model.learned, problem.fingerprints);
    const auto all = std::to_string(problem.training.size());
    if (others.empty() || std::ssize(others) == problem.training.size()) {
        problem.summary += others.empty() ? "\nThe network has learned from all of these rows."
                                          : "\nThe network has learned from none of these rows.";
        return;
    }
    problem.summary +=
        "\nThe network has not learned from " + std::to_string(others.size()) + " of these rows.";
    problem.validation = rows_of(problem.training, others);
    problem.validation_name = "samples that it has not learned from";
}

Dataset encoded_samples(const Table& table, const Encoding& encoding) {
    if (encoding.is_regression()) require_numbers(table);
    Dataset samples;
    one_hot(table.features, encoding.columns, samples.x);
    samples.target = targets_of(table, encoding,
                                encoding.is_regression() ? std::vector<Index>()
                                                         : classes_of_rows(table, encoding.class_names));
    standardize(samples.x, encoding);
    encoding.target.apply(samples.target);
    return samples;
}

} // namespace nn
