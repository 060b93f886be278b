// Tool: tables as lines of text.
#pragma once

#include <string>
#include <vector>

namespace text {

// Two spaces between the columns. In a column of words everything stands at its left; where one of the cells
// below the first row is a number, numbers stand with their points below each other, at its right. Rows may
// be short. Cells may hold escape codes.
std::vector<std::string> table_lines(const std::vector<std::vector<std::string>>& rows);

// The same as one text to print, two spaces before each line.
std::string table_text(const std::vector<std::vector<std::string>>& rows);

} // namespace text
