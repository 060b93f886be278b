// Tool: the labels of a table as targets: numbers, or the numbers of classes.
#pragma once

#include "common/trainer/encoding.hpp"
#include "common/trainer/table.hpp"

#include <string>
#include <vector>

namespace nn {

// All of these throw std::runtime_error, "data.csv:12: reason", for labels that do not fit.

// Whether the labels are numbers of which more than two differ. Throws for words among them, if they are fewer.
bool are_amounts(const Table& table);

void require_numbers(const Table& table);

// Two or more, in the order of classes_of(). Throws also for more than 10,000.
std::vector<std::string> all_classes(const Table& table);

// The number of each row's class among these.
std::vector<Index> classes_of_rows(const Table& table, const std::vector<std::string>& class_names);

// (samples × outputs): numbers as they are, classes as the encoding has them.
Matrix targets_of(const Table& table, const Encoding& encoding, const std::vector<Index>& classes);

// How many rows have each of the table's different labels.
std::vector<Index> counts_of(const Labels& labels);

} // namespace nn
