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
            if (name == metadata_name && take_word("null")) return;
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
                skip_value();
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

    std::vector<std::uint64_t> numbers() {
        std::vector<std::uint64_t> numbers;
        list('[', ']', [&] { numbers.push_back(number()); });
        return numbers;
    }

    // Any value of JSON; how deep lists and objects may stand in each other is bounded, as each is a call.
    void skip_value(int depth = 0) {
        constexpr int deepest = 100;
        if (depth == deepest) refuse("too many lists or objects in each other");
        skip_space();
        const char first = at_ < text_.size() ? text_[at_] : '\0';
        if (first == '"') {
            string();
        } else if (first == '{') {
            object([&](const std::string&) { skip_value(depth + 1); });
        } else if (first == '[') {
            list('[', ']', [&] { skip_value(depth + 1); });
        } else if (!take_word("null") && !take_word("true") && !take_word("false")) {
            skip_number();
        }
    }

    // -1.5e+3: a sign, digits without a 0 before them, a fraction, an exponent.
    void skip_number() {
        const auto digits = [&] {
            const std::size_t end = std::min(text_.find_first_not_of("0123456789", at_), text_.size());
            if (end == at_) refuse("expected a value");
            at_ = end;
        };
        const auto next_is = [&](std::string_view characters) {
            return at_ < text_.size() && characters.find(text_[at_]) != characters.npos;
        };
        if (next_is("-")) ++at_;
        const bool is_zero = next_is("0");
        if (is_zero) {
            ++at_;
        } else {
            digits();
        }
        if (next_is(".")) ++at_, digits();
        if (next_is("eE")) {
            ++at_;
            if (next_is("+-")) ++at_;
            digits();
        }
    }

    bool take_word(std::string_view word) {
        skip_space();
        const bool comes = text_.substr(at_, word.size()) == word;
        if (comes) at_ += word.size();
        return comes;
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

// Whether the sizes make so many bytes. Divides, because a product could overflow.
bool fits(const std::vector<std::uint64_t>& shape, unsigned bits, std::uint64_t bytes) {
    if (std::find(shape.begin(), shape.end(), 0u) != shape.end()) return bytes == 0;
    if (bytes > UINT64_MAX / 8) return false;
    std::uint64_t left = 8 * bytes;
    if (left % bits != 0) return false;
    left /= bits;
    for (const std::uint64_t size : shape) {
        if (left % size != 0) return false;
        left /= size;
    }
    return left == 1;
}

// Throws unless every byte of data belongs to exactly one tensor; so there are no more values than bytes.
void require_cover(const std::vector<TensorEntry>& tensors, std::uint64_t data_bytes) {
    std::multimap<std::pair<std::uint64_t, std::uint64_t>, const TensorEntry*> in_order;
    for (const TensorEntry& entry : tensors) {
        const auto& [name, dtype, shape, offsets] = entry;
        const bool are_sizes = std::all_of(shape.begin(), shape.end(),
                                           [](auto size) { return std::in_range<std::ptrdiff_t>(size); });
        if (!bits_of(dtype) || !are_sizes || offsets.size() != 2) {
            entry.refuse("expected a dtype of the format, sizes in shape, 2 numbers in data_offsets");
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
        if (!fits(entry->shape, *bits_of(entry->dtype), end - begin)) {
            entry->refuse("the offsets do not fit the shape");
        }
        covered = end;
    }
    if (covered == data_bytes) return;
    throw std::runtime_error("tensor file: the tensors end at byte " + std::to_string(covered) + " of " +
                             std::to_string(data_bytes) + " bytes of data");
}

} // namespace

std::optional<unsigned> bits_of(std::string_view dtype) {
    static const std::map<std::string_view, unsigned> bits = {
        {"BOOL", 8},        {"F4", 4},          {"F6_E2M3", 6}, {"F6_E3M2", 6}, {"U8", 8},   {"I8", 8},
        {"F8_E5M2", 8},     {"F8_E4M3", 8},     {"F8_E8M0", 8}, {"I16", 16},    {"U16", 16}, {"F16", 16},
        {"F8_E4M3FNUZ", 8}, {"F8_E5M2FNUZ", 8}, {"BF16", 16},   {"I32", 32},    {"U32", 32}, {"F32", 32},
        {"C64", 64},        {"F64", 64},        {"I64", 64},    {"U64", 64}};
    const auto found = bits.find(dtype);
    return found == bits.end() ? std::nullopt : std::optional(found->second);
}

void TensorEntry::refuse(const std::string& reason) const {
    const auto first = [](const std::vector<std::uint64_t>& numbers) { // more would fill the screen
        return std::vector(numbers.begin(),
                           numbers.begin() + std::min<std::ptrdiff_t>(std::ssize(numbers), 8));
    };
    const TensorEntry short_entry = {text::shortened(name, 60), text::shortened(dtype, 60), first(shape),
                                     first(offsets)};
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
