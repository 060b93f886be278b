// Tool: a network as a C function, for a program that has no use for this one: one file, C99, without a library but libm.
#pragma once

#include "common/trainer/model.hpp"

#include <string>

namespace nn {

// A header with `static inline int NAME(const double input[], double output[])`. It takes the inputs as they stand in the table
// (of a column with categories one for each: 1 for the row's, 0 for all others), standardises them, and gives the
// probability of each class, or the amount; it returns the position of the likeliest class, and 0 for an amount. A missing
// number is NAN where the network has learned from such rows. Comments name inputs and outputs. `name` has to be an identifier of C.
std::string c_header(const Model& model, const std::string& name);

// What the function of such a file is called: "output/my-net.h" -> "predict_my_net".
std::string c_name_for(const std::string& path);

} // namespace nn
