#include "common/files/csv.hpp"

#include "common/text/strings.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace files {

namespace {

std::ptrdiff_t lines_in(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

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
    text_ += " \n"; // so that every field ends with a comma or a line end
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
    at_ = 0;
    next_line_ = 1;
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

// Reads until behind the comma or the line end that ends the field; true for a comma.
bool CsvReader::read_field() {
    at_ = text_.find_first_not_of(" \t", at_);
    if (text_[at_] == '"') {
        fields_.emplace_back(text::trimmed(read_quoted()));
        at_ = text_.find_first_not_of(" \t", at_);
    } else {
        const std::size_t end = text_.find_first_of(",\"\r\n", at_);
        fields_.emplace_back(text::trimmed(std::string_view(text_).substr(at_, end - at_)));
        at_ = end;
    }
    if (text_[at_] == '\r' && text_[at_ + 1] == '\n') ++at_;
    const char end = text_[at_++];
    if (end == '\r') refuse("a carriage return without a line feed");
    if (end != ',' && end != '\n') refuse("a quote begins or ends in the middle of a field");
    next_line_ += end == '\n';
    return end == ',';
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

std::string csv_field(const std::string& text) {
    if (text == text::trimmed(text) && text.find_first_of(",\"\r\n") == text.npos) return text;
    return '"' + text::joined(text::split(text, '"'), "\"\"") + '"';
}

} // namespace files
