#include "common/trainer/optimizer_options.hpp"

#include "common/training/optimizers.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace nn {

namespace {

std::unique_ptr<Optimizer> unclipped(const std::string& name, const OptimizerOptions& options) {
    if (options.l1 > 0 && name != "sgd") throw std::invalid_argument("L1 is for the optimizer sgd");
    if (options.weight_decay > 0 && name != "adamw") {
        throw std::invalid_argument("weight decay is for the optimizer adamw; there is L2 for all");
    }
    if (name == "sgd") return std::make_unique<ProximalSgd>(options.l1);
    if (name == "momentum") return std::make_unique<Momentum>();
    if (name == "nesterov") return std::make_unique<Momentum>(0.9, true);
    if (name == "adagrad") return std::make_unique<AdaGrad>();
    if (name == "rmsprop") return std::make_unique<RmsProp>();
    if (name == "adam") return std::make_unique<Adam>();
    if (name == "adamw") return std::make_unique<Adam>(AdamOptions{.weight_decay = options.weight_decay});
    throw std::invalid_argument("there is no optimizer " + name);
}

} // namespace

std::vector<std::string> optimizer_names() {
    return {"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"};
}

double usual_learning_rate(const std::string& optimizer) {
    if (optimizer == "sgd") return 0.5;
    if (optimizer == "momentum" || optimizer == "nesterov" || optimizer == "adagrad") return 0.1;
    return 0.01;
}

OptimizerChoice optimizer_named(const std::string& name, const OptimizerOptions& options) {
    const auto make = [name, options] {
        std::unique_ptr<Optimizer> optimizer = unclipped(name, options);
        if (options.clip > 0) optimizer = std::make_unique<Clipped>(std::move(optimizer), options.clip);
        return optimizer;
    };
    make(); // throws now and not later
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
