// Tool: the rows of a CSV file as text. Fields are separated by commas, or by semicolons or tabs where every line of the
// beginning has equally many of those (or a first line "sep=;" says so), and may stand in quotes, "a ""b"", c" (RFC 4180),
// also with line ends inside. Lines end with LF or CRLF. A byte order mark, blank lines, and
// blanks around a field are skipped.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace files {

class CsvReader {
public:
    // Reads the whole file. Throws std::runtime_error for what is no file, is larger than 1 GiB, holds a NUL
    // byte, or is not UTF-8; std::bad_alloc without the memory for it.
    explicit CsvReader(std::string path);

    // Reads the next row; false when there is none. Throws std::runtime_error for quotes that do not match,
    // and for a carriage return that ends no line.
    bool next();

    // Back to the start: next() will read the first row again.
    void rewind();

    char separator() const { return separator_; }
    // Whether numbers are written as 3,14. That is only asked where commas do not separate the fields.
    bool has_decimal_commas() const { return has_decimal_commas_; }
    // A field of this file as a number has to be written elsewhere: with a point for its comma, where that is one.
    std::string with_point(const std::string& field) const;

    // Of the row that was read last; the line is the one where it begins, counted from 1.
    const std::vector<std::string>& fields() const { return fields_; }
    std::ptrdiff_t line() const { return line_; }

    // Throw std::runtime_error "data.csv:12: reason", and without the line.
    [[noreturn]] void refuse(const std::string& reason) const;
    [[noreturn]] void refuse_file(const std::string& reason) const;

private:
    void read_file();
    void recognise_separator();
    void recognise_decimal_commas();
    bool read_field();
    std::string read_quoted();

    std::string path_;
    std::string text_;
    char separator_ = ',';
    bool has_decimal_commas_ = false;
    std::size_t start_ = 0;         // where the first row begins,
    std::ptrdiff_t start_line_ = 1; // and its line
    std::size_t at_ = 0;            // the character that is read next,
    std::ptrdiff_t next_line_ = 1;  // and its line
    std::vector<std::string> fields_;
    std::ptrdiff_t line_ = 1;
};

// A field as it has to stand in a file: in quotes where it needs them.
std::string csv_field(const std::string& text, char separator = ',');

} // namespace files
