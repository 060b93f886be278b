// Tool: the command line of ./train that repeats a training, and the options that are kept with its network.
#pragma once

#include "common/trainer/settings.hpp"

#include <string>

namespace nn {

// Whether it is an option that decides what is learned, and not one about files and screens.
bool is_training_option(const std::string& name);

// The options that decide what is learned, with their values, defaults written out: all but those about files and screens.
cli::Options::Values training_options(const Settings& settings);

// "./train iris.csv --hidden 8 ...": what repeats the training, with --patience where it may stop early. In quotes what a shell
// would take for something else.
std::string command_of(const Settings& settings, bool stops_early);
std::string shell_word(const std::string& word);

} // namespace nn
