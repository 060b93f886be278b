#include "common/trainer/snapshots.hpp"

namespace nn {

constexpr Index small = 5'000, largest = 100'000; // parameters

void Snapshots::add(Index epoch, double loss, const Network& network) {
    if (all_.empty()) {
        first_ = next_ = epoch;
        for (const Parameter* parameter : network.parameters()) size_ += parameter->value.size();
    }
    last_ = {epoch, loss, {}};
    if (epoch < next_ || size_ > largest) return;
    all_.push_back({epoch, loss, network.snapshot()});
    next_ = epoch + 1 + (epoch - first_) / (size_ <= small ? 50 : 8);
}

std::vector<Snapshot> Snapshots::until_now(const Network& network) const {
    std::vector<Snapshot> snapshots = all_;
    if (!snapshots.empty() && snapshots.back().epoch < last_.epoch) {
        snapshots.push_back({last_.epoch, last_.loss, network.snapshot()});
    }
    return snapshots;
}

} // namespace nn
