// Tool: what there is to learn, as numbers that a network can be trained on, and the way back from them.
#pragma once

#include "common/data/dataset.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace nn {

// How the columns of a table become numbers, learned from training samples alone and needed by whoever asks the
// network for predictions later: so it is saved with it.
struct Encoding {
    std::vector<std::string> input_names;
    // None for a regression. The target is one column: the number, or 0 for the first of two classes and 1 for the second; of
    // more classes each has a column, which is 1 for its samples and 0 for all others (one-hot).
    std::vector<std::string> class_names;
    Standardizer inputs, target; // (1 × in), (1 × outputs)

    bool is_regression() const { return class_names.empty(); }
    Index outputs() const { return class_names.size() > 2 ? std::ssize(class_names) : 1; }
};

// Figures that leave columns as they are: for what is not to be standardised.
inline Standardizer as_it_is(Index columns) { return {Matrix(1, columns), Matrix(1, columns, 1)}; }

// Which class a row of targets or of predictions (samples × outputs) stands for.
inline Index class_in_row(const Matrix& values, Index row) {
    if (values.columns() == 1) return values(row, 0) > Scalar(0.5);
    Index largest = 0;
    for (Index j = 1; j < values.columns(); ++j) {
        if (values(row, j) > values(row, largest)) largest = j;
    }
    return largest;
}

// The way back: encoded samples in the units of the table, classes as 0 and 1.
inline Dataset decoded(const Dataset& encoded, const Encoding& encoding) {
    Dataset data = encoded;
    const auto undo = [](const Standardizer& standardizer, Matrix& values) {
        standardizer.undo(values);
        for (Index i = 0; i < values.rows(); ++i) {
            for (Index j = 0; j < values.columns();
                 ++j) { // 0 that is no longer 0 after there and back, by rounding
                const Scalar unit = standardizer.standard_deviation(0, j);
                if (std::abs(values(i, j)) < Scalar(1e-12) * unit) values(i, j) = 0;
            }
        }
    };
    undo(encoding.inputs, data.x);
    undo(encoding.target, data.target);
    return data;
}

struct Problem {
    Dataset training, validation; // encoded; the validation data may have no samples
    Encoding encoding;
    std::string name; // "XOR", "throws.csv"
    // Whether predictions are right or wrong, and not just near or far: targets are classes.
    bool is_classification = true;
    double validation_fraction = 0;
};

// Exclusive or, as it is: nothing is standardised, and nothing kept for validation. For cross-entropy as two classes, "0"
// and "1"; for the mean squared error as numbers.
inline Problem exclusive_or_problem(bool as_numbers = false) {
    Encoding encoding{{"x1", "x2"}, {"0", "1"}, as_it_is(2), as_it_is(1)};
    if (as_numbers) encoding.class_names.clear();
    return {exclusive_or(), {}, encoding, "XOR"};
}

} // namespace nn
