// Tool: the header of a tensor file, which is JSON of this form and no other:
//   {"__metadata__":{"seed":"1"},"0.weight":{"dtype":"F64","shape":[8,2],"data_offsets":[0,128]}}
#pragma once

#include <cstdint>
#include <map>
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

// Throws std::runtime_error "tensor file: header, byte 17: reason" for another form; refuses tensors that are
// neither F64 nor F32, have not 1 or 2 dimensions, or do not cover so many bytes of data without gaps.
TensorHeader parse_header(std::string_view text, std::uint64_t data_bytes);

// The other way round.
std::string header_text(const TensorHeader& header);

} // namespace files
