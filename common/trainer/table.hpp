// Tool: a table from a CSV file: numbers to learn from, and a label for each row. What cannot be right is
// refused, and the message says where: "data.csv:12: expected 3 fields, got 2".
#pragma once

#include "common/files/csv.hpp"
#include "common/math/matrix.hpp"

#include <string>
#include <vector>

namespace nn {

struct Table {
    std::string path; // for messages
    std::vector<std::string> feature_names;
    std::string label_name;
    Matrix features;                        // (rows × features)
    std::vector<std::string> labels;        // one for each row, as written
    std::vector<std::ptrdiff_t> lines = {}; // of the file, where the rows begin; none where there is no file
    std::string format = ""; // what is not usual of the file: "semicolons between the fields, decimal commas"
};

// The first row of a file; the next one that is read is the second. Where it names the columns, as those write it that it may come
// from: R leaves the column with the names of the rows without one, so that the first row is one field short; here that is an
// empty name. NumPy writes "# " before the first. Throws std::runtime_error when there is none.
std::vector<std::string> first_row(files::CsvReader& reader);

// The labels are in the column called `label`, or in the last one when that is empty; every other column is a feature, but those
// that are ignored, and a first one without a name, which numbers the rows. The first row is a header when one of its features
// is no number and no mark for a missing value, when its label is such a word and all labels below are numbers, or when a word
// in it is `label`; without a header the columns are called "column 1", "column 2", and so on. Throws std::runtime_error,
// besides what CsvReader throws, for a file without rows or features, rows that differ in their number of fields, empty fields,
// features that are no numbers or not finite, labels that stand for a missing value, a label or an ignored column that no column
// is called, or more than one, and a table that the memory has no room for.
Table read_table(const std::string& path, const std::string& label = "",
                 const std::vector<std::string>& ignored = {});

} // namespace nn
