// Tool: a model or a checkpoint from a file.
#pragma once

#include "common/files/safetensors.hpp"
#include "common/trainer/model.hpp"

#include <optional>
#include <string>

namespace nn {

// Throws std::runtime_error "path: reason", also for what is no tensor file. The activation is that of a state dict (see
// state_dict.hpp), and of no other file.
Checkpoint load_checkpoint(const std::string& path, std::optional<Activation> activation = {});

// Throws std::runtime_error, in one line, for a file that holds no such model, or one that does not fit itself.
Checkpoint checkpoint_of(const files::TensorFile& file);

} // namespace nn
