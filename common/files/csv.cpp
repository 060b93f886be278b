#include "common/files/csv.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iostream>
#include <stdexcept>

namespace files {

namespace {

constexpr std::size_t longest_row = 64 << 20;
constexpr std::size_t most_kept = 1 << 30; // of what cannot be read again
constexpr int looked_at = 20;              // rows, for what the file is like

// The first rows, without what stands in quotes.
std::vector<std::string> unquoted_rows(std::string_view text) {
    std::vector<std::string> rows = {""};
    bool in_quotes = false;
    for (const char c : text) {
        if (c == '"') in_quotes = !in_quotes;
        if (in_quotes) continue;
        if (c != '\n') {
            rows.back() += c;
        } else if (rows.back().find_first_not_of(" \t\r") == std::string::npos) {
            rows.back().clear(); // it was blank
        } else if (std::ssize(rows) == looked_at) {
            return rows;
        } else {
            rows.emplace_back();
        }
    }
    rows.pop_back(); // behind the last line end
    return rows;
}

// -12,5: digits, one comma, digits.
bool is_decimal_comma_number(std::string_view field) {
    if (field.starts_with('-') || field.starts_with('+')) field.remove_prefix(1);
    const std::size_t comma = field.find(',');
    const auto are_digits = [](std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
    };
    return comma != field.npos && are_digits(field.substr(0, comma)) && are_digits(field.substr(comma + 1));
}

} // namespace

CsvReader::CsvReader(std::string path, Passes passes) : path_(std::move(path)) {
    open_file();
    do { read_block(); } while (!is_last_ && block_.find('\n') == block_.npos); // the rows may be long
    if (block_.starts_with("\xff\xfe") || block_.starts_with("\xfe\xff")) {
        refuse_file("is UTF-16; iconv -f UTF-16 -t UTF-8 makes a file of it that can be read");
    }
    if (block_.starts_with("\xef\xbb\xbf")) start_ = 3; // the byte order mark
    recognise_separator();
    for (const char c : {separator_, '"', '\r', '\n', '\0'})
        ends_field_[static_cast<unsigned char>(c)] = true;
    rewind();
    recognise_decimal_commas();
    rewind();
    keeps_all_ = passes == Passes::several && size_ == 0;
}

void CsvReader::open_file() {
    if (path_ == "-") {
        path_ = "standard input";
        source_ = &std::cin;
        return;
    }
    errno = 0;
    file_.open(path_, std::ios::binary);
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    if (!file_) refuse_file(missing ? "there is no such file" : "cannot be opened");
    const std::streamoff size = file_.seekg(0, std::ios::end).tellg(); // -1 for a pipe
    file_.clear();
    if (size > 0) file_.seekg(0);
    size_ = size > 0 ? static_cast<std::uintmax_t>(size) : 0;
    source_ = &file_;
}

// What is still to be read of the block moves to its front, unless all of it is kept, and more of the file comes
// behind; behind its end a line end, so that every row has one. False when there was no more.
bool CsvReader::read_block() {
    if (is_last_) return false;
    if (!keeps_all_ && at_ > 0) {
        block_.erase(0, at_);
        end_ -= at_;
        at_ = 0;
        is_first_ = false;
    }
    if (end_ - at_ > longest_row) refuse("the row, or what stands in quotes there, is longer than 64 MiB");
    if (keeps_all_ && end_ > most_kept) refuse_file("is no file, and larger than 1 GiB");
    const std::size_t row = end_ - at_; // its beginning; where it is long, twice as much is read
    const std::size_t more =
        std::max(std::size_t{block_bytes}, std::min(row, longest_row - row + block_bytes));
    block_.resize(end_ + more + 3);
    errno = 0;
    source_->read(block_.data() + end_, static_cast<std::streamsize>(more));
    if (errno == EISDIR) refuse_file("is a folder, not a file");
    if (source_->bad()) refuse_file("cannot be read");
    end_ += static_cast<std::size_t>(source_->gcount());
    bytes_read_ += static_cast<std::uintmax_t>(source_->gcount());
    is_last_ = source_->eof();
    if (is_last_) {
        block_[end_++] = ' ';
        block_[end_++] = '\n';
    }
    block_.resize(end_ + 1);
    block_[end_] = '\0';
    return true;
}

void CsvReader::rewind() {
    if (!is_first_) {
        file_.clear();
        file_.seekg(0);
        bytes_read_ = 0;
        end_ = 0;
        is_first_ = true;
        is_last_ = false;
        at_ = 0;
        read_block();
    }
    at_ = start_;
    next_line_ = start_line_;
}

void CsvReader::recognise_separator() {
    const std::string_view text = std::string_view(block_).substr(start_, end_ - start_);
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() == 5 && line.starts_with("sep=") &&
        std::string_view(",;\t|:").find(line[4]) != line.npos) { // as Excel writes it
        separator_ = line[4];
        start_ += end + 1;
        start_line_ = 2;
        return;
    }
    const std::vector<std::string> rows = unquoted_rows(text);
    for (const char candidate : {';', '\t'}) {
        const auto count_in = [&](const std::string& row) {
            return std::count(row.begin(), row.end(), candidate);
        };
        const bool separates = !rows.empty() && count_in(rows[0]) > 0 &&
                               std::all_of(rows.begin(), rows.end(), [&](const std::string& row) {
                                   return count_in(row) == count_in(rows[0]);
                               });
        if (!separates) continue;
        separator_ = candidate;
        return;
    }
}

