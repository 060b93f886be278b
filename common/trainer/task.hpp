// Tool: what there is to learn, as numbers that a network can be trained on, and the way back from them.
#pragma once

#include "common/data/dataset.hpp"
#include "common/trainer/table.hpp"

#include <string>
#include <vector>

namespace nn {

// How the columns of a table become numbers, learnt from training rows alone and needed by everybody who asks the
// network later: so it is saved with it.
struct Coding {
    std::vector<std::string> input_names;
    std::vector<std::string>
        class_names;             // what the targets 0 and 1 stand for; none when the target is an amount
    Standardizer inputs, target; // (1 × in), (1 × 1)

    bool is_amount() const { return class_names.empty(); }
    bool operator==(const Coding& other) const {
        return input_names == other.input_names && class_names == other.class_names &&
               inputs.mean == other.inputs.mean && inputs.deviation == other.inputs.deviation &&
               target.mean == other.target.mean && target.deviation == other.target.deviation;
    }
};

// The way back: coded rows in the units of the table, classes as 0 and 1.
Dataset in_units(const Dataset& coded, const Coding& coding);

struct Task {
    Dataset training, validation; // coded; the validation data may have no rows
    Coding coding;
};

// Exclusive or, as it is: nothing is standardised, and nothing kept for validation. As two classes, "0" and "1", or as an amount.
Task exclusive_or_task(bool as_amount);

// The table's rows, of which a share from 0 to below 1 (rounded, but at least one row, and not all) is drawn for validation.
// The coding is learnt from the others: for amounts the labels have to be numbers, otherwise there have to be two classes.
// Throws std::runtime_error, "data.csv: reason", for labels that do not fit, and when there are too few rows to split.
Task task_of(const Table& table, bool amounts, double validation_share, Random& random);

// With a coding that is known already: a network's that was trained before. Throws std::runtime_error when the table has
// other inputs, or a class that the coding does not know.
Task task_of(const Table& table, const Coding& coding, double validation_share, Random& random);

} // namespace nn
