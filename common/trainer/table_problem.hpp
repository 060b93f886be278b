// Tool: a table as a problem to learn: split, encoded, and named after its file.
#pragma once

#include "common/math/random.hpp"
#include "common/trainer/encoding.hpp"
#include "common/trainer/table.hpp"

namespace nn {

// What the labels are. Automatically, they are amounts (a regression) where all of them are numbers and more than two differ;
// otherwise they are classes.
enum class Task { automatic, classification, regression };

// The table's samples, of which a fraction from 0 to below 1 (rounded, but at least one sample, and not all) is drawn for
// validation. The encoding is learned from the others: for a regression the labels have to be numbers, otherwise there
// have to be two classes or more. Throws std::runtime_error, "data.csv: reason", for labels that do not fit, and when there are
// too few samples to split.
Problem problem_of(const Table& table, Task task, double validation_fraction, Random& random);

// With an encoding that is known already: a network's that was trained before. Throws std::runtime_error when the table
// has other inputs, or a class that the encoding does not know.
Problem problem_of(const Table& table, const Encoding& encoding, double validation_fraction, Random& random);

// "throws.csv: 240 samples, 2 inputs; \"over\" has 2 classes: no, yes", and how to have it otherwise where that may be meant.
std::string summary_of(const Table& table, const Encoding& encoding);

} // namespace nn
