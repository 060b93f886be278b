#include "tests/check.hpp"

#include "common/network/dense.hpp"
#include "common/trainer/history.hpp"

using namespace nn;

namespace {

Network weights(Index count) {
    Network network;
    network.add(std::make_unique<Dense>(Matrix(1, count), Matrix(1, count)));
    return network;
}

std::vector<Snapshot> snapshots_of(Network& network, Index first, Index epochs) {
    Snapshots snapshots;
    for (Index epoch = first; epoch <= first + epochs; ++epoch) {
        (*network.parameters()[0]).value(0, 0) = static_cast<Scalar>(epoch);
        snapshots.add(epoch, 0.5, network);
    }
    return snapshots.with_current(network);
}

} // namespace

CLAIM(the_first_epochs_are_all_kept_and_later_ones_ever_fewer) {
    Network network = weights(1);
    for (const Index first : {0, 7000}) {
        const std::vector<Snapshot> snapshots = snapshots_of(network, first, 100'000);
        CHECK(snapshots.size() > 300);
        CHECK(snapshots.size() < 500);
        for (Index i = 0; i < 50; ++i) CHECK_EQUAL(snapshots[static_cast<std::size_t>(i)].epoch, first + i);
        CHECK_EQUAL(snapshots.back().epoch, first + 100'000);
        for (const Snapshot& snapshot : snapshots)
            CHECK_EQUAL(snapshot.parameters[0](0, 0), static_cast<Scalar>(snapshot.epoch));
    }
}

CLAIM(of_large_networks_fewer_are_kept_or_none) {
    Network large = weights(10'000), huge = weights(60'000); // twice as many parameters
    CHECK(snapshots_of(large, 0, 1000).size() < 60);
    CHECK(snapshots_of(huge, 0, 100).empty());
    CHECK(Snapshots().with_current(huge).empty());
}
