// Tool: what came of a training, as a table and a plot. Takes plain values.
#pragma once

#include "common/plot/decision_surface.hpp"

#include <optional>
#include <string>
#include <vector>

namespace nn {

// What the answers of a table mean.
struct AnswerNames {
    std::vector<std::string> inputs = {};
    std::vector<std::string> classes = {}; // what 0 and 1 stand for; none: the answers are amounts
};

// A row for each example: up to eight inputs, target and answer; a line that says what the answers are, where it is not plain.
std::string examples_table(const std::vector<plot::Example>& examples, const AnswerNames& names);

// Losses over the epochs, on a logarithmic axis; the epoch from which on it was solved is marked.
plot::Panel loss_panel(const std::vector<plot::Line>& losses, const std::string& name,
                       std::optional<std::ptrdiff_t> solved_since);

} // namespace nn
