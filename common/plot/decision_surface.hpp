// Tool: what a network answers everywhere on a plane of two inputs, as a panel for a picture or the terminal.
// Takes plain numbers: whoever has a network fills the field.
#pragma once

#include "common/plot/panel.hpp"

#include <array>
#include <string>
#include <vector>

namespace plot {

// Something to be answered, what the answer should be, and what it is.
struct Example {
    std::vector<double> inputs;
    double target, answer;
};

// FieldFunction from 0 (blue) to 1 (orange), the line where they are one half, and the examples (of two inputs), each with the
// shape of its target, 0 or 1, which are called by these names.
Panel decision_surface(const Field& answers, const std::vector<Example>& examples,
                       const std::array<std::string, 2>& names = {"target 0", "target 1"});

} // namespace plot
