// Tool: put a header before the values; check a header against the bytes that follow.
#include "common/files/safetensors.hpp"

#include "common/files/json.hpp"
#include "common/files/memory.hpp"
#include "common/text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <new>
#include <set>
#include <stdexcept>

namespace files {

namespace {

static_assert(std::numeric_limits<double>::is_iec559 && sizeof(double) == 8 && sizeof(float) == 4);

constexpr std::size_t length_bytes = 8, f64_bytes = 8, f32_bytes = 4;
constexpr std::size_t longest_header = 100'000'000;
constexpr const char* metadata_name = "__metadata__";

// What the header says of one tensor.
struct Entry {
    std::string name, dtype;
    std::vector<std::uint64_t> shape, offsets; // two numbers at most

    std::uint64_t begin() const { return offsets[0]; }
    std::uint64_t end() const { return offsets[1]; }
};

// What the header says, once it is checked.
struct Header {
    std::map<std::string, std::string> metadata;
    std::vector<Entry> entries;
};

[[noreturn]] void refuse(const std::string& reason) { throw std::runtime_error("tensor file: " + reason); }

[[noreturn]] void refuse(const Entry& entry, const std::string& reason) {
    refuse(one_line(entry.name) + ": " + reason);
}

// "(8 × 2)", for messages.
template <class Number>
std::string shape(const std::vector<Number>& sizes) {
    std::string text;
    for (const Number size : sizes) text += (text.empty() ? "" : " × ") + std::to_string(size);
    return "(" + text + ")";
}

// Whether one or two sizes make `count` values. Divides, because a product could overflow.
template <class Number>
bool fits(const std::vector<Number>& sizes, std::uint64_t count) {
    const auto counts = [](Number size) { return std::in_range<std::ptrdiff_t>(size) && size >= 0; };
    if (!std::all_of(sizes.begin(), sizes.end(), counts)) return false;
    const auto rows = static_cast<std::uint64_t>(sizes.front());
    const auto columns = sizes.size() == 1 ? 1 : static_cast<std::uint64_t>(sizes.back());
    return rows == 0 ? count == 0 : count % rows == 0 && count / rows == columns;
}

bool is_finite(double value) { return std::isfinite(value); }

// Bytes: lowest first, whatever the order of this machine.

void append_little_endian(std::string& out, std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
}

std::uint64_t little_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
    return value;
}

// Writing.

[[noreturn]] void refuse_to_write(const std::string& name, const std::string& reason) {
    throw std::invalid_argument("tensor file: " + one_line(name) + ": " + reason);
}

std::string written_string(const std::string& text) {
    if (!text::is_utf8(text)) throw std::invalid_argument("tensor file: a name or a string is not UTF-8");
    return json_string(text);
}

void require_writable(const std::string& name, const Tensor& tensor) {
    const auto& [sizes, values] = tensor;
    if (sizes.empty() || sizes.size() > 2) {
        refuse_to_write(name, "the shape " + shape(sizes) + " has not 1 or 2 dimensions");
    }
    if (!fits(sizes, values.size())) {
        refuse_to_write(name, std::to_string(values.size()) + " values do not fit the shape " + shape(sizes));
    }
    if (!std::all_of(values.begin(), values.end(), is_finite)) refuse_to_write(name, "a value is not finite");
}

void require_writable(const TensorFile& file) {
    std::set<std::string> names = {metadata_name};
    for (const auto& [name, tensor] : file.tensors) {
        if (!names.insert(name).second) refuse_to_write(name, "the name is taken");
        require_writable(name, tensor);
    }
}

std::string metadata_of(const TensorFile& file) {
    std::string text;
    for (const auto& [key, value] : file.metadata) {
        text += (text.empty() ? "" : ",") + written_string(key) + ":" + written_string(value);
    }
    return written_string(metadata_name) + ":{" + text + "}";
}

std::string entry_of(const std::string& name, const Tensor& tensor, std::size_t begin) {
    std::string sizes;
    for (const std::ptrdiff_t size : tensor.sizes) sizes += (sizes.empty() ? "" : ",") + std::to_string(size);
    const std::size_t end = begin + f64_bytes * tensor.values.size();
    return written_string(name) + ":{\"dtype\":\"F64\",\"shape\":[" + sizes + "],\"data_offsets\":[" +
           std::to_string(begin) + "," + std::to_string(end) + "]}";
}

std::string header_of(const TensorFile& file) {
    std::string members;
    if (!file.metadata.empty()) members = metadata_of(file);
    std::size_t begin = 0;
    for (const auto& [name, tensor] : file.tensors) {
        members += (members.empty() ? "" : ",") + entry_of(name, tensor, begin);
        begin += f64_bytes * tensor.values.size();
    }
    std::string header = "{" + members + "}";
    header.resize((header.size() + 7) / 8 * 8, ' '); // so that the values lie at multiples of 8
    if (header.size() > longest_header) throw std::invalid_argument("tensor file: the header is too long");
    return header;
}

// Reading.

std::vector<std::uint64_t> up_to_two_numbers(JsonReader& json, const Entry& entry, const std::string& key) {
    std::vector<std::uint64_t> numbers;
    json.array([&] {
        if (numbers.size() == 2) refuse(entry, key + " has more than 2 numbers");
        numbers.push_back(json.number());
    });
    return numbers;
}

Entry read_entry(JsonReader& json, const std::string& name) {
    Entry entry{.name = name, .dtype = {}, .shape = {}, .offsets = {}};
    int found = 0; // each at most once: the reader sees to that
    json.object([&](const std::string& key) {
        ++found;
        if (key == "dtype") {
            entry.dtype = json.string();
        } else if (key == "shape") {
            entry.shape = up_to_two_numbers(json, entry, key);
        } else if (key == "data_offsets") {
            entry.offsets = up_to_two_numbers(json, entry, key);
        } else {
            refuse(entry, "what is \"" + one_line(key) + "\"?");
        }
    });
    if (found != 3) refuse(entry, "dtype, shape or data_offsets is missing");
    return entry;
}

std::size_t element_bytes(const Entry& entry) {
    if (entry.dtype == "F64") return f64_bytes;
    if (entry.dtype == "F32") return f32_bytes;
    refuse(entry, "the dtype " + one_line(entry.dtype) + " is neither F64 nor F32");
}

void require_valid(const Entry& entry, std::uint64_t data_bytes) {
    const std::size_t element = element_bytes(entry);
    if (entry.shape.empty()) refuse(entry, "shape has no numbers, not 1 or 2");
    if (entry.offsets.size() != 2) refuse(entry, "data_offsets has not 2 numbers");
    const std::string offsets =
        "offsets " + std::to_string(entry.begin()) + " to " + std::to_string(entry.end());
    if (entry.begin() > entry.end() || entry.end() > data_bytes) {
        refuse(entry, offsets + " do not lie in the " + std::to_string(data_bytes) + " bytes of data");
    }
    const std::uint64_t bytes = entry.end() - entry.begin();
    if (bytes % element != 0 || !fits(entry.shape, bytes / element)) {
        refuse(entry, offsets + " do not fit its shape " + shape(entry.shape));
    }
}

// Every byte of the data belongs to exactly one tensor.
void require_cover(const std::vector<Entry>& entries, std::uint64_t data_bytes) {
    std::vector<const Entry*> sorted;
    for (const Entry& entry : entries) sorted.push_back(&entry);
    // The vectors themselves would be compared wrongly by GCC 12 on machines that store the highest byte first.
    std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) {
        return std::pair(a->begin(), a->end()) < std::pair(b->begin(), b->end());
    });
    std::uint64_t end = 0;
    for (const Entry* entry : sorted) {
        if (entry->begin() != end) {
            refuse(*entry, "begins at byte " + std::to_string(entry->begin()) +
                               " of the data, what comes before ends at " + std::to_string(end));
        }
        end = entry->end();
    }
    if (end != data_bytes) {
        refuse("the tensors end at byte " + std::to_string(end) + " of " + std::to_string(data_bytes) +
               " bytes of data");
    }
}

