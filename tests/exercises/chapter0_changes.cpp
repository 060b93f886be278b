// Chapter 0, exercises: no hidden units; a small learning rate; and the small rate with more epochs.
#include "common/data/dataset.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/training/fit.hpp"

#include <cmath>
#include <cstdio>

using namespace nn;

namespace {

// Trains as chapter0.cpp does, prints the predictions, and gives back the largest distance of one from its
// target.
double train(const std::vector<Index>& sizes, Index epochs, double learning_rate) {
    const Dataset data = exclusive_or();
    Random random(1);
    Network network = mlp(sizes, Activation::tanh, Initializer::xavier_uniform, random);
    const BinaryCrossEntropy loss;
    Sgd optimizer;
    fit(network, loss, optimizer, data, {.epochs = epochs, .learning_rate = learning_rate}, random);
    Matrix predictions;
    loss.predictions(network.predict(data.x), predictions);
    std::printf("%zu layers, %td epochs, learning rate %g:", sizes.size() - 1, epochs, learning_rate);
    for (const Scalar p : predictions) std::printf(" %.4f", double(p));
    std::printf("\n");
    return largest_difference(predictions, data.target);
}

} // namespace

int main() {
    const bool one_line_is_not_enough = std::abs(train({2, 1}, 1000, 0.5) - 0.5) < 1e-4;
    const bool too_short = train({2, 8, 1}, 1000, 0.005) > 0.4;
    const bool learned = train({2, 8, 1}, 100'000, 0.005) < 0.01;
    return one_line_is_not_enough && too_short && learned ? 0 : 1;
}
