#include "common/files/tensor_header.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace files {

namespace {

constexpr const char* metadata_name = "__metadata__";

std::string json_string(std::string_view text) {
    constexpr const char* digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\';
        if (byte < 0x20 || byte == 0x7f) {
            out += {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string json_list(const std::vector<std::uint64_t>& numbers) {
    std::vector<std::string> words;
    for (const std::uint64_t number : numbers) words.push_back(std::to_string(number));
    return "[" + text::joined(words, ",") + "]";
}

std::string entry_text(const TensorEntry& entry) {
    return json_string(entry.name) + ":{\"dtype\":" + json_string(entry.dtype) +
           ",\"shape\":" + json_list(entry.shape) + ",\"data_offsets\":" + json_list(entry.offsets) + "}";
}

std::string shown(std::string_view text) { return json_string(text::shortened(text, 60)); }

// Goes through the text once and says what has to come next; anything else is refused at once.
class HeaderReader {
public:
    explicit HeaderReader(std::string_view text) : text_(text) {}

    TensorHeader header() {
        TensorHeader header;
        if (!text_.starts_with('{')) refuse("expected {");
        object([&](const std::string& name) {
            if (name == metadata_name) {
                object([&](const std::string& key) { header.metadata[key] = string(); });
            } else {
                header.tensors.push_back(entry(name));
            }
        });
        skip_space();
        if (at_ < text_.size()) refuse("expected nothing more");
        return header;
    }

private:
    TensorEntry entry(const std::string& name) {
        TensorEntry entry{.name = name, .dtype = {}, .shape = {}, .offsets = {}};
        object([&](const std::string& key) {
            if (key == "dtype") {
                entry.dtype = string();
            } else if (key == "shape") {
                entry.shape = numbers();
            } else if (key == "data_offsets") {
                entry.offsets = numbers();
            } else {
                refuse(shown(key) + " of " + shown(name) + " is none of dtype, shape and data_offsets");
            }
        });
        return entry;
    }

    // Calls read_value for every name; it has to read the value.
    template <class ReadValue>
    void object(ReadValue read_value) {
        std::set<std::string> names;
        list('{', '}', [&] {
            const std::string name = string();
            if (!names.insert(name).second) refuse("the name " + shown(name) + " is taken");
            expect(':');
            read_value(name);
        });
    }

    // At most 3, which is one more than there may be.
    std::vector<std::uint64_t> numbers() {
        std::vector<std::uint64_t> numbers;
        list('[', ']', [&] {
            const std::uint64_t next = number();
            if (numbers.size() < 3) numbers.push_back(next);
        });
        return numbers;
    }

    template <class ReadItem>
    void list(char open, char close, ReadItem read_item) {
        expect(open);
        if (take(close)) return;
        do read_item();
        while (take(','));
        expect(close);
    }

    std::uint64_t number() {
        skip_space();
        const std::size_t end = std::min(text_.find_first_not_of("0123456789", at_), text_.size());
        const std::string_view digits = text_.substr(at_, end - at_);
        const auto value = text::whole_number<std::uint64_t>(digits);
        if (!value || (digits[0] == '0' && digits.size() > 1)) {
            refuse("expected a whole number: no sign, no 0 before it, not too large");
        }
        at_ = end;
        return *value;
    }

    std::string string() {
        expect('"');
        std::string out;
        for (char c = next_of_string(); c != '"'; c = next_of_string()) {
            if (c == '\\') {
                escape(out);
            } else {
                out += c;
            }
        }
        if (!text::is_utf8(out)) refuse("the string before is not UTF-8, or holds half of a surrogate pair");
        return out;
    }

    char next_of_string() {
        if (at_ == text_.size()) refuse("the string does not end");
        if (static_cast<unsigned char>(text_[at_]) < 0x20) refuse("a control character in a string");
        return text_[at_++];
    }

    // What follows a backslash. Characters beyond FFFF are written as two surrogates; one alone is no UTF-8.
    void escape(std::string& out) {
        constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
        const char c = next_of_string();
        const std::size_t which = letters.find(c);
        if (which != letters.npos) {
            out += meanings[which];
        } else if (c == 'u') {
            unsigned code = four_digits();
            if (code >= 0xd800 && code <= 0xdbff && text_.substr(at_, 2) == "\\u") {
                at_ += 2;
                const unsigned low = four_digits();
                if (low >= 0xdc00 && low <= 0xdfff) code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            }
            text::append_utf8(out, code);
        } else {
            refuse("an unknown escape");
        }
    }

    unsigned four_digits() {
        const std::string_view digits = text_.substr(at_, 4);
        const auto code = text::whole_number<unsigned>(digits, 16);
        if (!code || digits.size() < 4) refuse("\\u without four hexadecimal digits");
        at_ += 4;
        return *code;
    }

    void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

    // After white space; false, and nothing taken, when another character comes.
    bool take(char wanted) {
        skip_space();
        const bool comes = at_ < text_.size() && text_[at_] == wanted;
        at_ += comes;
        return comes;
    }

    void expect(char wanted) {
        if (!take(wanted)) refuse(std::string("expected ") + wanted);
    }

    [[noreturn]] void refuse(const std::string& reason) const {
        throw std::runtime_error("tensor file: header, byte " + std::to_string(at_) + ": " + reason);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

// Whether one or two sizes make `count` values. Divides, because a product could overflow.
bool fits(const std::vector<std::uint64_t>& shape, std::uint64_t count) {
    const std::uint64_t rows = shape.front(), columns = shape.size() == 1 ? 1 : shape.back();
    if (!std::in_range<std::ptrdiff_t>(rows) || !std::in_range<std::ptrdiff_t>(columns)) return false;
    return rows == 0 ? count == 0 : count % rows == 0 && count / rows == columns;
}

// Throws unless every byte of data belongs to exactly one tensor; so there are no more values than bytes.
void require_cover(const std::vector<TensorEntry>& tensors, std::uint64_t data_bytes) {
    std::multimap<std::pair<std::uint64_t, std::uint64_t>, const TensorEntry*> in_order;
    for (const TensorEntry& entry : tensors) {
        const auto& [name, dtype, shape, offsets] = entry;
        const bool good = (dtype == "F64" || dtype == "F32") && !shape.empty() && shape.size() <= 2;
        if (!good || offsets.size() != 2) {
            entry.refuse("expected dtype F64 or F32, 1 or 2 numbers in shape, 2 in data_offsets");
        }
        in_order.emplace(std::pair(offsets[0], offsets[1]), &entry);
    }
    std::uint64_t covered = 0;
    for (const auto& [offsets, entry] : in_order) {
        const auto [begin, end] = offsets;
        if (begin != covered || end < begin || end > data_bytes) {
            entry->refuse("expected offsets from " + std::to_string(covered) + " on, in " +
                          std::to_string(data_bytes) + " bytes of data");
        }
        const std::uint64_t element = entry->dtype == "F64" ? 8 : 4;
        if ((end - begin) % element != 0 || !fits(entry->shape, (end - begin) / element)) {
            entry->refuse("the offsets do not fit the shape");
        }
        covered = end;
    }
    if (covered == data_bytes) return;
    throw std::runtime_error("tensor file: the tensors end at byte " + std::to_string(covered) + " of " +
                             std::to_string(data_bytes) + " bytes of data");
}

} // namespace

void TensorEntry::refuse(const std::string& reason) const {
    const TensorEntry short_entry = {text::shortened(name, 60), text::shortened(dtype, 60), shape, offsets};
    throw std::runtime_error("tensor file: " + entry_text(short_entry) + ": " + reason);
}

TensorHeader parse_header(std::string_view text, std::uint64_t data_bytes) {
    TensorHeader header = HeaderReader(text).header();
    require_cover(header.tensors, data_bytes);
    return header;
}

std::string header_text(const TensorHeader& header) {
    std::vector<std::string> strings, members;
    for (const auto& [key, value] : header.metadata) {
        strings.push_back(json_string(key) + ":" + json_string(value));
    }
    if (!strings.empty()) {
        members.push_back(json_string(metadata_name) + ":{" + text::joined(strings, ",") + "}");
    }
    for (const TensorEntry& entry : header.tensors) members.push_back(entry_text(entry));
    return "{" + text::joined(members, ",") + "}";
}

} // namespace files
