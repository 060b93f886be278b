// Tool: a network as a file: what it needs to predict, and, in a checkpoint, all that its training needs to go on.
// The parameters are named and laid out as PyTorch's nn.Sequential has them: "0.weight" is (out × in), then "0.bias"; layer 1
// is the activation function, so the next are "2.weight" and "2.bias". Everything else stands in the metadata, as text. A checkpoint
// has the weights of the best epoch as "best.0.weight" and so on, and what its optimizer remembers as sets of tensors like the
// parameters: "optimizer.0.0.weight", of Adam also "optimizer.1.0.weight".
#pragma once

#include "common/network/activation.hpp"
#include "common/trainer/encoding.hpp"
#include "common/training/epoch.hpp"
#include "common/training/optimizer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nn {

struct Model {
    std::vector<Index> sizes; // inputs first
    Activation activation = Activation::tanh;
    Encoding encoding;
    Index epochs = 0;               // that it has been trained for
    std::vector<Matrix> parameters; // as Network::snapshot() gives them
    // Fingerprints of the rows that it has learned from; nothing where they are not known.
    std::optional<std::vector<std::uint32_t>> learned = {};
    // What it was trained with: the options of ./train and their values, defaults too.
    std::vector<std::pair<std::string, std::string>> options = {};
    bool is_state_dict = false; // see state_dict.hpp: the names of columns and classes are not its own
};

// What else the training was made of when it was left.
struct TrainingState {
    std::uint64_t seed = 1;         // it began with, and the fraction of the samples
    double validation_fraction = 0; // that was split off by it: the same samples have to stay unseen
    std::uint64_t random = 0;       // Random::state()
    BestEpoch best;
    std::string optimizer_name = "sgd";
    OptimizerState optimizer = {};
    std::optional<std::uint64_t> table = {}; // Problem::table; nothing in old files
};

struct Checkpoint {
    Model model;
    std::optional<TrainingState> training; // nothing: a model alone
};

// The weights of the best epoch where it is known, otherwise those of the last.
inline const std::vector<Matrix>& best_parameters(const Checkpoint& file) {
    const bool has_best = file.training && !file.training->best.weights.empty();
    return has_best ? file.training->best.weights : file.model.parameters;
}

// The name of parameter `p` of a network, counting weights and biases: "0.weight", "0.bias", "2.weight", ...
inline std::string parameter_name(std::size_t p) {
    return std::to_string(p / 2 * 2) + (p % 2 == 0 ? ".weight" : ".bias");
}

} // namespace nn
