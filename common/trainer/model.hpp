// Tool: a network as a file: what it needs to answer, and, in a checkpoint, all that its training needs to go on.
// The parameters are named and laid out as PyTorch's nn.Sequential has them: "0.weight" is (out × in), then "0.bias"; layer 1
// is the bend, so the next are "2.weight" and "2.bias". Everything else stands in the metadata, as text.
#pragma once

#include "common/files/safetensors.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/trainer/task.hpp"
#include "common/training/early_stopping.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace nn {

// A multilayer perceptron, and what disturbs it while training.
struct Architecture {
    std::vector<Index> sizes; // inputs first
    Activation activation = Activation::tanh;
    Initializer initializer = Initializer::xavier_uniform;
    double dropout = 0, input_noise = 0; // `random` decides; it has to outlive the network
};
Network network_of(const Architecture& architecture, Random& random);

// "2-8-1 tanh"
std::string name_of(const Architecture& architecture);

// As answers_of(), with places and answers in the units of the table. Network, loss and coding have to outlive it.
std::function<std::vector<double>(std::vector<std::array<double, 2>>)>
answers_in_units(const Network& network, const Loss& loss, const Coding& coding);

struct Model {
    std::vector<Index> sizes; // inputs first
    Activation activation = Activation::tanh;
    Coding coding;
    Index epochs = 0;               // that it has been trained for
    std::vector<Matrix> parameters; // as Network::snapshot() gives them
};

// What else the training was made of when it was left.
struct TrainingState {
    std::uint64_t seed = 1;      // it began with, and the share of the rows
    double validation_share = 0; // that was split off by it: the same rows have to stay unseen
    std::uint64_t random = 0;    // Random::state()
    EarlyStopping::Best best;    // without weights when nothing was kept
};

struct Checkpoint {
    Model model;
    std::optional<TrainingState> training; // nothing: a model alone
};

// The file's content.
files::TensorFile file_of(const Checkpoint& checkpoint);

// Throws std::runtime_error "path: reason", also for what is no tensor file.
Checkpoint read_checkpoint(const std::string& path);

// Throws std::runtime_error, in one line, for a file that holds no such model, or one that does not fit itself.
Checkpoint checkpoint_of(const files::TensorFile& file);

} // namespace nn
