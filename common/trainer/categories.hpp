// Tool: the categories of the columns of a CSV file that hold words, or why such a column is none.
#pragma once

#include "common/files/csv.hpp"
#include "common/trainer/column_statistics.hpp"

#include <set>
#include <string>
#include <vector>

namespace nn {

// The different fields of a column, in the order of their bytes.
using Categories = std::set<std::string, std::less<>>;

// Of the columns that are wanted, going through the file once more; none of the others. Of a column that has more than can be
// used, the beginning.
std::vector<Categories> categories_of(files::CsvReader& reader, bool has_header,
                                      const std::vector<bool>& wanted);

// Throws std::runtime_error, with the line, where most of the categories are written as numbers are for people and not for
// programs (1'000, 5 %), and for the first word among mostly numbers.
void require_categories(const files::CsvReader& reader, const std::string& name,
                        const ColumnStatistics& column, const Categories& categories);

// Whether they say little about other rows, as names and dates do: there are more than 10 and more than half as many as rows, more
// than 1,000, or as many as would become more than 10^8 inputs, of all rows together.
bool are_too_many(const Categories& categories, Index rows);

} // namespace nn
