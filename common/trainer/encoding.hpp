// Tool: what there is to learn, as numbers that a network can be trained on, and the way back from them.
#pragma once

#include "common/data/dataset.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace nn {

// A column of a table. A categorical one has its categories, in the order of their bytes; one of numbers has none.
struct Column {
    std::string name;
    std::vector<std::string> categories = {};

    // How many inputs of a network it takes: a number one, categories one each (one-hot).
    Index inputs() const { return categories.empty() ? 1 : std::ssize(categories); }
    bool operator==(const Column&) const = default;
};

Index inputs_of(const std::vector<Column>& columns);

// What the columns are called that hold the pixels of images: "pixel 0 0", "pixel 0 1" (row, column), ...
std::vector<Column> pixel_columns(Index rows, Index columns);

// How the columns of a table become numbers, learned from training samples alone and needed by whoever asks the
// network for predictions later: so it is saved with it.
struct Encoding {
    std::vector<Column> columns = {}; // the inputs
    // None for a regression. The target is one column: the number, or 0 for the first of two classes and 1 for the second; of
    // more classes each has a column, which is 1 for its samples and 0 for all others (one-hot).
    std::vector<std::string> class_names = {};
    Standardizer inputs = {}, target = {}; // (1 × in), (1 × outputs)
    bool fills_missing = false;            // a number that is missing counts as the mean, a category as none

    bool is_regression() const { return class_names.empty(); }
    Index outputs() const { return class_names.size() > 2 ? std::ssize(class_names) : 1; }
    std::vector<std::string> input_names() const;
    bool are_pixels() const { return !columns.empty() && columns[0].name == "pixel 0 0"; } // of images
};

// features (rows × columns), a number or the position of a category in each, NaN for none -> x (rows × inputs): the numbers
// as they are, and 1 for the category that it is, 0 for all others.
void one_hot(const Matrix& features, const std::vector<Column>& columns, Matrix& x);

// Standardises x (rows × inputs), in place; a number that is missing becomes the mean, which is 0.
void standardize(Matrix& x, const Encoding& encoding);

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

// The way back: encoded samples in the units of the table, classes and categories as 0 and 1.
Dataset decoded(const Dataset& encoded, const Encoding& encoding);

// A row of decoded inputs as it stands in the table, a text for each column: "39.1", "Biscoe"; "?" for no category.
std::vector<std::string> row_as_text(const Matrix& decoded, Index row, const Encoding& encoding);

struct Problem {
    Dataset training = {}, validation = {}; // encoded; the validation data may have no samples
    Encoding encoding = {};
    std::string name = "";    // "XOR", "throws.csv"
    std::string label = "";   // the column that is learned
    std::string summary = ""; // what the table is like, in a line or two
    // Whether predictions are right or wrong, and not just near or far: targets are classes.
    bool is_classification = true;
    double validation_fraction = 0;
    Dataset test = {};                      // never looked at before the report; it may have no samples
    std::vector<double> class_weights = {}; // how much a sample of each class counts; none: all the same
    // Fingerprints: of the rows of `training`, in their order, and of those that its network has learned from before.
    std::vector<std::uint32_t> fingerprints = {}, learned_before = {};
    std::uint64_t table =
        0; // of all of the table, in its order, labels too: that it is the same one when a training goes on
    std::string training_name = "training samples", validation_name = "validation samples"; // in the report
};

// Exclusive or, as it is: nothing is standardised, and nothing kept for validation. For cross-entropy as two classes, "0"
// and "1"; for the mean squared error as numbers.
inline Problem exclusive_or_problem(bool as_numbers = false) {
    Encoding encoding{{{"x1"}, {"x2"}}, {"0", "1"}, as_it_is(2), as_it_is(1)};
    if (as_numbers) encoding.class_names.clear();
    return {exclusive_or(), {}, encoding, "XOR"};
}

} // namespace nn
