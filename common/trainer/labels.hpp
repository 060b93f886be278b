// Tool: what a field of a table is, a label above all: a number, or the name of a class.
#pragma once

#include "common/math/matrix.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nn {

// -12.5, +3, .5, 5., 1e-3, also with blanks around: a decimal number that a Scalar can hold, whatever the locale.
// Nothing for all else.
std::optional<Scalar> number_of(std::string_view text);

// The same, but NaN for what stands for a number and is none to compute with: "nan", "-inf", 1e999.
std::optional<Scalar> written_number(std::string_view text);

// What people and programs write where a value is missing: NA, ?, NULL, - and others, or nothing at all.
bool is_missing_mark(std::string_view text);

// Whether the field is such a mark. Among words, as in a column of categories, "-", ".", "None" and "none" are words.
bool is_missing(std::string_view field, bool among_words);

// The different labels: numbers by their value, then words by their bytes. Numbers of one value, such as 1 and 1.0,
// are one class, called as it is written first.
std::vector<std::string> classes_of(const std::vector<std::string>& labels);

// The position of the label's class among those, which stand in the order of classes_of(); nothing when it is in none.
std::optional<Index> class_of(const std::string& label, const std::vector<std::string>& classes);

} // namespace nn
