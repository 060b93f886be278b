// Tool: what is remembered of a training: its losses, and since when it has reached its goal.
#pragma once

#include "common/trainer/growing_line.hpp"
#include "common/training/early_stopping.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace nn {

// When a training counts as solved.
struct Goal {
    double target_loss = 0;  // when the training loss is no larger than this; if 0:
    double close_enough = 0; // when every answer is nearer to its target than this; if 0, never

    // Memory for is_reached(): whoever keeps one asks epoch after epoch without an allocation.
    struct Buffers {
        Network::Buffers network;
        Matrix answers;
    };

    // Says so of a network at the end of an epoch.
    bool is_reached(const Epoch& epoch, const Network& network, const Loss& loss, const Dataset& training,
                    Buffers& buffers) const {
        if (target_loss > 0) return epoch.training.loss <= target_loss;
        if (close_enough == 0) return false;
        loss.predictions(network.predict(training.x, buffers.network), buffers.answers);
        return largest_difference(buffers.answers, training.target) < close_enough;
    }
};

struct History {
    GrowingLine loss{"loss"}, objective{"objective"}, validation{"validation"};
    Epoch last{.number = -1, .training = {}, .validation = {}}; // -1: there was none yet
    std::optional<Index> solved_since;                          // and in every epoch from then on
    std::optional<Index> taken_from;                            // by take_best()
    bool ended_early = false;                                   // by the user

    void add(const Epoch& epoch, bool is_solved) {
        const auto x = static_cast<double>(epoch.number);
        loss.add(x, epoch.training.loss);
        objective.add(x, epoch.training.objective);
        if (epoch.validation) validation.add(x, epoch.validation->loss);
        last = epoch;
        if (!is_solved) solved_since.reset();
        if (is_solved && !solved_since) solved_since = epoch.number;
    }

    bool is_empty() const { return last.number < 0; }

    // From here on everything is said of the network of the best epoch, which is given back to it.
    void take_best(EarlyStopping& stopping, Network& network, const Loss& loss_function,
                   const Dataset& training, const Dataset& unseen, const Goal& goal) {
        stopping.restore_best();
        const auto score_on = [&](const Dataset& data) {
            const Matrix y = network.predict(data.x);
            const auto right = static_cast<double>(loss_function.count_correct(y, data.target));
            return Score{.objective = NAN, // its penalties are not asked for again
                         .loss = loss_function.value(y, data.target),
                         .accuracy = right / static_cast<double>(data.size())};
        };
        last.training = score_on(training);
        last.validation = score_on(unseen);
        taken_from = stopping.best().epoch;
        solved_since.reset();
        Goal::Buffers buffers;
        if (goal.is_reached(last, network, loss_function, training, buffers)) solved_since = taken_from;
    }

    // Whether the loss has come to rest: less than 1 % in the last tenth of at least 100 epochs.
    bool rests() const {
        const plot::Line all = loss.line();
        if (all.x.empty() || all.x.back() - all.x.front() < 100) return false;
        const double tenth = all.x.back() - (all.x.back() - all.x.front()) / 10;
        const auto before = std::lower_bound(all.x.begin(), all.x.end(), tenth) - all.x.begin();
        return std::abs(all.y[static_cast<std::size_t>(before)] - all.y.back()) < 0.01 * all.y.back();
    }
};

} // namespace nn
