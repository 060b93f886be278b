// Tool: networks from PyTorch: the state dict of an nn.Sequential of Linear layers, kept as safetensors.
#pragma once

#include "common/files/safetensors.hpp"
#include "common/trainer/model.hpp"
#include "common/trainer/table.hpp"

#include <optional>

namespace nn {

// Whether the file holds parameters without what ./train keeps beside them.
bool is_state_dict(const files::TensorFile& file);

// The matrices "0.weight", "2.weight", ..., (out × in), in the order of their numbers, whatever those are, each with its bias; their
// sizes are the network's. It has no names: the columns are called "column 1" and so on, three classes and more "0", "1", ...;
// nothing is standardised. Two outputs become one, the difference of their logits, which gives the same probabilities. A single
// output is a regression's. Throws std::runtime_error, in one line, for matrices that do not follow each other, and without
// an activation where there is a hidden layer.
Model model_of_state_dict(const files::TensorFile& file, std::optional<Activation> activation);

// The encoding of such a model for a table: its columns in their order, its classes in the order of classes_of(). Throws
// std::runtime_error, "data.csv: reason", when the table has other numbers of inputs or classes.
Encoding encoding_for(const Model& model, const Table& table, bool is_regression);

} // namespace nn
