// Tool: the network as it was at some moments of its training: enough of them to draw its way from the first to the
// last. Most at the beginning, where most happens, and their number grows only with the logarithm of that of the epochs.
#pragma once

#include "common/network/network.hpp"

#include <vector>

namespace nn {

struct Moment {
    Index epoch;
    double loss;
    std::vector<Matrix> parameters; // as Network::snapshot() gives them
};

class Moments {
public:
    // At the end of every epoch. Networks of more than 100,000 parameters are not kept: there are none of them.
    void add(Index epoch, double loss, const Network& network) {
        if (all_.empty()) {
            first_ = next_ = epoch;
            for (const Parameter* parameter : network.parameters()) size_ += parameter->value.size();
        }
        last_ = {epoch, loss, {}};
        if (epoch < next_ || size_ > largest) return;
        all_.push_back({epoch, loss, network.snapshot()});
        next_ = epoch + 1 + (epoch - first_) / (size_ <= small ? 50 : 8);
    }

    // Up to the network as it is now, the last one that was added.
    std::vector<Moment> until_now(const Network& network) const {
        std::vector<Moment> moments = all_;
        if (!moments.empty() && moments.back().epoch < last_.epoch) {
            moments.push_back({last_.epoch, last_.loss, network.snapshot()});
        }
        return moments;
    }

private:
    static constexpr Index small = 5'000, largest = 100'000; // parameters

    std::vector<Moment> all_;
    Moment last_{};
    Index first_ = 0, next_ = 0, size_ = 0;
};

} // namespace nn
