// Tool: a multilayer perceptron to be built, and the names by which options and files call its parts.
#pragma once

#include "common/network/network.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nn {

struct Architecture {
    std::vector<Index> sizes; // inputs first
    Activation activation = Activation::tanh;
    Initializer initializer = Initializer::xavier_uniform;
    double dropout = 0, input_noise = 0; // while training

    Network build(Random& random) const; // see mlp()
    std::string name() const;            // "2-8-1 tanh"
};

std::vector<std::string> activation_names();
std::vector<std::string> initializer_names();

// Throw std::invalid_argument for any other name.
Activation activation_named(std::string_view name);
Initializer initializer_named(std::string_view name);

} // namespace nn
