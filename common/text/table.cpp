// Tool: what stands before the point is padded at the left, what follows it at the right.
#include "common/text/table.hpp"

#include "common/text/numbers.hpp"
#include "common/text/width.hpp"

#include <algorithm>

namespace text {

namespace {

bool is_number(const std::string& cell) {
    const std::size_t digit = cell.find_first_not_of("+-.");
    if (digit == std::string::npos || digit > 2 || cell[digit] < '0' || cell[digit] > '9') return false;
    const std::size_t end = cell.find_first_not_of("0123456789.", digit);
    return end == std::string::npos || cell[end] != '-'; // "2-8-1" is a name
}

// "-12.50" -> 3: how much of it stands left of the point.
int before_point(const std::string& cell) {
    return static_cast<int>(std::min(cell.find_first_not_of("+-0123456789"), cell.size()));
}

struct Column {
    bool numbers = false;
    int before = 0, after = 0; // of the numbers
    int width = 0;
};

Column measure(const std::vector<std::vector<std::string>>& rows, std::size_t index) {
    Column column;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (index >= rows[row].size()) continue;
        const std::string& cell = rows[row][index];
        column.width = std::max(column.width, width_of(cell));
        if (row == 0 || !is_number(cell)) continue;
        column.numbers = true;
        column.before = std::max(column.before, before_point(cell));
        column.after = std::max(column.after, width_of(cell) - before_point(cell));
    }
    column.width = std::max(column.width, column.before + column.after);
    return column;
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
    std::vector<Column> columns;
    for (const auto& row : rows_) {
        while (columns.size() < row.size()) columns.push_back(measure(rows_, columns.size()));
    }
    std::vector<std::string> lines;
    for (std::size_t i = rows_[0].empty() ? 1 : 0; i < rows_.size(); ++i) {
        std::string line;
        for (std::size_t c = 0; c < rows_[i].size(); ++c) {
            std::string cell = rows_[i][c];
            if (i > 0 && is_number(cell)) {
                const int missing = columns[c].after - (width_of(cell) - before_point(cell));
                cell = pad_right(cell, width_of(cell) + missing);
            }
            cell = columns[c].numbers ? pad_left(cell, columns[c].width) : cell;
            const bool last = c + 1 == rows_[i].size();
            line += (c > 0 ? "  " : "") + (last ? cell : pad_right(cell, columns[c].width));
        }
        lines.push_back(line.substr(0, line.find_last_not_of(' ') + 1));
    }
    return lines;
}

std::string Table::text() const {
    std::string text;
    for (const std::string& line : lines()) text += "  " + line + "\n";
    return text;
}

} // namespace text
