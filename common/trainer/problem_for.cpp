#include "common/trainer/problem_for.hpp"

#include "common/text/strings.hpp"
#include "common/trainer/fingerprint.hpp"
#include "common/trainer/image_table.hpp"
#include "common/trainer/state_dict.hpp"
#include "common/trainer/targets.hpp"

#include <numeric>

namespace nn {

namespace {

// Of the columns that the network has learned from, and of its label, if no other is asked for.
ReadOptions reading_for(const Settings& s, const Model& known) {
    ReadOptions reading = reading_of(s);
    reading.known = &known.encoding.columns;
    if (known.encoding.fills_missing) {
        reading.missing = ReadOptions::Missing::keep;
    } else if (reading.missing == ReadOptions::Missing::keep) {
        throw cli::UsageError("--missing mean: the network was not trained with it");
    }
    for (const auto& [name, value] : known.options) {
        if (name == "--label" && s.label.empty()) reading.label = value;
    }
    return reading;
}

// Rows of the test that prove nothing, as others with the same inputs are learned from.
void tell_rows_of_both(Problem& problem, const Table& test) {
    std::vector<Index> rows(static_cast<std::size_t>(test.rows()));
    std::iota(rows.begin(), rows.end(), Index{0});
    std::vector<std::uint32_t> learned = problem.fingerprints;
    learned.insert(learned.end(), problem.learned_before.begin(), problem.learned_before.end());
    const auto others = rows_not_among(sorted_without_repeats(std::move(learned)),
                                       fingerprints_of(test.features, test.columns, rows));
    const Index count = test.rows() - std::ssize(others);
    if (count == 0) return;
    problem.summary += "\n" + std::to_string(count) + " of the " + text::counted(test.rows(), "test row") +
                       (count == 1 ? " has" : " have") + " the inputs of rows that are learned from.";
}

} // namespace

Table table_for(const Settings& s, const ReadOptions& reading) {
    if (!s.has_images()) return read_table(s.file, reading);
    Table table = read_image_table(s.images, s.image_labels);
    if (reading.known) require_columns(table, *reading.known);
    return table;
}

namespace {

// The table, and in which encoding the network reads it.
struct KnownTable {
    Table table;
    Encoding encoding;
};

KnownTable known_table(const Settings& s, const Model& known) {
    if (!known.is_state_dict) return {table_for(s, reading_for(s, known)), known.encoding};
    Table table = table_for(s, reading_of(s));
    const bool is_regression = s.task == "regression" || (s.task == "auto" && !table.are_images &&
                                                          are_amounts(table) && known.sizes.back() == 1);
    Encoding encoding = encoding_for(known, table, is_regression);
    return {std::move(table), std::move(encoding)};
}

} // namespace

Problem problem_for(const Settings& s, const Model* known, Random& random) {
    ProblemOptions parts = problem_options_of(s);
    KnownTable source;
    if (known) {
        source = known_table(s, *known);
        parts.known = &source.encoding;
        parts.learned = known->learned.value_or(Fingerprints());
    } else {
        source.table = table_for(s, reading_of(s));
    }
    Problem problem = problem_of(std::move(source.table), parts, random);
    if (parts.balances_classes && !problem.is_classification) {
        throw cli::UsageError("--class-weights is for classes, and the label is an amount");
    }
    if (s.test_images.empty() && (s.test.empty() || test_fraction(s))) return problem;
    ReadOptions reading = known && !known->is_state_dict ? reading_for(s, *known) : reading_of(s);
    reading.known = &problem.encoding.columns;
    reading.label = problem.label;
    const Table test =
        s.has_images() ? read_image_table(s.test_images, s.test_labels) : read_table(s.test, reading);
    if (s.has_images()) require_columns(test, problem.encoding.columns);
    problem.test = encoded_samples(test, problem.encoding);
    tell_rows_of_both(problem, test);
    return problem;
}

Problem whole_problem_for(const Settings& s, const Model& known, Random& random) {
    KnownTable source = known_table(s, known);
    return problem_of(std::move(source.table), {.known = &source.encoding}, random);
}

} // namespace nn
