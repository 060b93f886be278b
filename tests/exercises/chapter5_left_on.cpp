// Chapter 5, exercise 3: what a network predicts when dropout is left on while predicting.
#include "common/data/toy_data.hpp"
#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/dropout.hpp"
#include "common/network/losses.hpp"
#include "common/training/fit.hpp"

#include <iostream>
#include <vector>

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
    std::vector<Scalar> predicted, in_training;
    for (int time = 0; time < 3; ++time) {
        loss.predictions(network.predict(point), p);
        predicted.push_back(p(0, 0));
        loss.predictions(network.forward(point), p);
        in_training.push_back(p(0, 0));
    }
    const auto print = [](const char* name, const std::vector<Scalar>& predictions) {
        std::cout << name << ", three times:";
        for (const Scalar prediction : predictions) std::cout << " " << prediction;
        std::cout << "\n";
    };
    print("predict()", predicted);
    print("forward()", in_training);
    const bool same = predicted[0] == predicted[1] && predicted[1] == predicted[2];
    const bool differ = in_training[0] != in_training[1] || in_training[1] != in_training[2];
    return same && differ ? 0 : 1;
}
