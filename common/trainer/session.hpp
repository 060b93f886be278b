// Tool: a training with all that belongs to it: what there is to learn, coded as numbers, the network that learns it,
// and the chance that decides about both. It begins anew or where a file left it, and can be kept in one.
#pragma once

#include "common/trainer/model.hpp"

#include <optional>

namespace nn {

// What decides about a training before its first step.
struct Plan {
    std::optional<Table> table = {}; // nothing: exclusive or
    bool amounts = false;            // the label is an amount, and not one of two classes
    double validation_share = 0;     // of the rows
    std::uint64_t seed = 1;
    Architecture network = {}; // `sizes` holds the hidden layers alone
};

// Exclusive or, or the table's rows, split and coded.
Task task_of(const Plan& plan, Random& random);

// The plan's network for so many inputs; with one output.
Architecture architecture_of(const Plan& plan, Index inputs);

// Mean squared error for amounts, otherwise binary cross-entropy.
const Loss& loss_of(const Coding& coding);

// It stays where it is: layers and observers know its parts by their address.
struct Session {
    // Of a file, the sizes, the bend, the coding and the parameters count, and not the plan's; of a checkpoint also the
    // seed, the share for validation (rows that it has not seen must not be shown to it now) and the random state.
    // Throws std::runtime_error when table and network do not fit, and what task_of() throws.
    explicit Session(const Plan& plan, const std::optional<Checkpoint>& file = {});
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // What the network answers to the training rows: (rows × 1), coded.
    Matrix answers() const;

    // The network as it is now, after so many epochs; and all that it takes to go on from here.
    Model model(Index epochs) const;
    Checkpoint checkpoint(Index epochs, const EarlyStopping::Best& best) const;

    std::uint64_t seed;
    double validation_share;
    Random random;
    bool is_exclusive_or;
    Task task;
    Architecture architecture;
    Network network;
    const Loss& loss;
    Index epochs_behind = 0;
};

} // namespace nn
