// Tool: named matrices and strings in one file, in the safetensors format, which Python and others read too:
//   8 bytes    the length of the header, lowest byte first
//   the header {"__metadata__":{"seed":"1"},"0.weight":{"dtype":"F64","shape":[8,2],"data_offsets":[0,128]}}
//   the data   the values of one tensor after the other, row by row, lowest byte first, without gaps
// The file may come from anywhere: nothing in it is believed before it is checked.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace files {

struct Tensor {
    std::vector<std::ptrdiff_t>
        sizes;                  // how many values, or rows and columns, or more; none for a single value
    std::vector<double> values; // row by row; double in every build
    std::string unread = "";    // why there are no values, though the file has some; mostly empty
};

struct TensorFile {
    std::vector<std::pair<std::string, Tensor>> tensors; // in the order of the header
    std::map<std::string, std::string> metadata;
};

// The whole file, values as F64. Throws std::invalid_argument for what could not be read again: sizes that do
// not fit the values, values that are not finite, names that come twice, strings that are not UTF-8.
std::string tensor_file_bytes(const TensorFile& file);

// The other way round. Values are read where they are F64, F32, F16 or BF16, and all finite; a tensor with others is there
// without them. Throws std::runtime_error "tensor file: reason".
TensorFile parse_tensor_file(std::string_view bytes);

// Throws std::runtime_error "path: reason", also for what is no file and for one too large for the memory.
TensorFile read_tensor_file(const std::string& path);

} // namespace files
