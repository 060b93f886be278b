// Chapter 0: the smallest whole program. A network learns exclusive or: 1 where exactly one of two inputs is 1.
#include "common/data/dataset.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/training/fit.hpp"

#include <cstdio>

using namespace nn;

int main() {
    const Dataset data = exclusive_or(); // four samples: inputs x, and the target that goes with them

    Random random(1); // draws the first weights, from the seed 1
    Network network = mlp({2, 8, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    const BinaryCrossEntropy loss; // how wrong the predictions are, as one number
    Sgd optimizer;                 // steps downhill: each weight a little against its gradient

    fit(network, loss, optimizer, data, {.epochs = 1000, .learning_rate = 0.5}, random);

    Matrix predictions;
    loss.predictions(network.predict(data.x), predictions);
    for (Index i = 0; i < data.size(); ++i) {
        std::printf("%g xor %g = %.4f\n", data.x(i, 0), data.x(i, 1), predictions(i, 0));
    }
}
