// Tool: what came of a training, in lines of text: for people, and an epoch as a line of JSON for programs.
#pragma once

#include "common/plot/panel.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/training.hpp"

#include <string>
#include <vector>

namespace nn {

// A row for each sample: up to eight inputs, target and prediction; and a line that says what the predictions are, where it
// is not plain.
std::string samples_table(const std::vector<plot::Sample>& samples, const Encoding& encoding);

// A line that says what came of it, and a table of the first samples.
std::string predictions_report(const Training& training, const History& history,
                               const std::string& description);

// {"epoch":3,"loss":0.5,...}, without a line end. What is not finite, or not there, is left out; the accuracy also where
// predictions are not right or wrong.
std::string json_line(const Epoch& epoch, bool with_accuracy, const std::optional<UpdateStats>& step,
                      const UnitHealth& units);

} // namespace nn
