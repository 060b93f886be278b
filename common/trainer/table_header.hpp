// Tool: the names of the columns of a CSV file: whether the first row has them, and which column is meant by a name.
#pragma once

#include "common/files/csv.hpp"
#include "common/trainer/column_statistics.hpp"
#include "common/trainer/encoding.hpp"

#include <string>
#include <vector>

namespace nn {

// Yes, no, or found out: see read_table().
enum class Header { automatic, yes, no };

// The first row of a file; the next one that is read is the second. Where it names the columns, as those write it that
// it may come from: R leaves the column with the names of the rows without one, so that the first row is one field
// short; here that is an empty name. NumPy writes "# " before the first. Throws std::runtime_error when there is none.
std::vector<std::string> first_row(files::CsvReader& reader);

// Whether the first row, with these columns below it, names them. `label` is the one that is asked for; empty: none is.
bool is_header(const std::vector<std::string>& first, const std::vector<ColumnStatistics>& below,
               const std::string& label, const files::CsvReader& reader);

// 0, 1, 2, ...: how pandas calls columns without names.
bool are_counted(const std::vector<std::string>& first);

// The one column that is called so. Throws std::runtime_error for none and for several.
std::size_t column_named(const files::CsvReader& reader, const std::vector<std::string>& names,
                         const std::string& name);

// Where the columns that a network has learned from stand: by their names, several of one name in their order. Throws
// std::runtime_error where one is not there, or not as often.
std::vector<std::size_t> places_of(const files::CsvReader& reader, const std::vector<Column>& columns,
                                   const std::vector<std::string>& names);

} // namespace nn
