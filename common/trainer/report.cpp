#include "common/trainer/report.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/text/table.hpp"
#include "common/trainer/figures.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

std::string samples_table(const std::vector<plot::Sample>& samples, const Encoding& encoding) {
    constexpr std::size_t most_inputs = 8;
    const std::vector<std::string>&names = encoding.input_names, &classes = encoding.class_names;
    const std::size_t inputs = std::min(names.size(), most_inputs);
    const bool are_plain = classes.empty() || classes == std::vector<std::string>{"0", "1"};
    text::Table table({});
    for (std::size_t j = 0; j < inputs; ++j) table.cell(text::printable(names[j]));
    if (inputs < names.size()) table.cell("...");
    table.cell("target").cell("prediction");
    for (const plot::Sample& sample : samples) {
        table.row();
        for (std::size_t j = 0; j < inputs; ++j) table.general(sample.inputs[j]);
        if (inputs < names.size()) table.cell("");
        if (are_plain) {
            table.general(sample.target, 6);
        } else {
            table.cell(text::printable(classes[sample.target > 0.5]));
        }
        if (classes.empty()) {
            table.general(sample.prediction, 6);
        } else {
            table.fixed(sample.prediction, 4);
        }
    }
    if (are_plain) return table.text();
    return table.text() + "The prediction is the probability of \"" + text::printable(classes[1]) + "\".\n";
}

std::string predictions_report(const Training& training, const History& history,
                               const std::string& description) {
    std::string text = description + ": " + std::to_string(history.last.number) + " epochs, loss " +
                       text::general(history.last.training.loss);
    if (history.restored_epoch) text += ", of epoch " + std::to_string(*history.restored_epoch);
    return text + "\n\n" +
           samples_table(samples_of(training, training.network, 10), training.problem.encoding);
}

std::string json_line(const Epoch& epoch, bool with_accuracy, const std::optional<UpdateStats>& step,
                      const UnitHealth& units) {
    std::string line = "{\"epoch\":" + std::to_string(epoch.number);
    const auto add = [&](const std::string& name, double value) {
        if (!std::isfinite(value)) return;
        line += ",\"" + name + "\":" + text::exact(value);
    };
    const auto add_count = [&](const std::string& name, Index count) {
        line += ",\"" + name + "\":" + std::to_string(count);
    };
    add("objective", epoch.training.objective);
    add("loss", epoch.training.loss);
    if (with_accuracy) add("accuracy", epoch.training.accuracy);
    if (epoch.validation) {
        add("validation_loss", epoch.validation->loss);
        if (with_accuracy) add("validation_accuracy", epoch.validation->accuracy);
    }
    if (step) add("gradient_norm", step->gradient_norm);
    if (step) add("update_ratio", step->update_ratio);
    add_count("hidden_units", units.units);
    add_count("dead_units", units.dead);
    add_count("saturated_units", units.saturated);
    return line + "}";
}

} // namespace nn
