#include "common/trainer/table_problem.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/fingerprint.hpp"
#include "common/trainer/labels.hpp"
#include "common/trainer/partition.hpp"
#include "common/trainer/table_check.hpp"
#include "common/trainer/weighted_loss.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <numeric>
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

std::string label_of(const Table& table) { return "the label \"" + table.labels.column + "\" "; }

// "data.csv:12: "n/a" in column "price" is reason", of one of the different labels.
[[noreturn]] void refuse_label(const Table& table, std::size_t which, const std::string& reason) {
    throw std::runtime_error(table.path + ":" + std::to_string(table.labels.lines[which]) + ": \"" +
                             text::one_line(text::shortened(table.labels.different[which], 40)) +
                             "\" in column \"" + table.labels.column + "\" " + reason);
}

[[noreturn]] void refuse_so_many(const Table& table) {
    refuse(table, label_of(table) + "has more than " + std::to_string(most_classes) +
                      " classes, and no more are told apart");
}

// How many rows have each of the different labels.
std::vector<Index> counts_of(const Labels& labels) {
    std::vector<Index> counts(labels.different.size());
    for (const std::int32_t which : labels.of_row) ++counts[static_cast<std::size_t>(which)];
    return counts;
}

// Numbers of which more than two differ. Throws for words among them, if they are fewer.
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

