// Tool: what is chosen for a training and not learned, apart from the optimizer; what fit() is told of it, and what it is called.
#pragma once

#include "common/text/numbers.hpp"
#include "common/training/penalty.hpp"
#include "common/training/schedule.hpp"

#include <string>

namespace nn {

// How the learning rate changes, and what that is called: "cosine schedule". Without a factor it stays.
struct ScheduleChoice {
    std::string words;
    Schedule factor;
};

// In epoch e the rate is divided by 1 + decay · (e - 1).
inline ScheduleChoice decaying(double decay) {
    if (decay == 0) return {};
    return {"decay " + text::general(decay), one_over_t_schedule(decay)};
}

struct Hyperparameters {
    Index epochs = 1000, batch_size = 0;
    double learning_rate = 0.1, l2 = 0;
    ScheduleChoice schedule = {};

    FitOptions fit_options() const {
        FitOptions options{.epochs = epochs,
                           .batch_size = batch_size,
                           .learning_rate = learning_rate,
                           .schedule = schedule.factor};
        if (l2 > 0) options.penalties.push_back(l2_penalty(l2));
        return options;
    }

    // "learning rate 0.5, batch size 8, L2 0.001": what is not usual.
    std::string name() const {
        std::string name = "learning rate " + text::general(learning_rate);
        const auto add = [&](const std::string& words) {
            if (!words.empty()) name += ", " + words;
        };
        add(schedule.words);
        if (batch_size > 0) add("batch size " + std::to_string(batch_size));
        if (l2 > 0) add("L2 " + text::general(l2));
        return name;
    }
};

} // namespace nn
