// Tool: an epoch as a line of JSON, for programs that look at a training later.
#pragma once

#include "common/training/diagnosis.hpp"
#include "common/training/fit.hpp"

#include <optional>
#include <string>

namespace nn {

// {"epoch":3,"loss":0.5,...}, without a line end. What is not finite, or not there, is left out; the accuracy also where
// predictions are not right or wrong.
std::string json_line(const Epoch& epoch, bool with_accuracy, const std::optional<UpdateStats>& step,
                      const UnitHealth& units);

} // namespace nn