// Two or more.
std::vector<std::string> all_classes(const Table& table) {
    if (table.labels.different.empty()) refuse_so_many(table);
    std::vector<std::string> classes = classes_of(table.labels.different);
    if (classes.size() == 1) {
        refuse(table, label_of(table) + "is the same in every row: there is nothing to tell apart");
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

// The number of each row's class.
std::vector<Index> classes_of_rows(const Table& table, const Encoding& encoding) {
    if (table.labels.different.empty()) refuse_so_many(table);
    std::vector<Index> classes;
    for (std::size_t i = 0; i < table.labels.different.size(); ++i) {
        const std::optional<Index> found = class_of(table.labels.different[i], encoding.class_names);
        if (!found) {
            refuse_label(table, i,
                         "is none of the classes that the network knows: " + known_classes(encoding));
        }
        classes.push_back(*found);
    }
    std::vector<Index> rows;
    rows.reserve(table.labels.of_row.size());
    for (const std::int32_t which : table.labels.of_row)
        rows.push_back(classes[static_cast<std::size_t>(which)]);
    return rows;
}

// (samples × outputs): numbers as they are, classes as the encoding has them.
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

Matrix rows_of(const Matrix& values, const std::vector<Index>& rows) {
    Matrix part(std::ssize(rows), values.columns());
    Scalar* to = part.data();
    for (const Index row : rows)
        to = std::copy_n(values.data() + row * values.columns(), values.columns(), to);
    return part;
}

// Only these rows, in ascending order, move to the front, so that a large table is not there twice.
void keep_rows(Matrix& values, const std::vector<Index>& rows) {
    Scalar* to = values.data();
    for (const Index row : rows)
        to = std::copy_n(values.data() + row * values.columns(), values.columns(), to);
    values.resize(std::ssize(rows), values.columns());
}

// Only the words that one of these rows has; where another one stands, there is none from here on.
void keep_words(Table& table, const std::vector<Index>& rows) {
    for (Index j = 0; j < table.features.columns(); ++j) {
        Column& column = table.columns[static_cast<std::size_t>(j)];
        if (column.words.empty()) continue;
        std::vector<Scalar> position(column.words.size(), NAN);
        for (const Index i : rows) {
            const Scalar word = table.features(i, j);
            if (!std::isnan(word)) position[static_cast<std::size_t>(word)] = 0;
        }
        std::vector<std::string> kept;
        for (std::size_t word = 0; word < position.size(); ++word) {
            if (std::isnan(position[word])) continue;
            position[word] = static_cast<Scalar>(kept.size());
            kept.push_back(column.words[word]);
        }
        if (kept.empty()) { // nothing but missing values there
            kept = {column.words[0]};
            position[0] = 0;
        }
        column.words = kept;
        for (Index i = 0; i < table.rows(); ++i) {
            Scalar& word = table.features(i, j);
            if (!std::isnan(word)) word = position[static_cast<std::size_t>(word)];
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

// The figures of numbers; 0 and 1 that stand for words stay as they are.
Standardizer figures_of(const Matrix& x, const std::vector<Column>& columns) {
    Standardizer figures = standardizer_of(x);
    Index input = 0;
    for (const Column& column : columns) {
        for (Index i = 0; i < column.inputs(); ++i, ++input) {
            if (column.words.empty()) continue;
            figures.mean(0, input) = 0;
            figures.standard_deviation(0, input) = 1;
        }
    }
    return figures;
}

// "no (141), yes (99)"; of many, the first; of a class that is there once, its line.
std::string counted_classes(const Table& table, const std::vector<std::string>& classes) {
    constexpr std::size_t most = 8;
    const std::vector<Index> counts = counts_of(table.labels);
    std::vector<Index> of_class(classes.size());
    std::vector<std::ptrdiff_t> line(classes.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto which = static_cast<std::size_t>(class_of(table.labels.different[i], classes).value_or(0));
        of_class[which] += counts[i];
        line[which] = table.labels.lines[i];
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(most, classes.size()); ++i) {
        text += (i == 0 ? "" : ", ") + text::visible(classes[i]) + " (" + std::to_string(of_class[i]);
        if (of_class[i] == 1) text += ", line " + std::to_string(line[i]);
        text += ")";
    }
    return classes.size() > most ? text + ", ..." : text;
}

// "throws.csv: 240 samples, 2 inputs; \"over\" has 2 classes: no (141), yes (99)", and how to have it otherwise where that may
// be meant.
std::string summary_of(const Table& table, const std::vector<std::string>& classes) {
    constexpr std::size_t few = 20;
    const auto count = [](Index number, const char* what) {
        return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
    };
    const auto of_words = std::count_if(table.columns.begin(), table.columns.end(),
                                        [](const Column& column) { return !column.words.empty(); });
    const std::string words = of_words == 0 ? "" : ", " + std::to_string(of_words) + " of them words";
    const std::string format = table.format.empty() ? "" : " (" + table.format + ")";
    const std::string begin = file_name(table) + ": " + count(table.rows(), "sample") + ", " +
                              count(std::ssize(table.columns), "input") + words + format + "; \"" +
                              text::printable(table.labels.column) + "\" ";
    if (!classes.empty()) {
        return begin + "has " + std::to_string(classes.size()) +
               " classes: " + counted_classes(table, classes);
    }
    const std::size_t different =
        table.labels.different.empty() ? few + 1 : classes_of(table.labels.different).size();
    const std::string text = begin + "is an amount: a regression";
    if (different < 2 || different > few || 2 * static_cast<Index>(different) > table.rows()) return text;
    return text + "\n(--task classification makes its " + std::to_string(different) + " values classes)";
}

double validation_of(const ProblemOptions& options, const Table& table) {
    constexpr Index many = 300; // samples
    return options.validation.value_or(table.rows() >= many ? 0.15 * (1 - options.test) : 0);
}

// Of rows, their order and their labels; any other table has another one, but for about one in 2^64.
std::uint64_t hash_of(const Table& table) {
    std::uint64_t hash = 0;
    const auto add = [&hash](std::uint64_t value) {
        hash = (hash ^ value) * 0x9e3779b97f4a7c15;
        hash ^= hash >> 32;
    };
    std::vector<std::vector<std::uint64_t>>
        words; // of each column, by their letters, as their positions may change
    for (const Column& column : table.columns) {
        words.emplace_back();
        for (const std::string& word : column.words) words.back().push_back(hash_of_text(word));
    }
    for (Index i = 0; i < table.rows(); ++i) {
        for (Index j = 0; j < table.features.columns(); ++j) {
            const auto& known = words[static_cast<std::size_t>(j)];
            const double value = table.features(i, j);
            if (std::isnan(value)) {
                add(1);
            } else {
                add(known.empty() ? std::bit_cast<std::uint64_t>(value)
                                  : known[static_cast<std::size_t>(value)]);
            }
        }
    }
    for (const Scalar label : table.labels.numbers)
        add(std::bit_cast<std::uint64_t>(static_cast<double>(label)));
    for (const std::int32_t which : table.labels.of_row) add(static_cast<std::uint64_t>(which));
    for (const std::string& label : table.labels.different) add(hash_of_text(label));
    return hash;
}

struct Parts {
    std::vector<Index> training, validation, test; // rows
};

Parts parts_of(const Table& table, const std::vector<Index>& classes, const ProblemOptions& options,
               Random& random) {
    std::vector<Index> all(static_cast<std::size_t>(table.rows()));
    std::iota(all.begin(), all.end(), Index{0});
    Parts parts;
    if (!options.learned.empty()) { // those stay
        std::vector<Index> others =
            rows_not_among(options.learned, fingerprints_of(table.features, table.columns, all));
        std::set_difference(all.begin(), all.end(), others.begin(), others.end(),
                            std::back_inserter(parts.training));
        all = std::move(others);
    }
    Partition test;
    if (options.folds > 0) {
        const std::vector<Index> folds = folds_of(all, classes, options.folds, random);
        for (const Index row : all) {
            const bool is_in_fold = folds[static_cast<std::size_t>(row)] == options.fold;
            (is_in_fold ? test.drawn : test.rest).push_back(row);
        }
    } else {
        test = drawn_of_each(std::move(all), classes, options.test, random);
    }
    const double fraction = validation_of(options, table);
    // Of what the test leaves, so many that they are that fraction of all.
    Partition validation =
        drawn_of_each(std::move(test.rest), classes, fraction / (1 - options.test), random);
    if ((options.test > 0 && test.drawn.empty()) || (fraction > 0 && validation.drawn.empty())) {
        refuse(
            table,
            "too few rows to put some aside: of each class one has to stay" +
                std::string(options.learned.empty() ? "" : ", and those that the network has learned from"));
    }
    parts.validation = std::move(validation.drawn);
    parts.test = std::move(test.drawn);
    const auto middle =
        parts.training.insert(parts.training.end(), validation.rest.begin(), validation.rest.end());
    std::inplace_merge(parts.training.begin(), middle, parts.training.end());
    return parts;
}

} // namespace

Problem problem_of(Table table, const ProblemOptions& options, Random& random) {
    const std::string path = table.path;
    Encoding encoding;
    if (options.known) {
        encoding = *options.known;
        if (encoding.is_regression()) require_numbers(table);
    } else if (options.task == Task::regression || (options.task == Task::automatic && are_amounts(table))) {
        require_numbers(table);
    } else {
        encoding.class_names = all_classes(table);
    }
    const std::vector<Index> classes =
        encoding.is_regression() ? std::vector<Index>() : classes_of_rows(table, encoding);
    Problem problem{.name = file_name(table),
                    .label = table.labels.column,
                    .summary = summary_of(table, encoding.class_names),
                    .is_classification = !encoding.is_regression(),
                    .validation_fraction = validation_of(options, table)};
    if (!options.known) {
        for (const std::string& doubt : doubts_about(table, classes)) problem.summary += "\n" + doubt;
    }
    if (table.unknown_words > 0) {
        problem.summary += "\n" + std::to_string(table.unknown_words) +
                           (table.unknown_words == 1 ? " field holds a word" : " fields hold words") +
                           " that the network has not learned, and which counts as none.";
    }
    const Parts parts = parts_of(table, classes, options, random);
    if (!options.known) {
        keep_words(table, parts.training);
        encoding.columns = table.columns;
        encoding.fills_missing = options.fills_missing;
    }
    problem.table = hash_of(table);
    problem.learned_before = options.learned;
    problem.fingerprints = fingerprints_of(table.features, table.columns, parts.training);

    Matrix targets = targets_of(table, encoding, classes), x;
    const bool are_numbers = std::all_of(table.columns.begin(), table.columns.end(),
                                         [](const Column& column) { return column.words.empty(); });
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

    if (!options.known) {
        const std::vector<Index> missing =
            encoding.fills_missing ? fill_means(problem.training.x) : std::vector<Index>();
        try {
            encoding.inputs = figures_of(problem.training.x, encoding.columns);
            if (encoding.is_regression()) encoding.target = standardizer_of(problem.training.target);
        } catch (const std::invalid_argument&) {
            throw std::runtime_error(
                path + ": holds numbers that are too large, or too close to each other, to be standardised");
        }
        for (const Index k : missing)
            problem.training.x.data()[k] = NAN; // to become 0, as in every other part
        if (!encoding.is_regression()) encoding.target = as_it_is(encoding.outputs());
    }
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
    problem.validation = {rows_of(problem.training.x, others), rows_of(problem.training.target, others)};
    problem.validation_name = "samples that it has not learned from";
}

Dataset encoded_samples(const Table& table, const Encoding& encoding) {
    if (encoding.is_regression()) require_numbers(table);
    Dataset samples;
    one_hot(table.features, encoding.columns, samples.x);
    samples.target = targets_of(
        table, encoding, encoding.is_regression() ? std::vector<Index>() : classes_of_rows(table, encoding));
    standardize(samples.x, encoding);
    encoding.target.apply(samples.target);
    return samples;
}

} // namespace nn
