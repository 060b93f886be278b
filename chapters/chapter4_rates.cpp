// Chapter 4: which learning rate for which batch size? Every size with every rate, and what an epoch costs in
// time; and three rates of which one is too small, one learns, and one diverges.
#include "common/cli/chapter.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/losses.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/text/table.hpp"
#include "common/training/fit.hpp"

#include <chrono>
#include <cmath>
#include <iostream>

using namespace nn;

constexpr Index samples = 512, epochs = 100;

// A training on two moons, watched by `observer`. Gives back the training loss at its end.
double train(const std::vector<Index>& sizes, const Loss& loss, std::uint64_t seed, FitOptions options,
             const Observer& observer) {
    Random random(seed);
    const Dataset data = two_moons(samples, 0.2, random);
    Network network = mlp(sizes, Activation::tanh, Initializer::xavier_uniform, random);
    Sgd optimizer;
    options.observers = {observer};
    return fit(network, loss, optimizer, data, options, random).training.loss;
}

// --- Every batch size with every rate ------------------------------------------------------------

// The training loss at the end is mere chance when it was half as high again as before in a tenth of the
// epochs.
struct Outcome {
    double loss; // the mean over five seeds
    bool is_unstable;
};

Outcome outcome(Index batch_size, double rate, std::uint64_t seed) {
    double sum = 0;
    int jumps = 0;
    for (std::uint64_t s = seed; s < seed + 5; ++s) {
        double before = INFINITY;
        sum += train({2, 16, 1}, BinaryCrossEntropy(), s,
                     {.epochs = epochs, .batch_size = batch_size, .learning_rate = rate},
                     [&](const Epoch& epoch) {
                         jumps += epoch.training.loss > 1.5 * before;
                         before = epoch.training.loss;
                         return Decision::go_on;
                     });
    }
    return {sum / 5, jumps >= 5 * epochs / 10};
}

// Milliseconds that an epoch of a larger network takes: 2-128-128-1.
double epoch_time(Index batch_size) {
    constexpr Index epochs_timed = 10;
    std::chrono::steady_clock::time_point start; // after the first weights and the first scoring
    train({2, 128, 128, 1}, BinaryCrossEntropy(), 1,
          {.epochs = epochs_timed, .batch_size = batch_size, .learning_rate = 0.01}, [&](const Epoch& epoch) {
              if (epoch.number == 0) start = std::chrono::steady_clock::now();
              return Decision::go_on;
          });
    const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start;
    return passed.count() / epochs_timed;
}

void compare_rates(std::uint64_t seed) {
    text::Table table(
        {"batch size", "rate 0.1", "rate 0.3", "rate 1", "rate 3", "best", "steps", "2-128-128-1"});
    for (const Index batch_size : {Index{1}, Index{8}, Index{32}, samples}) {
        table.row().count(batch_size);
        double best = 0, lowest = INFINITY;
        for (const double rate : {0.1, 0.3, 1.0, 3.0}) {
            const auto [loss, is_unstable] = outcome(batch_size, rate, seed);
            table.cell(is_unstable ? "unstable" : text::fixed(loss, 3));
            if (loss < lowest && !is_unstable) best = rate, lowest = loss;
        }
        table.general(best).count(epochs * samples / batch_size);
        table.cell(text::fixed(epoch_time(batch_size), 1) + " ms");
    }
    std::cout << "Training loss after " << epochs
              << " epochs, the mean over five seeds; how many steps\n"
                 "those are; and the time that one epoch of a larger network takes:\n"
              << table.text() << "\n";
}

// --- Too small, right, too large -----------------------------------------------------------------

// Mean squared error of a network without an activation function at its end: nothing bounds its outputs.
plot::Panel compare_three_rates(std::uint64_t seed) {
    plot::Panel panel{
        .x = {.label = "epoch"},
        .y = {.label = "mean squared error", .scale = plot::Scale::logarithmic, .low = 0.05, .high = 10}};
    std::cout << "Three rates for 2-16-1, a sum at the end, mean squared error, batches of 32:\n";
    for (const auto& [name, rate] : {std::pair{"0.0001", 0.0001}, {"0.3", 0.3}, {"1", 1.0}}) {
        plot::Line line{.label = name};
        std::cout << "  " << text::pad_right(name, 6) << "  ";
        try {
            const double loss =
                train({2, 16, 1}, MeanSquaredError(), seed,
                      {.epochs = epochs, .batch_size = 32, .learning_rate = rate}, [&](const Epoch& epoch) {
                          line.y.push_back(epoch.training.loss);
                          return Decision::go_on;
                      });
            std::cout << "loss " << text::fixed(line.y.front(), 3) << " -> " << text::fixed(loss, 3) << "\n";
        } catch (const std::runtime_error& error) { // a long message, in two lines
            std::string message = error.what();
            const std::size_t comma = message.find(", beginning");
            if (comma != std::string::npos) message.replace(comma, 2, ",\n          ");
            std::cout << message << "\n";
        }
        panel.lines.push_back(line);
    }
    std::cout << "\n";
    return panel;
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter4_rates",
                           .purpose = "Which learning rate for which batch size?",
                           .examples = {"./chapter4_rates", "./chapter4_rates --seed 2"},
                           .note = "notes/chapter4.md",
                           .seed_decides =
                               "decides the data, the first weights and the order of the samples"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        compare_rates(chapter.seed());
        const plot::Panel three = compare_three_rates(chapter.seed());
        chapter.write_picture(
            "chapter4_rates_three",
            {.title = "Three learning rates",
             .description =
                 "The mean squared error of a network on two moons with the rates 0.0001, 0.3 and 1.",
             .panels = {three}});
    });
}