// (Of every file: so these rows are in the block, and may be read again, also those of a pipe.)
void CsvReader::recognise_decimal_commas() {
    bool has_points = false;
    for (int row = 0; row < looked_at && next(); ++row) {
        for (const std::string_view field : fields_) {
            has_decimal_commas_ = has_decimal_commas_ || is_decimal_comma_number(field);
            has_points = has_points || (field.find('.') != field.npos && text::decimal_number(field));
        }
    }
    has_decimal_commas_ = has_decimal_commas_ && !has_points && separator_ != ',';
}

std::string_view CsvReader::pointed(std::string_view field) const {
    if (!is_decimal_comma_number(field)) return field;
    pointed_ = field;
    pointed_[field.find(',')] = '.';
    return pointed_;
}

void CsvReader::refuse_at(std::ptrdiff_t line, const std::string& reason) const {
    throw std::runtime_error(path_ + ":" + std::to_string(line) + ": " + reason);
}

void CsvReader::refuse_file(const std::string& reason) const {
    throw std::runtime_error(path_ + ": " + reason);
}

bool CsvReader::next() {
    while (find_row()) {
        if (read_row() == Part::row) return true;
        if (!read_block()) refuse("a quote is opened and never closed");
    }
    return false;
}

// Goes to the next line that is not blank, if there is one.
bool CsvReader::find_row() {
    for (;;) {
        const char* const blanks =
            separator_ == '\t' ? " \r" : " \t\r"; // a row may have nothing but separators
        const std::size_t found = block_.find_first_not_of(blanks, at_);
        if (found == end_) {
            if (!read_block()) return false;
        } else if (block_[found] == '\n') {
            at_ = found + 1;
            ++next_line_;
        } else {
            return true;
        }
    }
}

// Afterwards at_ is behind the row; where it is cut, still before.
CsvReader::Part CsvReader::read_row() {
    const std::size_t begin = at_;
    line_ = next_line_;
    fields_.clear();
    if (!unquoted_.empty()) unquoted_.clear();
    Part part = Part::field;
    while (part == Part::field) part = read_field();
    if (part == Part::cut) {
        at_ = begin;
        next_line_ = line_;
        return part;
    }
    unsigned char all = 0;
    for (std::size_t i = begin; i < at_; ++i) all |= static_cast<unsigned char>(block_[i]);
    if (all >= 0x80 && !text::is_utf8(std::string_view(block_).substr(begin, at_ - begin))) {
        refuse("is not UTF-8 (iconv turns other encodings into it)");
    }
    return part;
}

// Reads until behind the separator or the line end that ends the field.
CsvReader::Part CsvReader::read_field() {
    const auto is_blank = [this](char c) { return c == ' ' || (c == '\t' && separator_ != '\t'); };
    const char* const text = block_.data();
    while (is_blank(text[at_])) ++at_;
    if (text[at_] == '"') {
        if (!read_quoted()) return Part::cut;
        while (is_blank(text[at_])) ++at_;
    } else {
        const std::size_t begin = at_;
        while (!ends_field_[static_cast<unsigned char>(text[at_])]) ++at_;
        std::size_t end = at_;
        while (end > begin && is_blank(text[end - 1])) --end;
        fields_.emplace_back(text + begin, end - begin);
    }
    if (text[at_] == '\r' && text[at_ + 1] == '\n') ++at_;
    const char end = text[at_++];
    if (end == separator_) return Part::field;
    if (end == '\n') {
        ++next_line_;
        return Part::row;
    }
    if (at_ > end_ || (end == '\r' && at_ == end_)) return Part::cut;
    if (end == '\0') refuse("holds a NUL byte, so this is no text");
    if (end == '\r') refuse("a carriage return without a line feed");
    refuse("a quote begins or ends in the middle of a field");
}

// From the opening quote until behind the closing one. False where the block ends before.
bool CsvReader::read_quoted() {
    const std::string_view text(block_.data(), end_);
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    bool has_quotes = false; // inside, where two stand for one
    for (;; end += 2) {
        end = text.find('"', end);
        if (end == text.npos || end + 1 == text.size()) return false;
        if (text[end + 1] != '"') break;
        has_quotes = true;
    }
    at_ = end + 1;
    std::string_view field = text.substr(begin, end - begin);
    if (field.find('\0') != field.npos) refuse("holds a NUL byte, so this is no text");
    next_line_ += std::count(field.begin(), field.end(), '\n');
    if (has_quotes) {
        std::string& meant = unquoted_.emplace_back();
        for (std::size_t i = 0; i < field.size(); ++i) {
            meant += field[i];
            i += field[i] == '"';
        }
        field = meant;
    }
    fields_.push_back(text::trimmed(field));
    return true;
}

std::string csv_field(std::string_view text, char separator) {
    const char special[] = {separator, '"', '\r', '\n', 0};
    if (text == text::trimmed(text) && text.find_first_of(special) == text.npos) return std::string(text);
    return '"' + text::joined(text::split(text, '"'), "\"\"") + '"';
}

} // namespace files
