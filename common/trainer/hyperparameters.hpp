// Tool: what is chosen for a training and not learned, in the numbers that options ask for; what fit() is told of it, and
// the optimizer.
#pragma once

#include "common/text/numbers.hpp"
#include "common/training/penalty.hpp"
#include "common/training/schedule.hpp"

#include <memory>
#include <string>

namespace nn {

struct Hyperparameters {
    Index epochs = 1000, batch_size = 0;
    double learning_rate = 0.1;
    double decay = 0; // in epoch e the rate is divided by 1 + decay · (e - 1)
    double l1 = 0, l2 = 0;

    FitOptions fit_options() const {
        FitOptions options{.epochs = epochs, .batch_size = batch_size, .learning_rate = learning_rate};
        if (decay > 0) options.schedule = one_over_t_schedule(decay);
        if (l2 > 0) options.penalties.push_back(l2_penalty(l2));
        return options;
    }

    std::unique_ptr<Optimizer> optimizer() const { return std::make_unique<ProximalSgd>(l1); }

    // "learning rate 0.5, batch size 8, L2 0.001": what is not 0.
    std::string name() const {
        std::string name = "learning rate " + text::general(learning_rate);
        const auto add = [&](const char* what, double value) {
            if (value > 0) name += std::string(", ") + what + " " + text::general(value);
        };
        add("decay", decay);
        add("batch size", static_cast<double>(batch_size));
        add("L1", l1);
        add("L2", l2);
        return name;
    }
};

} // namespace nn