double value_of(std::string_view bytes) {
    const std::uint64_t bits = little_endian(bytes);
    if (bytes.size() == f64_bytes) return std::bit_cast<double>(bits);
    return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
}

// The entry is sound, so it lies in the data.
Tensor read_tensor(const Entry& entry, std::string_view data) {
    const std::size_t element = element_bytes(entry);
    data = data.substr(static_cast<std::size_t>(entry.begin()),
                       static_cast<std::size_t>(entry.end() - entry.begin()));
    Tensor tensor{.sizes = {entry.shape.begin(), entry.shape.end()}, .values = {}};
    tensor.values.reserve(data.size() / element);
    for (; !data.empty(); data.remove_prefix(element)) {
        tensor.values.push_back(value_of(data.substr(0, element)));
        if (!is_finite(tensor.values.back())) refuse(entry, "a value is not finite");
    }
    return tensor;
}

// From the beginning of a file of so many bytes.
std::size_t header_length(std::string_view beginning, std::uint64_t file_bytes) {
    if (file_bytes < length_bytes) {
        refuse(std::to_string(file_bytes) + " bytes, too few for the header's length");
    }
    const std::uint64_t length = little_endian(beginning.substr(0, length_bytes));
    const std::string says = "the header says " + std::to_string(length) + " bytes, ";
    if (length > longest_header) refuse(says + "more than " + std::to_string(longest_header));
    if (length > file_bytes - length_bytes) refuse(says + "the file has " + std::to_string(file_bytes));
    return static_cast<std::size_t>(length);
}

