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

inline std::size_t index_of(std::string_view name, const std::vector<std::string>& names,
                            const std::string& what) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw std::invalid_argument("there is no " + what + " " + std::string(name));
    return static_cast<std::size_t>(found - names.begin());
}

// Throw std::invalid_argument for any other name.
inline Activation activation_named(std::string_view name) {
    return all_activations[index_of(name, activation_names(), "activation")];
}
inline Initializer initializer_named(std::string_view name) {
    return static_cast<Initializer>(index_of(name, initializer_names(), "initializer"));
}

} // namespace nn
