// Tool: what a table holds that no network can mend: rows that contradict each other, and columns that give the label away.
#pragma once

#include "common/trainer/table.hpp"

#include <string>
#include <vector>

namespace nn {

// A sentence for each thing that was found, in the first 100,000 rows; mostly none. `classes` has the class of each row; none for
// a regression. That rows contradict each other is asked of classes alone: equal rows with different amounts are usual.
std::vector<std::string> warnings_about(const Table& table, const std::vector<Index>& classes);

} // namespace nn
