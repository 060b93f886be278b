// Chapter 5, exercise 3: what a network answers when dropout is left on while predicting.
#include "common/data/shapes.hpp"
#include "common/network/activation_layer.hpp"
#include "common/network/binary_cross_entropy.hpp"
#include "common/network/dense.hpp"
#include "common/network/dropout.hpp"
#include "common/training/trainer.hpp"

#include <iostream>

using namespace nn;

int main() {
    Random random(1);
    const Dataset data = two_moons(200, 0.1, random);
    Network network;
    network.add(std::make_unique<Dense>(2, 32, Initializer::xavier_uniform, random));
    network.add(std::make_unique<ActivationLayer>(Activation::tanh));
    network.add(std::make_unique<Dropout>(0.5, random));
    network.add(std::make_unique<Dense>(32, 1, Initializer::xavier_uniform, random));
    const BinaryCrossEntropy loss;
    Sgd optimizer;
    fit(network, loss, optimizer, data, {.epochs = 300, .batch_size = 16, .learning_rate = 0.3}, random);

    const Matrix point = {{Scalar(0.5), Scalar(0.3)}}; // between the moons
    Matrix p;
    std::cout << "predict(), three times:";
    bool same = true;
    for (int time = 0; time < 3; ++time) {
        loss.predictions(network.predict(point), p);
        static const Scalar first = p(0, 0);
        same &= p(0, 0) == first;
        std::cout << " " << p(0, 0);
    }
    std::cout << "\nforward(), three times:";
    bool differs = false;
    for (int time = 0; time < 3; ++time) {
        loss.predictions(network.forward(point), p);
        static const Scalar first = p(0, 0);
        differs |= p(0, 0) != first;
        std::cout << " " << p(0, 0);
    }
    std::cout << "\n";
    return same && differs ? 0 : 1;
}
