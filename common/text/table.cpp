#include "common/text/table.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>

namespace text {

namespace {

bool is_number(const std::string& cell) {
    const std::size_t digit = cell.find_first_not_of("+-.");
    if (digit == std::string::npos || digit > 2 || cell[digit] < '0' || cell[digit] > '9') return false;
    const std::size_t end = cell.find_first_not_of("0123456789.", digit);
    return end == std::string::npos || cell[end] != '-'; // "2-8-1" is a name
}

// How much of a number stands right of its whole part: "-12.50" -> 3.
int decimals(const std::string& cell) {
    const std::size_t point = cell.find_first_not_of("+-0123456789");
    return point == std::string::npos ? 0 : width_of(cell.substr(point));
}

// Pads the cells of a column to one width, numbers so that their points stand below each other.
void align(std::vector<std::string>& column) {
    int most_decimals = -1; // without numbers
    for (std::size_t row = 1; row < column.size(); ++row) {
        if (is_number(column[row])) most_decimals = std::max(most_decimals, decimals(column[row]));
    }
    for (std::size_t row = 1; row < column.size(); ++row) {
        std::string& cell = column[row];
        if (is_number(cell)) cell.append(static_cast<std::size_t>(most_decimals - decimals(cell)), ' ');
    }
    const int width = widest(column);
    for (std::string& cell : column)
        cell = most_decimals < 0 ? pad_right(cell, width) : pad_left(cell, width);
}

} // namespace

Table::Table(std::initializer_list<std::string_view> titles) : rows_(1) {
    for (const std::string_view title : titles) cell(title);
}

Table& Table::row() {
    rows_.emplace_back();
    return *this;
}

Table& Table::row(std::string_view first) { return row().cell(first); }

Table& Table::cell(std::string_view text) {
    rows_.back().emplace_back(text);
    return *this;
}

Table& Table::count(std::ptrdiff_t number) { return cell(std::to_string(number)); }

Table& Table::fixed(double value, int decimals) { return cell(text::fixed(value, decimals)); }

Table& Table::general(double value, int digits) { return cell(text::general(value, digits)); }

std::vector<std::string> Table::lines() const {
    std::size_t columns = 0;
    for (const auto& row : rows_) columns = std::max(columns, row.size());
    std::vector<std::string> lines(rows_.size());
    for (std::size_t c = 0; c < columns; ++c) {
        std::vector<std::string> column;
        for (const auto& row : rows_) column.push_back(c < row.size() ? row[c] : "");
        align(column);
        for (std::size_t row = 0; row < lines.size(); ++row) lines[row] += (c > 0 ? "  " : "") + column[row];
    }
    for (std::string& line : lines) line.erase(line.find_last_not_of(' ') + 1);
    if (rows_[0].empty()) lines.erase(lines.begin());
    return lines;
}

std::string Table::text() const {
    std::string text;
    for (const std::string& line : lines()) text += "  " + line + "\n";
    return text;
}

} // namespace text
