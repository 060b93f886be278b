// The default of chapter 6 solves exclusive or, whatever the seed.
#include "tests/check.hpp"

#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/training/fit.hpp"

using namespace nn;

namespace {

// The largest distance between a prediction and its target after training.
double worst_prediction(std::uint64_t seed, const std::vector<Index>& sizes) {
    Random random(seed);
    Network network = mlp(sizes, Activation::tanh, Initializer::xavier_uniform, random);
    const Dataset data = exclusive_or();
    const BinaryCrossEntropy loss;
    Sgd optimizer;
    fit(network, loss, optimizer, data, {.epochs = 1000, .learning_rate = 0.5}, random);
    Matrix predictions;
    loss.predictions(network.predict(data.x), predictions);
    return largest_difference(predictions, data.target);
}

} // namespace

CLAIM(each_of_200_seeds_is_solved) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) CHECK(worst_prediction(seed, {2, 8, 1}) < 0.1);
}

CLAIM(a_single_neuron_never_solves_it) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) CHECK(worst_prediction(seed, {2, 1}) > 0.4);
}