Header read_header(std::string_view text, std::uint64_t data_bytes) {
    if (!text.starts_with('{')) refuse("the header does not begin with {"); // not even with a space
    JsonReader json(text, "tensor file: header");
    Header header;
    json.object([&](const std::string& name) {
        if (name == metadata_name) {
            json.object([&](const std::string& key) { header.metadata[key] = json.string(); });
        } else {
            header.entries.push_back(read_entry(json, name));
        }
    });
    json.end();
    for (const Entry& entry : header.entries) require_valid(entry, data_bytes);
    require_cover(header.entries, data_bytes); // so that the values together are no more than the file holds
    return header;
}

TensorFile with_values(const Header& header, std::string_view data) {
    TensorFile file{.tensors = {}, .metadata = header.metadata};
    for (const Entry& entry : header.entries) file.tensors.emplace_back(entry.name, read_tensor(entry, data));
    return file;
}

std::string next_bytes(std::ifstream& file, std::uint64_t count) {
    std::string bytes;
    if (count > bytes.max_size()) throw std::bad_alloc(); // more than 32 bits can count
    bytes.resize(static_cast<std::size_t>(count));
    file.read(bytes.data(), static_cast<std::streamsize>(count));
    if (!file) throw std::runtime_error(errno == 0 ? "cannot be read" : std::strerror(errno));
    return bytes;
}

// Takes no memory for the data before the header is checked. Not a folder, and no device, which may never end: those
// have no size.
TensorFile read_piece_by_piece(const std::string& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) throw std::runtime_error(error.message());
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    const std::string beginning = next_bytes(file, std::min<std::uintmax_t>(size, length_bytes));
    const std::size_t length = header_length(beginning, size);
    const std::uint64_t data_bytes = size - length_bytes - length;
    const Header header = read_header(next_bytes(file, length), data_bytes);
    return with_values(header, next_bytes(file, data_bytes));
}

} // namespace

std::string tensor_file_bytes(const TensorFile& file) {
    require_writable(file);
    const std::string header = header_of(file);
    std::string bytes;
    append_little_endian(bytes, header.size());
    bytes += header;
    for (const auto& [name, tensor] : file.tensors) {
        for (const double value : tensor.values) {
            append_little_endian(bytes, std::bit_cast<std::uint64_t>(value));
        }
    }
    return bytes;
}

TensorFile parse_tensor_file(std::string_view bytes) {
    const std::size_t length = header_length(bytes, bytes.size());
    const std::string_view data = bytes.substr(length_bytes + length);
    return with_values(read_header(bytes.substr(length_bytes, length), data.size()), data);
}

TensorFile read_tensor_file(const std::string& path) {
    return within_memory(path, [&] {
        try {
            return read_piece_by_piece(path);
        } catch (const std::runtime_error& problem) {
            throw std::runtime_error(path + ": " + problem.what());
        }
    });
}

} // namespace files
