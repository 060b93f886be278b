// A terminal in memory, for tests: takes the bytes that a program writes and holds what a person would see.
// It knows the escape codes that the project uses; any other is kept in `unknown`, for a test to refuse.
// Emoji (what begins with the bytes F0 9F) are two cells wide, every other character is one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace check {

struct Cell {
    std::string character = " "; // UTF-8
    std::string style;           // the parameters of the CSI … m codes since the last reset: "1;31;"
};

class TerminalEmulator {
public:
    TerminalEmulator(int columns, int rows) : columns_(columns), rows_(rows), grid_(blank_grid()) {}

    bool cursor_visible = true;
    bool reports_mouse = false;        // its moves are sent to the program
    bool frame_open = false;           // between CSI ? 2026 h and l nothing new is shown
    int frames = 0;                    // how many have been completed
    int wrapped = 0;                   // how often a line ran over the right edge
    std::string style;                 // of what is written next; empty is normal
    std::vector<std::string> scrolled; // the lines that left at the top
    std::vector<std::string> unknown;  // escape codes that are not understood
    std::set<std::string> styles;      // the parameters of all CSI … m codes so far

    int columns() const { return columns_; }
    int rows() const { return rows_; }
    int cursor_row() const { return row_; }
    int cursor_column() const { return column_; }
    const Cell& cell(int row, int column) const {
        return grid_.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column));
    }

    // The characters of a row, without blanks at its end.
    std::string line(int row) const {
        std::string text;
        for (const Cell& cell : grid_.at(static_cast<std::size_t>(row))) text += cell.character;
        return text.substr(0, text.find_last_not_of(' ') + 1);
    }

    // The whole window, and what scrolled out of it before: line after line.
    std::string text() const {
        std::string all;
        for (const std::string& line : scrolled) all += line + "\n";
        for (int row = 0; row < rows_; ++row) all += line(row) + "\n";
        return all;
    }

    // As a window that is dragged: what stood outside the new size is lost, the rest stays.
    void resize(int columns, int rows) {
        columns_ = columns;
        rows_ = rows;
        grid_.resize(static_cast<std::size_t>(rows), blank_line());
        for (auto& line : grid_) line.resize(static_cast<std::size_t>(columns));
        move_to(row_, column_);
    }

    // Bytes as the terminal gets them: a line ends in \r\n. A code or character may come in pieces.
    void feed(std::string_view bytes) {
        pending_ += bytes;
        std::size_t at = 0;
        while (at < pending_.size()) {
            const std::size_t used = take(std::string_view(pending_).substr(at));
            if (used == 0) break; // incomplete: the rest comes with the next bytes
            at += used;
        }
        pending_.erase(0, at);
    }

    // Bytes as a program writes them; the system's terminal driver makes \r\n of \n.
    void feed_output_of_program(std::string_view bytes) {
        for (const char c : bytes) feed(c == '\n' ? std::string_view("\r\n") : std::string_view(&c, 1));
    }

private:
    using Line = std::vector<Cell>;

    Line blank_line() const { return Line(static_cast<std::size_t>(columns_)); }
    std::vector<Line> blank_grid() const { return {static_cast<std::size_t>(rows_), blank_line()}; }
    Line& current_line() { return grid_[static_cast<std::size_t>(row_)]; }

    void move_to(int row, int column) {
        row_ = std::clamp(row, 0, rows_ - 1);
        column_ = std::clamp(column, 0, columns_ - 1);
        beyond_edge_ = false;
    }

    void line_feed() {
        beyond_edge_ = false;
        if (row_ + 1 < rows_) {
            ++row_;
            return;
        }
        scrolled.push_back(line(0));
        grid_.erase(grid_.begin());
        grid_.push_back(blank_line());
    }

    void put(std::string_view character) {
        const int width = character.starts_with("\xf0\x9f") ? 2 : 1;
        if (beyond_edge_ || column_ + width > columns_) {
            ++wrapped;
            line_feed();
            column_ = 0;
        }
        current_line()[static_cast<std::size_t>(column_)] = {std::string(character), style};
        column_ += width;
        if (width == 2 && column_ <= columns_)
            current_line()[static_cast<std::size_t>(column_ - 1)] = {"", style};
        beyond_edge_ = column_ >= columns_; // the cursor waits at the edge for what comes next
        if (beyond_edge_) column_ = columns_ - 1;
    }

    // Behind a full line the cursor stands on its last cell, and that goes too: as in xterm, not in all terminals.
    void erase_line_from_cursor() {
        beyond_edge_ = false;
        std::fill(current_line().begin() + column_, current_line().end(), Cell{});
    }

    // Takes one character or code from the front, and gives back its length; 0 when it is not complete.
    std::size_t take(std::string_view bytes) {
        const auto first = static_cast<unsigned char>(bytes[0]);
        if (first == '\x1b') return take_escape(bytes);
        if (first == '\r') {
            move_to(row_, 0);
        } else if (first == '\n') {
            line_feed();
        } else if (first < 0x20 || first == 0x7f) {
            unknown.push_back("control character " + std::to_string(first));
        } else {
            const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
            for (std::size_t i = 1; i < length; ++i) {
                if (i == bytes.size()) return 0;
                if ((static_cast<unsigned char>(bytes[i]) & 0xc0) == 0x80) continue;
                put("\ufffd"); // a character that was cut off
                return i;
            }
            put(bytes.substr(0, length));
            return length;
        }
        return 1;
    }

    // ESC [ parameters letter. A second ESC before the letter begins anew, as in every terminal: so whoever
    // interrupts a program in the middle of a code is understood all the same.
    std::size_t take_escape(std::string_view bytes) {
        if (bytes.size() < 2) return 0;
        if (bytes[1] == '\x1b') return 1;
        if (bytes[1] != '[') {
            unknown.emplace_back(bytes.substr(0, 2));
            return 2;
        }
        const std::size_t end = bytes.find_first_not_of("0123456789;?", 2);
        if (end == std::string_view::npos) return 0;
        if (bytes[end] == '\x1b') return end;
        const std::string code(bytes.substr(2, end - 1));
        const std::string parameters = code.substr(0, code.size() - 1);
        const char letter = code.back();
        if (letter == 'm') {
            styles.insert(parameters);
            style = parameters.empty() || parameters == "0" ? "" : style + parameters + ";";
        } else if (letter == 'A') {
            move_to(row_ - std::max(1, std::atoi(parameters.c_str())), column_);
        } else if (code == "H") {
            move_to(0, 0);
        } else if (code == "K") {
            erase_line_from_cursor();
        } else if (code == "J") {
            erase_line_from_cursor();
            std::fill(grid_.begin() + row_ + 1, grid_.end(), blank_line());
        } else if (code == "2J") {
            std::fill(grid_.begin(), grid_.end(), blank_line());
        } else if (code == "?1002h" || code == "?1002l") {
            reports_mouse = letter == 'h';
        } else if (code == "?1006h" || code == "?1006l") { // how they are written
        } else if (code == "?25h" || code == "?25l") {
            cursor_visible = letter == 'h';
        } else if (code == "?2026h" || code == "?2026l") {
            frames += frame_open && letter == 'l';
            frame_open = letter == 'h';
        } else {
            unknown.push_back("ESC [" + code);
        }
        return end + 1;
    }

    int columns_, rows_;
    std::vector<Line> grid_;
    int row_ = 0, column_ = 0;
    bool beyond_edge_ = false;
    std::string pending_;
};

} // namespace check
