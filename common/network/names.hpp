// Chapter 6: activations and initializers by the names that options and files call them by.
#pragma once

#include "common/network/activation.hpp"
#include "common/network/initializer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nn {

std::vector<std::string> activation_names();
std::vector<std::string> initializer_names();

// Throw std::invalid_argument for any other name.
Activation activation_named(std::string_view name);
Initializer initializer_named(std::string_view name);

} // namespace nn
