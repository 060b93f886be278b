// Chapter 4: what does a small batch do to the gradient? It points where the whole data would, but for a noise that
// shrinks with the square root of the batch. And why the rows have to be shuffled.
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/losses.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/fit.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

using namespace nn;

constexpr Index rows = 512;

// --- How far the gradient of a batch is from that of all rows ---------------------------------------------------------

// The gradient at the network's present weights, all parameters in one list.
std::vector<double> gradient(Network& network, const Dataset& batch) {
    Matrix dz;
    BinaryCrossEntropy().value_and_gradient(network.forward(batch.x), batch.target, dz);
    network.backward(dz);
    std::vector<double> all;
    for (const Parameter* p : network.parameters()) {
        all.insert(all.end(), p->gradient.begin(), p->gradient.end());
    }
    return all;
}

// `count` rows, each drawn from all of them: the same row may come twice.
Dataset draw(const Dataset& data, Index count, Random& random) {
    Dataset batch{Matrix(count, 2), Matrix(count, 1)};
    for (Index i = 0; i < count; ++i) {
        const Index row = random.below(data.size());
        batch.x(i, 0) = data.x(row, 0);
        batch.x(i, 1) = data.x(row, 1);
        batch.target(i, 0) = data.target(row, 0);
    }
    return batch;
}

// The root of the mean squared distance to the full gradient, over 2,000 batches.
double noise_of(Network& network, const Dataset& data, Index batch_size, Random& random) {
    constexpr int draws = 2000;
    const std::vector<double> full = gradient(network, data);
    double sum = 0;
    for (int i = 0; i < draws; ++i) {
        const std::vector<double> estimate = gradient(network, draw(data, batch_size, random));
        for (std::size_t p = 0; p < full.size(); ++p) {
            sum += (estimate[p] - full[p]) * (estimate[p] - full[p]);
        }
    }
    return std::sqrt(sum / draws);
}

// Whether the noise follows noise(1) / √batch within 7 %.
bool measure_noise(std::uint64_t seed, plot::Panel& panel) {
    Random random(seed);
    const Dataset data = two_moons(rows, 0.2, random);
    Network network = mlp({2, 16, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    double length = 0;
    for (const double slope : gradient(network, data)) length += slope * slope;
    plot::Line measured{.label = "measured"}, predicted{.label = "1/√batch"};
    std::vector<std::vector<std::string>> table = {{"batch", "noise", "noise(1) / √batch"}};
    double one = 0;
    bool follows = true;
    for (Index batch_size = 1; batch_size <= 256; batch_size *= 4) {
        const double noise = noise_of(network, data, batch_size, random);
        if (batch_size == 1) one = noise;
        const double expected = one / std::sqrt(static_cast<double>(batch_size));
        follows &= std::abs(noise / expected - 1) < 0.07;
        table.push_back({std::to_string(batch_size), text::fixed(noise, 3), text::fixed(expected, 3)});
        for (plot::Line* line : {&measured, &predicted}) line->x.push_back(static_cast<double>(batch_size));
        measured.y.push_back(noise);
        predicted.y.push_back(expected);
    }
    std::cout << "The full gradient has the length " << text::fixed(std::sqrt(length), 3)
              << ". How far that of a batch is from it:\n"
              << text::table_text(table) << "Within 7 % of the prediction: " << (follows ? "yes" : "NO")
              << "\n\n";
    panel = {.x = {.label = "batch", .scale = plot::Scale::logarithmic},
             .y = {.label = "distance to the full gradient", .scale = plot::Scale::logarithmic},
             .lines = {measured, predicted}};
    return follows;
}

// --- Rows in the order of their classes ------------------------------------------------------------------------------

void compare_orders(std::uint64_t seed) {
    std::cout << "Batches of 8, rate 0.5, 20 epochs; the rows come with all of one class first:\n";
    for (const bool shuffle : {false, true}) {
        Random random(seed);
        const Dataset data = two_moons(rows, 0.2, random);
        Network network = mlp({2, 16, 1}, Activation::tanh, Initializer::xavier_uniform, random);
        Sgd optimizer;
        const Epoch last =
            fit(network, BinaryCrossEntropy(), optimizer, data,
                {.epochs = 20, .batch_size = 8, .shuffle = shuffle, .learning_rate = 0.5}, random);
        std::cout << (shuffle ? "  shuffled before every epoch: " : "  as they come: ")
                  << text::fixed(100 * last.training.accuracy, 0) << " % right, loss "
                  << text::fixed(last.training.loss, 2) << "\n";
    }
    std::cout << "\n";
}

int main(int argc, char** argv) {
    return cli::run_program("chapter4_noise", [&] {
        term::DisplayOptions options;
        std::uint64_t seed = 1;
        cli::Arguments arguments({.program = "chapter4_noise",
                                  .purpose = "What does a small batch do to the gradient?",
                                  .examples = {"./chapter4_noise", "./chapter4_noise --seed 2"},
                                  .note = "notes/chapter4.md"});
        arguments.seed("--seed", seed, "decides the data, the weights and what is drawn");
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        plot::Panel panel;
        const bool follows = measure_noise(seed, panel);
        compare_orders(seed);
        cli::write_picture(options.out, "chapter4_noise_batches",
                           {.title = "Four times the batch, half the noise",
                            .description = "The gradient's noise falls with the square root of the batch.",
                            .panels = {panel}});
        return follows ? 0 : 1;
    });
}
