// Tool: the problem that the options of ./train ask for: which files are read, and how they are encoded.
#pragma once

#include "common/trainer/settings.hpp"

namespace nn {

// The table, or the images as one. Throws what reading them throws.
Table table_for(const Settings& settings, const ReadOptions& reading);

// That table as the options say, with the test samples of another file where there is one; for a network that was trained before,
// in its encoding and with its label. Throws what read_table() and problem_of() throw.
Problem problem_for(const Settings& settings, const Model* known, Random& random);

// All of the table as samples, for a network that is evaluated.
Problem whole_problem_for(const Settings& settings, const Model& known, Random& random);

} // namespace nn
