// Tool: a table from a CSV file: numbers and categories to learn from, and a label for each row. What cannot be right is
// refused, and the message says where: "data.csv:12: expected 3 fields, got 2".
#pragma once

#include "common/files/csv.hpp"
#include "common/math/matrix.hpp"
#include "common/trainer/encoding.hpp"
#include "common/trainer/table_header.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace nn {

// What is to be learned.
struct Labels {
    std::string column; // its name
    // The different ones as they are written, in the order in which they come first, and the line of the file where
    // each does, or 0 where it has none. Where more than 10,000 differ there are none of these.
    std::vector<std::string> different;
    std::vector<std::ptrdiff_t> lines;
    std::vector<std::int32_t> of_row; // which of the different ones each row has
    std::vector<Scalar> numbers;      // of each row, where all of them are numbers; otherwise none

    std::string path = ""; // of their file, where that is another one

    bool are_numbers() const { return !numbers.empty(); }
};

// Of rows in memory, as if they stood in a file below a header.
Labels labels_of(const std::string& column, const std::vector<std::string>& labels);

struct Table {
    std::string path;            // for messages
    std::vector<Column> columns; // to learn from
    // (rows × columns): the number; of a categorical column the position of its category; NaN where the value is missing.
    Matrix features;
    Labels labels;
    Index unknown_categories = 0; // in columns that were known before
    std::string format = ""; // what is not usual of the file: "semicolons between the fields, decimal commas"
    bool are_images = false; // the columns are their pixels, from 0 to 1; the labels are classes

    Index rows() const { return features.rows(); }
};

struct ReadOptions {
    std::string label = "";                // the column; the last one when empty
    std::vector<std::string> ignored = {}; // columns that are left out
    Header header = Header::automatic;
    // What becomes of a row in which a value is missing: nothing at all is read; it is left out; it stays, as NaN. A
    // row without a label is left out with both of these.
    enum class Missing { refuse, drop, keep } missing = Missing::refuse;
    // What a network has learned from: only these columns are read, each as it was then; a category that is none of
    // its own is NaN.
    const std::vector<Column>* known = nullptr;
    // Called now and then with the share of the file that was read, from 0 to 1.
    std::function<void(double)> progress = {};
};

// Every column but the label is one to learn from, but those that are ignored; a first one without a name, which numbers
// the rows; and one with too many categories, such as a name or a date (see categories.hpp). A column is one of numbers where all
// its fields are numbers or marks of missing values, and otherwise categorical.
//
// The first row names the columns, unless told otherwise, when a word stands in it above numbers; when its words are
// all different and none comes again below; when it is 0, 1, 2, ...; and when a word in it is the label that is
// asked for. Columns without names are called "column 1", "column 2", and so on.
//
// Throws std::runtime_error, besides what CsvReader throws, for a file without rows or columns to learn from, rows that
// differ in their number of fields, numbers that are not finite, single words among numbers, numbers that are written
// otherwise (1'000, 5 %), missing values and labels, unless they are to be left out or kept, a label or an ignored
// column that no column is called, or more than one, and a table that the memory has no room for.
Table read_table(const std::string& path, const ReadOptions& options = {});

} // namespace nn
