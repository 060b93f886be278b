// Tool: tables as lines of text.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace text {

// Two spaces between the columns. In a column of words everything stands at its left; where one of the cells
// below the first row is a number, numbers stand with their points below each other, at its right. Rows may
// be short. Cells may hold escape codes.
class Table {
public:
    // Without titles: the first row() is the first line.
    Table(std::initializer_list<std::string_view> titles);

    // A new row; what follows is added to it, or to the titles as long as there is none.
    Table& row();
    Table& row(std::string_view first);

    Table& cell(std::string_view text);
    Table& count(std::ptrdiff_t number);
    // See numbers.hpp.
    Table& fixed(double value, int decimals);
    Table& general(double value, int digits = 4);

    std::vector<std::string> lines() const;

    // The same as one text to print, two spaces before each line.
    std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

} // namespace text
