// Tool: the rows of a CSV file as text, one after the other, with no more of the file in memory than a block. Fields
// are separated by commas, or by semicolons or tabs where every line of the beginning has equally many of those (or a
// first line "sep=;" says so), and may stand in quotes, "a ""b"", c" (RFC 4180), also with line ends inside. Lines end
// with LF or CRLF. A byte order mark, blank lines, and blanks around a field are skipped.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace files {

class CsvReader {
public:
    // Whether what is read may be read again. A pipe, which cannot be, is kept in memory for that.
    enum class Passes { several, one };

    static constexpr std::size_t block_bytes = 1 << 20; // are read at a time, or more where a row is longer

    // Opens the file; "-" is standard input. Throws std::runtime_error for what is no file, and for UTF-16;
    // std::bad_alloc without the memory for it.
    explicit CsvReader(std::string path, Passes passes = Passes::several);

    // Reads the next row; false when there is none. Throws std::runtime_error for quotes that do not match, a
    // carriage return that ends no line, a NUL byte, what is not UTF-8, and a row of more than 64 MiB.
    bool next();

    // Back to the start: next() will read the first row again. With one pass, only within the first 20 rows.
    void rewind();

    char separator() const { return separator_; }
    // Whether numbers are written as 3,14. That is only asked where commas do not separate the fields.
    bool has_decimal_commas() const { return has_decimal_commas_; }
    // A field of this file as a number has to be written elsewhere: with a point for its comma, where that is one.
    // Valid until the next call.
    std::string_view with_point(std::string_view field) const {
        return has_decimal_commas_ ? pointed(field) : field;
    }

    // Of the row that was read last, valid until the next one is; the line is the one where it begins, counted from 1.
    const std::vector<std::string_view>& fields() const { return fields_; }
    std::ptrdiff_t line() const { return line_; }

    // How many bytes the file has, 0 where that is not known, as of a pipe; and how many were read in this pass.
    std::uintmax_t size() const { return size_; }
    std::uintmax_t bytes_read() const { return bytes_read_; }

    // Throw std::runtime_error "data.csv:12: reason", with the line of the row or another, and without one.
    [[noreturn]] void refuse(const std::string& reason) const { refuse_at(line_, reason); }
    [[noreturn]] void refuse_at(std::ptrdiff_t line, const std::string& reason) const;
    [[noreturn]] void refuse_file(const std::string& reason) const;

private:
    enum class Part { field, row, cut }; // what ended: with `cut`, the block did, before the row
    void open_file();
    bool read_block();
    void recognise_separator();
    void recognise_decimal_commas();
    bool find_row();
    Part read_row();
    Part read_field();
    bool read_quoted();
    std::string_view pointed(std::string_view field) const;

    std::string path_;
    std::ifstream file_;
    std::istream* source_ = nullptr;
    std::uintmax_t size_ = 0, bytes_read_ = 0;
    std::string block_ = std::string(1, '\0'); // of the file, and a NUL behind it
    std::size_t end_ = 0;                      // where that NUL is
    bool keeps_all_ = true;                    // the block only grows, as the file may be a pipe
    bool is_first_ = true;                     // it begins where the file does
    bool is_last_ = false;                     // no more of the file comes behind it
    char separator_ = ',';
    std::array<bool, 256> ends_field_{}; // of each byte: whether no field without quotes goes on behind it
    bool has_decimal_commas_ = false;
    std::size_t start_ = 0;         // where the first row of the file begins,
    std::ptrdiff_t start_line_ = 1; // and its line
    std::size_t at_ = 0;            // the character that is read next,
    std::ptrdiff_t next_line_ = 1;  // and its line
    std::vector<std::string_view> fields_;
    std::ptrdiff_t line_ = 1;
    std::deque<std::string> unquoted_; // fields with quotes inside, as they are meant
    mutable std::string pointed_;
};

// A field as it has to stand in a file: in quotes where it needs them.
std::string csv_field(std::string_view text, char separator = ',');

} // namespace files
