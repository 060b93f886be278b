#include "common/trainer/optimizer_options.hpp"

#include "common/training/optimizers.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace nn {

namespace {

struct Entry {
    const char* name;
    double usual_rate;
    std::unique_ptr<Optimizer> (*make)(const OptimizerOptions& options);
};

using Made = std::unique_ptr<Optimizer>;

const Entry entries[] = {
    {"sgd", 0.05, [](const OptimizerOptions& o) -> Made { return std::make_unique<ProximalSgd>(o.l1); }},
    {"momentum", 0.01, [](const OptimizerOptions&) -> Made { return std::make_unique<Momentum>(); }},
    {"nesterov", 0.01, [](const OptimizerOptions&) -> Made { return std::make_unique<Momentum>(0.9, true); }},
    {"adagrad", 0.05, [](const OptimizerOptions&) -> Made { return std::make_unique<AdaGrad>(); }},
    {"rmsprop", 0.003, [](const OptimizerOptions&) -> Made { return std::make_unique<RmsProp>(); }},
    {"adam", 0.01, [](const OptimizerOptions&) -> Made { return std::make_unique<Adam>(); }},
    {"adamw", 0.01, [](const OptimizerOptions& o) -> Made {
         return std::make_unique<Adam>(AdamOptions{.weight_decay = o.weight_decay});
     }}};

const Entry& entry_named(const std::string& name) {
    for (const Entry& entry : entries) {
        if (name == entry.name) return entry;
    }
    throw std::invalid_argument("there is no optimizer " + name);
}

} // namespace

std::vector<std::string> optimizer_names() {
    std::vector<std::string> names;
    for (const Entry& entry : entries) names.emplace_back(entry.name);
    return names;
}

double usual_learning_rate(const std::string& optimizer, bool has_hidden_layer) {
    return (has_hidden_layer ? 1 : 10) * entry_named(optimizer).usual_rate;
}

OptimizerChoice optimizer_named(const std::string& name, const OptimizerOptions& options) {
    const Entry& entry = entry_named(name);
    if (options.l1 > 0 && name != "sgd") throw std::invalid_argument("L1 is for the optimizer sgd");
    if (options.weight_decay > 0 && name != "adamw") {
        throw std::invalid_argument("weight decay is for the optimizer adamw; there is L2 for all");
    }
    const auto make = [&entry, options] {
        std::unique_ptr<Optimizer> optimizer = entry.make(options);
        if (options.clip > 0) optimizer = std::make_unique<Clipped>(std::move(optimizer), options.clip);
        return optimizer;
    };
    std::string words = name == "sgd" ? sgd(options.l1).words : name;
    if (options.weight_decay > 0) words += ", weight decay " + text::general(options.weight_decay);
    if (options.clip > 0) {
        words +=
            (words.empty() ? "gradient clipped at " : ", gradient clipped at ") + text::general(options.clip);
    }
    return {name, words, make};
}

std::vector<std::string> schedule_names() { return {"constant", "step", "exponential", "cosine"}; }

ScheduleChoice schedule_named(const std::string& name, Index epochs) {
    const Index all = std::max<Index>(epochs, 1);
    if (name == "constant") return {};
    if (name == "step") return {"step schedule", step_schedule((all + 2) / 3, 0.1)};
    if (name == "exponential") {
        return {"exponential schedule", exponential_schedule(std::pow(0.01, 1 / static_cast<double>(all)))};
    }
    if (name == "cosine") return {"cosine schedule", cosine_schedule(all)};
    throw std::invalid_argument("there is no schedule " + name);
}

} // namespace nn
