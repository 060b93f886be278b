// Tool: read a file whole, cut it into rows and fields.
#include "common/files/csv.hpp"

#include "common/text/utf8.hpp"
#include "common/text/words.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace files {

namespace {

[[noreturn]] void refuse_at(const std::string& place, const std::string& reason) {
    throw std::runtime_error(place + ": " + reason);
}

std::string content_of(const std::string& path) {
    constexpr std::uintmax_t limit = std::uintmax_t{1} << 30;
    const auto refuse = [&](const std::string& reason) { refuse_at(path, reason); };
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) refuse("is a folder, not a file");
    if (!std::filesystem::exists(path, error)) refuse("there is no such file");
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    const bool size_is_known = !error; // that of a pipe is not
    if (size_is_known && size > limit) refuse("is larger than 1 GiB");

    std::ifstream file(path, std::ios::binary);
    if (!file) refuse("cannot be opened");
    std::string content;
    if (size_is_known) content.reserve(static_cast<std::size_t>(size));
    std::vector<char> block(1 << 16);
    while (file.read(block.data(), std::ssize(block)), file.gcount() > 0) {
        content.append(block.data(), static_cast<std::size_t>(file.gcount()));
        if (content.size() > limit) refuse("is larger than 1 GiB");
    }
    if (file.bad()) refuse("cannot be read");
    return content;
}

std::ptrdiff_t lines_in(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

} // namespace

CsvReader::CsvReader(std::string path) : path_(std::move(path)), text_(content_of(path_)) {
    const std::size_t nul = text_.find('\0');
    if (nul != text_.npos) {
        line_ = lines_in(std::string_view(text_).substr(0, nul)) + 1;
        refuse("holds a NUL byte, so this is no text");
    }
    if (!text::is_utf8(text_)) refuse_file("is not UTF-8 (iconv turns other encodings into it)");
    if (text_.starts_with("\xef\xbb\xbf")) text_.erase(0, 3); // the byte order mark
}

void CsvReader::refuse(const std::string& reason) const {
    refuse_at(path_ + ":" + std::to_string(line_), reason);
}

void CsvReader::refuse_file(const std::string& reason) const { refuse_at(path_, reason); }

void CsvReader::rewind() {
    at_ = 0;
    next_line_ = 1;
}

bool CsvReader::next() {
    skip_blank_lines();
    if (at_ == text_.size()) return false;
    line_ = next_line_;
    fields_.clear();
    while (read_field()) {}
    return true;
}

// Here and below text_[text_.size()] is 0, and no other character is.
void CsvReader::skip_blank_lines() {
    for (;;) {
        std::size_t end = std::min(text_.find_first_not_of(" \t", at_), text_.size());
        if (text_[end] == '\r' && text_[end + 1] == '\n') ++end;
        if (end == text_.size()) at_ = end;
        if (text_[end] != '\n') return;
        at_ = end + 1;
        ++next_line_;
    }
}

bool CsvReader::read_field() {
    const auto skip_to = [this](std::size_t place) { at_ = std::min(place, text_.size()); };
    skip_to(text_.find_first_not_of(" \t", at_));
    if (text_[at_] == '"') {
        fields_.emplace_back(text::trimmed(read_quoted()));
        skip_to(text_.find_first_not_of(" \t", at_));
    } else {
        const std::size_t begin = at_;
        skip_to(text_.find_first_of(",\"\r\n", at_));
        fields_.emplace_back(text::trimmed(std::string_view(text_).substr(begin, at_ - begin)));
    }
    if (text_[at_] == '\r' && text_[at_ + 1] == '\n') ++at_;
    if (at_ == text_.size()) return false;
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
    const bool has_blank_end = text != text::trimmed(text);
    if (!has_blank_end && text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

} // namespace files
