// Tool: the header of a tensor file, which is JSON of this form and no other:
//   {"__metadata__":{"seed":"1"},"0.weight":{"dtype":"F64","shape":[8,2],"data_offsets":[0,128]}}
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace files {

// What a header says of one tensor.
struct TensorEntry {
    std::string name, dtype;
    std::vector<std::uint64_t> shape, offsets; // the bytes of data where its values begin and end

    // Throws std::runtime_error "tensor file: what the header says: reason".
    [[noreturn]] void refuse(const std::string& reason) const;
};

struct TensorHeader {
    std::map<std::string, std::string> metadata;
    std::vector<TensorEntry> tensors;
};

// How many bits a value of this type has, by the format's list; nothing for another type.
std::optional<unsigned> bits_of(std::string_view dtype);

// Throws std::runtime_error "tensor file: header, byte 17: reason" for another form; refuses tensors of unknown type, and
// those that do not cover so many bytes of data without gaps. As the format's own reader (safetensors 0.8.0), it passes over
// further members of a tensor, and takes null for metadata that are not there.
TensorHeader parse_header(std::string_view text, std::uint64_t data_bytes);

// The other way round.
std::string header_text(const TensorHeader& header);

} // namespace files
