// Chapter 7: how many epochs does exclusive or need with each optimizer, at a rate of its own, over a hundred seeds?
#include "common/data/dataset.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/text/table.hpp"
#include "common/training/fit.hpp"
#include "common/training/optimizers.hpp"

#include <algorithm>
#include <iostream>
#include <memory>

using namespace nn;

// Epochs until each prediction is within 0.1 of its target; 1,001 when 1,000 are not enough.
Index epochs_needed(Optimizer& optimizer, double rate, std::uint64_t seed) {
    const Dataset data = exclusive_or();
    Random random(seed);
    Network network = mlp({2, 8, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    const BinaryCrossEntropy loss;
    Index needed = 1001;
    fit(network, loss, optimizer, data,
        {.epochs = 1000, .learning_rate = rate, .observers = {[&](const Epoch& epoch) {
                                                    Matrix predictions;
                                                    loss.predictions(network.predict(data.x), predictions);
                                                    if (largest_difference(predictions, data.target) >= 0.1)
                                                        return Decision::go_on;
                                                    needed = epoch.number;
                                                    return Decision::stop;
                                                }}},
        random);
    return needed;
}

int main() {
    text::Table table({"optimizer", "rate", "solved", "median epochs"});
    Index of_all = 0;
    const auto count = [&](const std::string& name, double rate, auto make) {
        std::vector<Index> epochs;
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            auto optimizer = make();
            epochs.push_back(epochs_needed(optimizer, rate, seed));
        }
        std::sort(epochs.begin(), epochs.end());
        const auto solved = std::upper_bound(epochs.begin(), epochs.end(), 1000) - epochs.begin();
        of_all += solved;
        table.row(name)
            .general(rate)
            .cell(std::to_string(solved) + " of 100")
            .count((epochs[49] + epochs[50]) / 2);
    };
    count("SGD", 0.5, [] { return Sgd(); });
    count("SGD", 3, [] { return Sgd(); });
    count("momentum", 0.3, [] { return Momentum(); });
    count("Adam", 0.03, [] { return Adam(); });
    count("Adam", 0.3, [] { return Adam(); });
    std::cout << table.text();
    return of_all > 450 ? 0 : 1;
}
