// Tool: what is remembered of a training: its losses, and since when it has reached its goal.
#pragma once

#include "common/trainer/growing_line.hpp"
#include "common/training/diagnosis.hpp"
#include "common/training/early_stopping.hpp"

#include <optional>

namespace nn {

// When a training counts as solved.
struct Goal {
    double target_loss = 0;  // when the training loss is no larger than this; if 0:
    double close_enough = 0; // when every prediction is nearer to its target than this; if 0, never

    // Memory for is_reached(): whoever keeps one asks epoch after epoch without an allocation.
    struct Buffers {
        Network::Buffers network;
        Matrix predictions;
    };

    // Says so of a network at the end of an epoch.
    bool is_reached(const Epoch& epoch, const Network& network, const Loss& loss, const Dataset& training,
                    Buffers& buffers) const;
};

// Where a training is.
struct Milestones {
    Epoch last{.number = -1, .training = {}, .validation = {}}; // -1: there was none yet
    std::optional<UpdateStats> last_step = {};                  // of this run
    std::optional<Index> solved_since = {};                     // and in every epoch from then on
    std::optional<Index> restored_epoch = {};                   // by restore_best()
    bool ended_early = false;                                   // by the user
};

struct History : Milestones {
    GrowingLine loss{"loss"}, objective{"objective"}, validation{"validation"};

    void add(const Epoch& epoch, bool is_solved);
    bool is_empty() const { return last.number < 0; }

    // Restores the best epoch's weights and scores them again: from here on everything is said of that network.
    void restore_best(EarlyStopping& stopping, Network& network, const Loss& loss_function,
                      const Dataset& training, const Dataset& unseen, const Goal& goal);
};

} // namespace nn
