// Tool: a multilayer perceptron to be built, and the names by which options and files call its parts.
#pragma once

#include "common/network/network.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace nn {

struct Architecture {
    std::vector<Index> sizes; // inputs first
    Activation activation = Activation::tanh;
    Initializer initializer = Initializer::xavier_uniform;
    double dropout = 0, input_noise = 0; // while training

    Network build(Random& random) const {
        return mlp(sizes, activation, initializer, random, dropout, input_noise);
    }
    // "2-8-1 tanh".
    std::string name() const {
        std::string name;
        for (const Index size : sizes) name += (name.empty() ? "" : "-") + std::to_string(size);
        return sizes.size() > 2 ? name + " " + std::string(name_of(activation)) : name;
    }
};

inline std::vector<std::string> activation_names() {
    std::vector<std::string> names;
    for (const Activation activation : all_activations) names.emplace_back(name_of(activation));
    return names;
}

// In the order of the enumeration.
inline std::vector<std::string> initializer_names() {
    return {"xavier_uniform", "xavier_normal", "he_uniform", "he_normal"};
}

// Throw std::invalid_argument for any other name.
inline Activation activation_named(std::string_view name) {
    for (const Activation activation : all_activations) {
        if (name_of(activation) == name) return activation;
    }
    throw std::invalid_argument("there is no activation " + std::string(name));
}
inline Initializer initializer_named(std::string_view name) {
    const std::vector<std::string> names = initializer_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw std::invalid_argument("there is no initializer " + std::string(name));
    return static_cast<Initializer>(found - names.begin());
}

} // namespace nn
