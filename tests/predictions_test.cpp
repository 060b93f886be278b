#include "tests/check.hpp"

#include "common/network/dense.hpp"
#include "common/network/dropout.hpp"
#include "common/network/losses.hpp"
#include "common/network/predictions.hpp"

using namespace nn;

CLAIM(it_gives_each_place_its_prediction_of_the_first_output) {
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{1, 0}, {10, 0}}, Matrix{{0, 5}})); // z1 = x1 + 10 x2, z2 = 5
    const MeanSquaredError amounts;
    const auto sums = predictions_on(network, amounts);
    CHECK((sums({{1, 2}, {3, 4}, {0, 0}}) == std::vector<double>{21, 43, 0}));
    CHECK(sums({}).empty());
    Random random(1);
    network.add(std::make_unique<Dropout>(0.5, random)); // which is not there when predicting
    CHECK((sums({{1, 2}, {3, 4}}) == std::vector<double>{21, 43}));
    const BinaryCrossEntropy chances;
    CHECK_EQUAL(predictions_on(network, chances)({{0, 0}}).at(0), 0.5); // a logit of 0
}
