#include "common/trainer/architecture.hpp"

#include <algorithm>
#include <stdexcept>

namespace nn {

namespace {

std::size_t index_of(std::string_view name, const std::vector<std::string>& names, const std::string& what) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw std::invalid_argument("there is no " + what + " " + std::string(name));
    return static_cast<std::size_t>(found - names.begin());
}

} // namespace

Network Architecture::build(Random& random) const {
    return mlp(sizes, activation, initializer, random, dropout, input_noise);
}

std::string Architecture::name() const {
    std::string name;
    for (const Index size : sizes) name += (name.empty() ? "" : "-") + std::to_string(size);
    return sizes.size() > 2 ? name + " " + std::string(name_of(activation)) : name;
}

std::vector<std::string> activation_names() {
    std::vector<std::string> names;
    for (const Activation activation : all_activations) names.emplace_back(name_of(activation));
    return names;
}

// In the order of the enumeration.
std::vector<std::string> initializer_names() {
    return {"xavier_uniform", "xavier_normal", "he_uniform", "he_normal"};
}

Activation activation_named(std::string_view name) {
    return all_activations[index_of(name, activation_names(), "activation")];
}

Initializer initializer_named(std::string_view name) {
    return static_cast<Initializer>(index_of(name, initializer_names(), "initializer"));
}

} // namespace nn
