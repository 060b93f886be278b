// Chapter 4, exercise 4: regression in place of binary classification. A noisy sine is learned with the mean
// squared error.
#include "common/network/losses.hpp"
#include "common/training/fit.hpp"

#include <cmath>
#include <iostream>
#include <numbers>

using namespace nn;

int main() {
    constexpr Index samples = 200;
    constexpr double noise = 0.1;
    Random random(1);
    Dataset data{Matrix(samples, 1), Matrix(samples, 1)};
    for (Index i = 0; i < samples; ++i) {
        const double x = random.uniform(-1, 1);
        data.x(i, 0) = static_cast<Scalar>(x);
        data.target(i, 0) = static_cast<Scalar>(std::sin(std::numbers::pi * x) + noise * random.normal());
    }
    // The last layer is a plain sum: it can predict any number.
    Network network = mlp({1, 16, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    Sgd optimizer;
    const Epoch last = fit(network, MeanSquaredError(), optimizer, data,
                           {.epochs = 1000, .batch_size = 16, .learning_rate = 0.1}, random);

    std::cout << "mean squared error " << last.training.loss << ", that of the noise " << noise * noise
              << "\n";
    double worst = 0;
    for (double x = -0.9; x < 0.91; x += 0.1) {
        const double prediction = network.predict({{static_cast<Scalar>(x)}})(0, 0);
        worst = std::max(worst, std::abs(prediction - std::sin(std::numbers::pi * x)));
    }
    std::cout << "largest distance to the sine itself, from -0.9 to 0.9: " << worst << "\n";
    return last.training.loss < 2 * noise * noise && worst < 0.15 ? 0 : 1;
}
