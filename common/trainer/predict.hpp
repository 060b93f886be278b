// Tool: the program ./predict: what a network that was kept says of new rows.
#pragma once

#include "common/cli/options.hpp"

#include <string>

namespace nn {

struct PredictSettings {
    cli::Options& options;
    std::string model = options.operand("MODEL"); // that ./train has kept
    std::string rows = options.operand("ROWS.csv");
};

// Writes the rows to standard output, as CSV, with what the network predicts in further columns: the class and the
// probability of each, or the number. Where the first row names the network's inputs, they may stand in any order among
// others, such as the label; a file without names has them where they stood in the table, or no others. Throws
// std::runtime_error with file, line and column for an input that is missing, ambiguous or no number, and what reading
// model and rows throws.
int predict(PredictSettings& settings);

} // namespace nn
