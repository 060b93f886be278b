#include "common/files/csv.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace files {

namespace {

constexpr int looked_at = 20; // rows, for what the file is like

std::ptrdiff_t lines_in(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

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

CsvReader::CsvReader(std::string path) : path_(std::move(path)) {
    read_file();
    const std::size_t nul = text_.find('\0');
    if (nul != text_.npos) {
        line_ = lines_in(std::string_view(text_).substr(0, nul)) + 1;
        refuse("holds a NUL byte, so this is no text");
    }
    if (!text::is_utf8(text_)) refuse_file("is not UTF-8 (iconv turns other encodings into it)");
    if (text_.starts_with("\xef\xbb\xbf")) text_.erase(0, 3); // the byte order mark
    text_ += " \n"; // so that every field ends with a separator or a line end
    recognise_separator();
    rewind();
    recognise_decimal_commas();
    rewind();
}

void CsvReader::recognise_separator() {
    const std::size_t end = text_.find('\n');
    std::string_view line(text_.data(), end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() == 5 && line.starts_with("sep=") &&
        std::string_view(",;\t|:").find(line[4]) != line.npos) { // as Excel writes it
        separator_ = line[4];
        start_ = end + 1;
        start_line_ = 2;
        return;
    }
    const std::vector<std::string> rows = unquoted_rows(text_);
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

void CsvReader::recognise_decimal_commas() {
    if (separator_ == ',') return;
    bool has_points = false;
    for (int row = 0; row < looked_at && next(); ++row) {
        for (const std::string& field : fields_) {
            has_decimal_commas_ = has_decimal_commas_ || is_decimal_comma_number(field);
            has_points = has_points || (field.find('.') != field.npos && text::decimal_number(field));
        }
    }
    has_decimal_commas_ = has_decimal_commas_ && !has_points;
}

std::string CsvReader::with_point(const std::string& field) const {
    std::string number = field;
    if (has_decimal_commas_ && is_decimal_comma_number(field)) number[number.find(',')] = '.';
    return number;
}

void CsvReader::refuse(const std::string& reason) const {
    throw std::runtime_error(path_ + ":" + std::to_string(line_) + ": " + reason);
}

void CsvReader::refuse_file(const std::string& reason) const {
    throw std::runtime_error(path_ + ": " + reason);
}

void CsvReader::read_file() {
    constexpr std::streamoff limit = 1 << 30;
    errno = 0;
    std::ifstream file(path_, std::ios::binary);
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    if (!file) refuse_file(missing ? "there is no such file" : "cannot be opened");
    const std::streamoff size = file.seekg(0, std::ios::end).tellg(); // -1 for a pipe
    file.clear();
    if (size > 0) file.seekg(0);
    std::vector<char> block(1 << 16);
    while (file.read(block.data(), std::ssize(block)), file.gcount() > 0) {
        text_.append(block.data(), static_cast<std::size_t>(file.gcount()));
        if (std::max(size, std::streamoff(text_.size())) > limit) refuse_file("is larger than 1 GiB");
    }
    if (errno == EISDIR) refuse_file("is a folder, not a file");
    if (file.bad()) refuse_file("cannot be read");
}

void CsvReader::rewind() {
    at_ = start_;
    next_line_ = start_line_;
}

bool CsvReader::next() {
    for (bool blank = true; blank;) {
        if (at_ == text_.size()) return false;
        blank = text_[text_.find_first_not_of(" \t\r", at_)] == '\n';
        line_ = next_line_;
        fields_.clear();
        while (read_field()) {}
    }
    return true;
}

// Reads until behind the separator or the line end that ends the field; true for a separator.
bool CsvReader::read_field() {
    const char* const blanks = separator_ == '\t' ? " " : " \t";
    const char ends[] = {separator_, '"', '\r', '\n', 0};
    at_ = text_.find_first_not_of(blanks, at_);
    if (text_[at_] == '"') {
        fields_.emplace_back(text::trimmed(read_quoted()));
        at_ = text_.find_first_not_of(blanks, at_);
    } else {
        const std::size_t end = text_.find_first_of(ends, at_);
        fields_.emplace_back(text::trimmed(std::string_view(text_).substr(at_, end - at_)));
        at_ = end;
    }
    if (text_[at_] == '\r' && text_[at_ + 1] == '\n') ++at_;
    const char end = text_[at_++];
    if (end == '\r') refuse("a carriage return without a line feed");
    if (end != separator_ && end != '\n') refuse("a quote begins or ends in the middle of a field");
    next_line_ += end == '\n';
    return end == separator_;
}

// From the opening quote until behind the closing one.
std::string CsvReader::read_quoted() {
    std::string field;
    for (;;) {
        const std::size_t begin = at_ + 1, end = text_.find('"', begin);
        if (end == text_.npos) refuse("a quote is opened and never closed");
        field.append(text_, begin, end - begin);
        at_ = end + 1;
        if (text_[at_] != '"') break;
        field += '"'; // two quotes stand for one
    }
    next_line_ += lines_in(field);
    return field;
}

std::string csv_field(const std::string& text, char separator) {
    const char special[] = {separator, '"', '\r', '\n', 0};
    if (text == text::trimmed(text) && text.find_first_of(special) == text.npos) return text;
    return '"' + text::joined(text::split(text, '"'), "\"\"") + '"';
}

} // namespace files
