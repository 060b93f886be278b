// Chapter 4: what does a small batch do to the gradient? It points where that of all data points, but for a
// noise that shrinks with the square root of the batch size. And why the samples have to be shuffled.
#include "common/cli/chapter.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/losses.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/fit.hpp"

#include <cmath>
#include <iostream>

using namespace nn;

constexpr Index samples = 512;

Network new_network(Random& random) {
    return mlp({2, 16, 1}, Activation::tanh, Initializer::xavier_uniform, random);
}

// --- How far the gradient of a batch is from that of all samples ---------------------------------

// With respect to all parameters, in one list.
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

// `count` samples, each drawn from all of them: the same sample may come twice.
Dataset draw(const Dataset& data, Index count, Random& random) {
    Dataset batch{Matrix(count, 2), Matrix(count, 1)};
    for (Index i = 0; i < count; ++i) {
        const Index sample = random.below(data.size());
        batch.x(i, 0) = data.x(sample, 0);
        batch.x(i, 1) = data.x(sample, 1);
        batch.target(i, 0) = data.target(sample, 0);
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

// The noise has to follow noise(1) / √batch within 7 %.
plot::Panel measure_noise(cli::Chapter& chapter) {
    Random random(chapter.seed());
    const Dataset data = two_moons(samples, 0.2, random);
    Network network = new_network(random);
    double squares = 0;
    for (const double derivative : gradient(network, data)) squares += derivative * derivative;
    plot::Line measured{.label = "measured"}, predicted{.label = "1/√batch"};
    text::Table table({"batch size", "noise", "noise(1) / √batch"});
    bool follows = true;
    for (Index batch_size = 1; batch_size <= 256; batch_size *= 4) {
        const auto size = static_cast<double>(batch_size);
        const double noise = noise_of(network, data, batch_size, random);
        for (plot::Line* line : {&measured, &predicted}) line->x.push_back(size);
        measured.y.push_back(noise);
        predicted.y.push_back(measured.y[0] / std::sqrt(size));
        follows &= std::abs(noise / predicted.y.back() - 1) < 0.07;
        table.row().count(batch_size).fixed(noise, 3).fixed(predicted.y.back(), 3);
    }
    if (!follows) chapter.fail();
    std::cout << "The full gradient has the norm " << text::fixed(std::sqrt(squares), 3)
              << ". How far that of a batch is from it:\n"
              << table.text() << "Within 7 % of noise(1) / √batch: " << (follows ? "yes" : "NO") << "\n\n";
    return {.x = {.label = "batch size", .scale = plot::Scale::logarithmic},
            .y = {.label = "distance to the full gradient", .scale = plot::Scale::logarithmic},
            .lines = {measured, predicted}};
}

// --- Samples in the order of their classes -------------------------------------------------------

void compare_orders(std::uint64_t seed) {
    std::cout << "Batches of 8, learning rate 0.5, 20 epochs; the samples are sorted by class:\n";
    for (const bool shuffle : {false, true}) {
        Random random(seed);
        const Dataset data = two_moons(samples, 0.2, random);
        Network network = new_network(random);
        Sgd optimizer;
        const Score score =
            fit(network, BinaryCrossEntropy(), optimizer, data,
                {.epochs = 20, .batch_size = 8, .shuffle = shuffle, .learning_rate = 0.5}, random)
                .training;
        std::cout << (shuffle ? "  shuffled before every epoch: " : "  as they come: ")
                  << "training accuracy " << text::fixed(100 * score.accuracy, 0) << " %, training loss "
                  << text::fixed(score.loss, 2) << "\n";
    }
    std::cout << "\n";
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter4_noise",
                           .purpose = "What does a small batch do to the gradient?",
                           .examples = {"./chapter4_noise", "./chapter4_noise --seed 2"},
                           .note = "notes/chapter4.md",
                           .seed_decides = "decides the data, the weights and what is drawn"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        const plot::Panel noise = measure_noise(chapter);
        compare_orders(chapter.seed());
        chapter.write_picture(
            "chapter4_noise_batches",
            {.title = "Four times the batch, half the noise",
             .description = "The gradient's noise falls with the square root of the batch size.",
             .panels = {noise}});
    });
}
