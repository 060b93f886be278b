// Tool: a table as a problem to learn: split, encoded, and named after its file.
#pragma once

#include "common/math/random.hpp"
#include "common/trainer/encoding.hpp"
#include "common/trainer/model.hpp"
#include "common/trainer/table.hpp"

#include <optional>

namespace nn {

// What the labels are. Automatically, they are amounts (a regression) where all of them are numbers and more than two differ;
// otherwise they are classes.
enum class Task { automatic, classification, regression };

struct ProblemOptions {
    Task task = Task::automatic;
    // The fractions of the samples, from 0 to below 1, that are drawn for them. Without one for the validation it is 0.15
    // where there are 300 samples and more, and otherwise 0.
    std::optional<double> validation = 0;
    double test = 0;
    Index folds = 0, fold = 0; // above 0: in place of a fraction, the test has fold number `fold` of so many
    bool balances_classes = false; // see balanced_weights()
    bool fills_missing = false;    // see Encoding
    // Of a network that was trained before: its encoding, which is learned otherwise, and the fingerprints of the rows that it
    // has learned from, which are learned from again and not drawn for anything else.
    const Encoding* known = nullptr;
    std::vector<std::uint32_t> learned = {};
};

// The table's samples, of each class as many for validation and for the test as of the others (see partition.hpp). The
// encoding is learned from those that are left: categories that none of them has are unknown to it. Throws
// std::runtime_error, "data.csv: reason", for labels that do not fit the task, and when there are too few
// samples to split.
Problem problem_of(Table table, const ProblemOptions& options, Random& random);

// For a network that is evaluated on all of the problem's samples: says in the summary from how many of them it has learned, where
// that is known, and makes the others, where there are some, the validation data.
void tell_what_was_learned(Problem& problem, const Model& model);

// All of the table's samples, encoded. Throws as problem_of() does for labels that the encoding does not know.
Dataset encoded_samples(const Table& table, const Encoding& encoding);

} // namespace nn
