// Tool: the network as it was at some epochs of its training: enough of them to draw its way from the first to the
// last. Most at the beginning, where most happens, and their number grows only with the logarithm of that of the epochs.
#pragma once

#include "common/network/network.hpp"

#include <vector>

namespace nn {

struct Snapshot {
    Index epoch;
    double loss;
    std::vector<Matrix> parameters; // as Network::snapshot() gives them
};

class Snapshots {
public:
    // At the end of every epoch. Of a network of more than 100,000 parameters none are kept.
    void add(Index epoch, double loss, const Network& network);

    // Up to the network as it is now, the last one that was added.
    std::vector<Snapshot> until_now(const Network& network) const;

private:
    std::vector<Snapshot> all_;
    Snapshot last_{};
    Index first_ = 0, next_ = 0, size_ = 0;
};

} // namespace nn
