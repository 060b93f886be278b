// Tool: what a table is like, in a line.
#pragma once

#include "common/trainer/table.hpp"

#include <string>
#include <vector>

namespace nn {

// "throws.csv", safe to show.
std::string file_name(const Table& table);

// "throws.csv: 240 samples, 2 inputs; "over" has 2 classes: no (141), yes (99)", for a regression without classes, and how to have it
// otherwise where that may be meant.
std::string summary_of(const Table& table, const std::vector<std::string>& class_names);

} // namespace nn
