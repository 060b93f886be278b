// Tool: numbers and names in rows.
#include "common/trainer/training_report.hpp"

#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/text/utf8.hpp"

#include <algorithm>

namespace nn {

std::string examples_table(const std::vector<plot::Example>& examples, const AnswerNames& names) {
    constexpr std::size_t most_inputs = 8;
    const std::size_t inputs = std::min(names.inputs.size(), most_inputs);
    const bool amounts = names.classes.empty();
    const bool plain = amounts || names.classes == std::vector<std::string>{"0", "1"};
    std::vector<std::vector<std::string>> rows(1);
    for (std::size_t j = 0; j < inputs; ++j) rows[0].push_back(text::printable(names.inputs[j]));
    if (inputs < names.inputs.size()) rows[0].push_back("...");
    rows[0].insert(rows[0].end(), {"target", "answer"});
    for (const plot::Example& example : examples) {
        rows.emplace_back();
        for (std::size_t j = 0; j < inputs; ++j) rows.back().push_back(text::general(example.inputs[j]));
        if (inputs < names.inputs.size()) rows.back().push_back("");
        rows.back().push_back(plain ? text::general(example.target, 6)
                                    : text::printable(names.classes[example.target > 0.5]));
        rows.back().push_back(amounts ? text::general(example.answer, 6) : text::fixed(example.answer, 4));
    }
    const std::string meaning = "The answer is the probability of \"";
    return text::table_text(rows) + (plain ? "" : meaning + text::printable(names.classes[1]) + "\".\n");
}

plot::Panel loss_panel(const std::vector<plot::Line>& losses, const std::string& name,
                       std::optional<std::ptrdiff_t> solved_since) {
    plot::Panel panel{.x = {.label = "epoch"},
                      .y = {.label = name + ", log scale", .scale = plot::Scale::logarithmic},
                      .lines = losses};
    if (solved_since) {
        panel.marks = {
            {static_cast<double>(*solved_since), "solved at epoch " + std::to_string(*solved_since)}};
    }
    return panel;
}

} // namespace nn
