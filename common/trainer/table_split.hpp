// Tool: which rows of a table are learned from, and which are kept for validation and for the test.
#pragma once

#include "common/math/random.hpp"
#include "common/trainer/table_problem.hpp"

#include <vector>

namespace nn {

// Numbers of rows, each list in ascending order.
struct Parts {
    std::vector<Index> training, validation, test;
};

// `classes` has the class of each row; none for a regression. Throws std::runtime_error where there are too few rows for what the
// options ask for.
Parts parts_of(const Table& table, const std::vector<Index>& classes, const ProblemOptions& options,
               Random& random);

// The fraction of the rows that is drawn for validation.
double validation_of(const ProblemOptions& options, const Table& table);

} // namespace nn
