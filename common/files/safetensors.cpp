#include "common/files/safetensors.hpp"

#include "common/files/memory.hpp"
#include "common/files/tensor_header.hpp"

#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <new>
#include <sstream>
#include <stdexcept>

namespace files {

namespace {

static_assert(std::numeric_limits<double>::is_iec559 && sizeof(double) == 8 && sizeof(float) == 4);

constexpr std::uint64_t length_bytes = 8, longest_header = 100'000'000;

[[noreturn]] void refuse(const std::string& reason) { throw std::runtime_error("tensor file: " + reason); }

// Lowest byte first, whatever the order of this machine.
void append_little_endian(std::string& out, std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
}

std::uint64_t little_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
    return value;
}

// IEEE 754's half: a sign, 5 bits of exponent, 10 of fraction. Each is a float.
double half(std::uint64_t bits) {
    const auto exponent = static_cast<int>(bits >> 10 & 0x1F);
    const auto fraction = static_cast<double>(bits & 0x3FF);
    const double size = exponent == 31  ? (fraction == 0 ? INFINITY : NAN)
                        : exponent == 0 ? std::ldexp(fraction, -24)
                                        : std::ldexp(1024 + fraction, exponent - 25);
    return (bits & 0x8000) != 0 ? -size : size;
}

double value_of(std::string_view dtype, std::uint64_t bits) {
    if (dtype == "F64") return std::bit_cast<double>(bits);
    if (dtype == "F16") return half(bits);
    if (dtype == "BF16") bits <<= 16; // the upper half of a float
    return double(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
}

// The entry is sound, so it lies in the data.
Tensor read_tensor(const TensorEntry& entry, std::string_view data) {
    Tensor tensor{.sizes = {entry.shape.begin(), entry.shape.end()}, .values = {}};
    if (entry.dtype != "F64" && entry.dtype != "F32" && entry.dtype != "F16" && entry.dtype != "BF16") {
        tensor.unread = "its type is " + entry.dtype;
        return tensor;
    }
    const auto begin = static_cast<std::size_t>(entry.offsets[0]);
    const auto end = static_cast<std::size_t>(entry.offsets[1]);
    const std::size_t element = *bits_of(entry.dtype) / 8;
    tensor.values.reserve((end - begin) / element);
    for (std::size_t at = begin; at < end; at += element) {
        const double value = value_of(entry.dtype, little_endian(data.substr(at, element)));
        if (!std::isfinite(value)) {
            tensor.values.clear();
            tensor.unread = "a value is not finite";
            break;
        }
        tensor.values.push_back(value);
    }
    return tensor;
}

[[noreturn]] void refuse_by_errno() {
    throw std::runtime_error(errno == 0 ? "cannot be read" : std::strerror(errno));
}

std::string next_bytes(std::istream& file, std::uint64_t count) {
    std::string bytes;
    if (count > bytes.max_size()) throw std::bad_alloc(); // more than 32 bits can count
    bytes.resize(static_cast<std::size_t>(count));
    if (!file.read(bytes.data(), static_cast<std::streamsize>(count))) refuse_by_errno();
    return bytes;
}

// Takes no memory for the data before the header is checked.
TensorFile read_tensors(std::istream& file, std::uint64_t size) {
    if (size < length_bytes) refuse(std::to_string(size) + " bytes, too few for the header's length");
    const std::uint64_t length = little_endian(next_bytes(file, length_bytes));
    const std::string says = "the header says " + std::to_string(length) + " bytes, ";
    if (length > longest_header) refuse(says + "more than " + std::to_string(longest_header));
    if (length > size - length_bytes) refuse(says + "the file has " + std::to_string(size));
    const std::uint64_t data_bytes = size - length_bytes - length;
    const TensorHeader header = parse_header(next_bytes(file, length), data_bytes);
    const std::string data = next_bytes(file, data_bytes);
    TensorFile tensors{.tensors = {}, .metadata = header.metadata};
    for (const TensorEntry& entry : header.tensors) {
        tensors.tensors.emplace_back(entry.name, read_tensor(entry, data));
    }
    return tensors;
}

} // namespace

std::string tensor_file_bytes(const TensorFile& file) {
    TensorHeader header{.metadata = file.metadata, .tensors = {}};
    std::string data;
    try {
        for (const auto& [name, tensor] : file.tensors) {
            const std::size_t begin = data.size(), end = begin + 8 * tensor.values.size();
            header.tensors.push_back({name, "F64", {tensor.sizes.begin(), tensor.sizes.end()}, {begin, end}});
            if (!tensor.unread.empty()) header.tensors.back().refuse(tensor.unread);
            for (const double value : tensor.values) {
                if (!std::isfinite(value)) header.tensors.back().refuse("a value is not finite");
                append_little_endian(data, std::bit_cast<std::uint64_t>(value));
            }
        }
        std::string text = header_text(header);
        text.resize((text.size() + 7) / 8 * 8, ' '); // so that the values lie at multiples of 8
        if (text.size() > longest_header) refuse("the header is too long");
        parse_header(text, data.size());
        std::string bytes;
        append_little_endian(bytes, text.size());
        return bytes + text + data;
    } catch (const std::runtime_error& problem) { throw std::invalid_argument(problem.what()); }
}

TensorFile parse_tensor_file(std::string_view bytes) {
    std::istringstream file{std::string(bytes)};
    return read_tensors(file, bytes.size());
}

TensorFile read_tensor_file(const std::string& path) {
    return within_memory(path, [&] {
        try {
            errno = 0;
            std::ifstream file(path, std::ios::binary | std::ios::ate);
            const std::streamoff size = file.tellg();
            if (!file.seekg(0)) refuse_by_errno();
            return read_tensors(file, static_cast<std::uint64_t>(size));
        } catch (const std::runtime_error& problem) {
            throw std::runtime_error(path + ": " + problem.what());
        }
    });
}

} // namespace files
