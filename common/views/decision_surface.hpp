// Tool: what a network answers everywhere on a plane of two inputs, as a panel for a picture or the terminal.
// Takes plain numbers: whoever has a network fills the field.
#pragma once

#include "common/drawing/panel.hpp"

#include <vector>

namespace nn {

// An example on the plane, with what it should be answered, 0 or 1, and what it is answered.
struct Example {
    double first_input, second_input;
    double target, answer;
};

// Answers from 0 (blue) to 1 (orange), the line where they are one half, and the examples, each with the shape of its
// target.
Panel decision_surface(const Field& answers, const std::vector<Example>& examples);

} // namespace nn
