// Chapter 7: how the learning rate changes: a schedule gives the factor on it in an epoch, counted from 1. FitOptions
// takes one.
#pragma once

#include "common/math/scalar.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <stdexcept>

namespace nn {

using Schedule = std::function<double(Index epoch)>;

// Multiplied by `factor` after every so many epochs. Throws std::invalid_argument for less than one.
inline Schedule step_schedule(Index every, double factor) {
    if (every < 1) throw std::invalid_argument("schedule: needs at least 1 epoch");
    return [=](Index epoch) { return std::pow(factor, static_cast<double>((epoch - 1) / every)); };
}

// Multiplied by `factor` after every epoch.
inline Schedule exponential_schedule(double factor) { return step_schedule(1, factor); }

// 1 / (1 + decay · (epoch - 1)).
inline Schedule one_over_t_schedule(double decay) {
    return [=](Index epoch) { return 1 / (1 + decay * static_cast<double>(epoch - 1)); };
}

// Half a wave from 1 in the first epoch down to `lowest`, which is reached after so many epochs, and stays
// (Loshchilov, Hutter, ICLR 2017). Throws as step_schedule().
inline Schedule cosine_schedule(Index epochs, double lowest = 0) {
    if (epochs < 1) throw std::invalid_argument("schedule: needs at least 1 epoch");
    return [=](Index epoch) {
        const double share = std::min(1.0, static_cast<double>(epoch - 1) / static_cast<double>(epochs));
        return lowest + (1 - lowest) * (1 + std::cos(std::numbers::pi * share)) / 2;
    };
}

// Rises in equal steps from `first` in the first epoch to 1 after so many, and goes on with `then`, which begins there.
inline Schedule warm_up(Index epochs, double first, Schedule then = {}) {
    return [=](Index epoch) {
        if (epoch <= epochs)
            return first + (1 - first) * static_cast<double>(epoch - 1) / static_cast<double>(epochs);
        return then ? then(epoch - epochs) : 1.0;
    };
}

} // namespace nn
