#include "common/trainer/log.hpp"

#include "common/text/numbers.hpp"

#include <cmath>

namespace nn {

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
