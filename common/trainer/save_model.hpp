// Tool: a model or a checkpoint into a file.
#pragma once

#include "common/files/safetensors.hpp"
#include "common/trainer/model.hpp"

namespace nn {

files::TensorFile file_of(const Checkpoint& checkpoint);

} // namespace nn
