#include "tests/check.hpp"

#include "common/network/dense.hpp"
#include "common/trainer/moments.hpp"

using namespace nn;

namespace {

Network weights(Index count) {
    Network network;
    network.add(std::make_unique<Dense>(Matrix(1, count), Matrix(1, count)));
    return network;
}

std::vector<Moment> moments_of(Network& network, Index first, Index epochs) {
    Moments moments;
    for (Index epoch = first; epoch <= first + epochs; ++epoch) {
        (*network.parameters()[0]).value(0, 0) = static_cast<Scalar>(epoch);
        moments.add(epoch, 0.5, network);
    }
    return moments.until_now(network);
}

} // namespace

CLAIM(the_first_epochs_are_all_kept_and_later_ones_ever_fewer) {
    Network network = weights(1);
    for (const Index first : {0, 7000}) {
        const std::vector<Moment> moments = moments_of(network, first, 100'000);
        CHECK(moments.size() > 300);
        CHECK(moments.size() < 500);
        for (Index i = 0; i < 50; ++i) CHECK_EQUAL(moments[static_cast<std::size_t>(i)].epoch, first + i);
        CHECK_EQUAL(moments.back().epoch, first + 100'000);
        for (const Moment& moment : moments)
            CHECK_EQUAL(moment.parameters[0](0, 0), static_cast<Scalar>(moment.epoch));
    }
}

CLAIM(of_large_networks_fewer_are_kept_or_none) {
    Network large = weights(10'000), huge = weights(60'000); // twice as many parameters
    CHECK(moments_of(large, 0, 1000).size() < 60);
    CHECK(moments_of(huge, 0, 100).empty());
    CHECK(Moments().until_now(huge).empty());
}
