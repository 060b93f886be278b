// Tool: what is remembered of a training: its losses, since when it has reached its goal, and snapshots of its network.
#pragma once

#include "common/network/losses.hpp"
#include "common/trainer/growing_line.hpp"
#include "common/training/diagnosis.hpp"
#include "common/training/epoch.hpp"

#include <optional>
#include <vector>

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

    // Whether the network has reached it after this epoch.
    bool is_reached(const Epoch& epoch, const Network& network, const Loss& loss, const Dataset& training,
                    Buffers& buffers) const;
};

struct Training;

// Where a training is.
struct Milestones {
    Epoch last{.number = -1, .training = {}, .validation = {}}; // -1: there was none yet
    std::optional<UpdateStats> last_step = {};                  // of this run
    std::optional<Index> solved_since = {};                     // and in every epoch from then on
    std::optional<Index> restored_epoch = {};                   // by restore()
    bool ended_early = false;                                   // by the user
    double rate_share = 1; // what the schedule has left of the learning rate in the last epoch
};

struct History : Milestones {
    GrowingLine loss{"loss"}, objective{"objective"}, validation{"validation"};

    void add(const Epoch& epoch, bool is_solved);
    bool is_empty() const { return last.number < 0; }

    // Restores the weights of that epoch and scores them again: from here on everything is said of that network.
    void restore(const BestEpoch& best, Training& training, const Goal& goal);
};

// The network as it was at some epoch.
struct Snapshot {
    Index epoch;
    double loss;
    std::vector<Matrix> parameters; // as Network::snapshot() gives them
};

// Enough of them to draw the way of a network from the first epoch to the last: most at the beginning, where most happens;
// their number grows only with the logarithm of that of the epochs.
class Snapshots {
public:
    // At the end of every epoch. Of a network of more than 100,000 parameters none are kept.
    void add(Index epoch, double loss, const Network& network);

    // Up to the network as it is now, the last one that was added.
    std::vector<Snapshot> with_current(const Network& network) const;

private:
    std::vector<Snapshot> all_;
    Snapshot last_{};
    Index first_ = 0, next_ = 0, size_ = 0;
};

} // namespace nn
