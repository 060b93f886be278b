// Chapter 5: which remedy against learning by heart helps, and is it luck? Penalties, dropout, input noise and early
// stopping, each over 20 seeds on the same data from the same weights, judged by points that nobody chose anything by.
// The data: 40 noisy points on two moons to learn from, 40 to stop by, 1,000 to judge by. The network: 2-64-1 with tanh.
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/activation_layer.hpp"
#include "common/network/answers.hpp"
#include "common/network/dense.hpp"
#include "common/network/dropout.hpp"
#include "common/network/input_noise.hpp"
#include "common/network/losses.hpp"
#include "common/plot/decision_surface.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/early_stopping.hpp"
#include "common/training/penalty.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>
#include <optional>

using namespace nn;

struct Remedy {
    std::string name;
    double l2 = 0, l1 = 0, dropout = 0, noise = 0;
    Index patience = 0;         // in epochs; 0: all 1,000
    double l1_by_its_slope = 0; // as in chapter5.cpp: never at rest
};

const std::vector<Remedy> remedies = {{.name = "none"},
                                      {.name = "L2 0.001", .l2 = 0.001},
                                      {.name = "L1 0.001", .l1 = 0.001},
                                      {.name = "dropout 0.2", .dropout = 0.2},
                                      {.name = "input noise 0.2", .noise = 0.2},
                                      {.name = "patience 200", .patience = 200},
                                      {.name = "L2 0.1", .l2 = 0.1},
                                      {.name = "L1 by its slope", .l1_by_its_slope = 0.001}};

// λ · |w| with the slope λ or -λ, and no shrinking.
Penalty l1_by_its_slope(double lambda) {
    return {.value = l1_penalty(lambda).value, .add_gradient = [lambda](Parameters parameters) {
                for (Parameter* p : parameters) {
                    for (Index i = 0; i < p->value.size() && p->decays; ++i) {
                        const Scalar w = p->value.data()[i];
                        p->gradient.data()[i] += static_cast<Scalar>(w > 0 ? lambda : w < 0 ? -lambda : 0);
                    }
                }
            }};
}

struct Samples {
    Dataset training, validation, test;
};

Samples draw(Random& random) {
    const auto [training, others] = split(shuffled(two_moons(1080, 0.3, random), random), 40);
    const auto [validation, test] = split(others, 40);
    return {training, validation, test};
}

struct Result {
    Network network;
    double loss, accuracy;       // of the test points
    double validation_loss;      // that the stopping went by
    std::vector<double> weights; // of the network, all in one list
};

// `random` has to outlive the result: the network's noise and dropout come from it.
Result train(const Remedy& remedy, const Samples& samples, Random& random) {
    Network network;
    if (remedy.noise > 0) network.add(std::make_unique<InputNoise>(remedy.noise, random));
    network.add(std::make_unique<Dense>(2, 64, Initializer::xavier_uniform, random));
    network.add(std::make_unique<ActivationLayer>(Activation::tanh));
    if (remedy.dropout > 0) network.add(std::make_unique<Dropout>(remedy.dropout, random));
    network.add(std::make_unique<Dense>(64, 1, Initializer::xavier_uniform, random));

    const BinaryCrossEntropy loss;
    Sgd optimizer;
    FitOptions options{.epochs = 1000, .batch_size = 8, .learning_rate = 0.5};
    if (remedy.l2 > 0) options.penalties.push_back(l2_penalty(remedy.l2));
    if (remedy.l1 > 0) options.penalties.push_back(l1_penalty(remedy.l1));
    if (remedy.l1_by_its_slope > 0) options.penalties.push_back(l1_by_its_slope(remedy.l1_by_its_slope));
    std::optional<EarlyStopping> stopping;
    if (remedy.patience > 0) {
        options.validation = &samples.validation;
        options.observers = {std::ref(stopping.emplace(network, remedy.patience))};
    }
    fit(network, loss, optimizer, samples.training, options, random);
    if (stopping) stopping->restore_best();

    Result result{std::move(network), 0, 0, stopping ? stopping->best().loss : 0, {}};
    const Matrix& z = result.network.predict(samples.test.x);
    result.loss = loss.value(z, samples.test.target);
    result.accuracy = static_cast<double>(loss.count_correct(z, samples.test.target)) /
                      static_cast<double>(samples.test.size());
    for (const Parameter* p : result.network.parameters()) {
        if (p->decays) result.weights.insert(result.weights.end(), p->value.begin(), p->value.end());
    }
    return result;
}

struct Spread {
    double mean, deviation;
};

Spread spread_of(const std::vector<double>& values) {
    const auto count = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double value : values) sum += value;
    for (const double value : values) squares += (value - sum / count) * (value - sum / count);
    return {sum / count, std::sqrt(squares / count)};
}

void compare(std::uint64_t first_seed) {
    constexpr std::size_t seeds = 20;
    std::vector<std::vector<double>> losses(remedies.size()), accuracies(remedies.size());
    std::vector<double> zeros(remedies.size()), validation_losses;
    for (std::uint64_t seed = first_seed; seed < first_seed + seeds; ++seed) {
        Random random(seed);
        const Samples samples = draw(random);
        for (std::size_t r = 0; r < remedies.size(); ++r) {
            Random same = random;
            const Result result = train(remedies[r], samples, same);
            losses[r].push_back(result.loss);
            accuracies[r].push_back(100 * result.accuracy);
            if (remedies[r].patience > 0) validation_losses.push_back(result.validation_loss);
            const auto zero = std::count(result.weights.begin(), result.weights.end(), 0.0);
            zeros[r] += 100 * static_cast<double>(zero) / static_cast<double>(result.weights.size() * seeds);
        }
    }
    int noise_wins = 0;
    for (std::size_t s = 0; s < seeds; ++s) noise_wins += losses[4][s] < losses[5][s];
    std::vector<std::vector<std::string>> table = {
        {"remedy", "test loss", "± ", "better in", "% right", "± ", "weights at 0"}};
    for (std::size_t r = 0; r < remedies.size(); ++r) {
        const Spread loss = spread_of(losses[r]), accuracy = spread_of(accuracies[r]);
        int wins = 0;
        for (std::size_t s = 0; s < losses[r].size(); ++s) wins += losses[r][s] < losses[0][s];
        table.push_back({remedies[r].name, text::fixed(loss.mean, 2), text::fixed(loss.deviation, 2),
                         r == 0 ? "" : std::to_string(wins) + " of 20", text::fixed(accuracy.mean, 1),
                         text::fixed(accuracy.deviation, 1), text::fixed(zeros[r], 0) + " %"});
    }
    std::cout << "Over 20 seeds:\n"
              << text::table_text(table) << "The networks that were stopped had a validation loss of "
              << text::fixed(spread_of(validation_losses).mean, 2) << " when they were\nat their best.\n"
              << "Input noise was better than patience in " << noise_wins << " of 20.\n\n";
}

// Of a seed from which the network without a remedy shows what it does.
void write_pictures(const std::string& folder, std::uint64_t seed) {
    Random random(seed);
    const Samples samples = draw(random);
    std::vector<plot::Panel> surfaces, histograms;
    for (std::size_t r = 0; r < 6; ++r) {
        Random same = random;
        Result result = train(remedies[r], samples, same);
        std::vector<plot::Example> examples;
        for (Index i = 0; i < samples.training.size(); ++i) {
            examples.push_back(
                {{samples.training.x(i, 0), samples.training.x(i, 1)}, samples.training.target(i, 0), 0});
        }
        plot::Field field{.columns = 64, .rows = 64, .left = -2, .right = 3, .bottom = -2, .top = 2.5};
        const BinaryCrossEntropy loss;
        plot::fill(field, answers_of(result.network, loss));
        surfaces.push_back(plot::decision_surface(field, examples));
        surfaces.back().title = remedies[r].name + ": test loss " + text::fixed(result.loss, 2);
        if (r < 4)
            histograms.push_back({.title = remedies[r].name,
                                  .x = {.label = "weight", .low = -12, .high = 12},
                                  .y = {.label = "how many"},
                                  .bars = plot::histogram(result.weights, 48, plot::Interval{-12, 12})});
    }
    cli::write_picture(folder, "chapter5_remedies_surfaces",
                       {.title = "What the networks answer",
                        .description =
                            "Without a remedy the border winds around single points, and is sharp; "
                            "with most remedies it is straight and soft.",
                        .panels = surfaces,
                        .columns = 2});
    cli::write_picture(folder, "chapter5_remedies_weights",
                       {.title = "Their weights",
                        .description = "With L2 most weights are nearer to 0, with L1 most are exactly 0.",
                        .panels = histograms,
                        .columns = 2});
}

int main(int argc, char** argv) {
    return cli::run_program("chapter5_remedies", [&] {
        term::DisplayOptions options;
        std::uint64_t seed = 1;
        cli::Arguments arguments({.program = "chapter5_remedies",
                                  .purpose = "Which remedy against learning by heart helps, and is it luck?",
                                  .examples = {"./chapter5_remedies", "./chapter5_remedies --seed 100"},
                                  .note = "notes/chapter5.md"});
        arguments.seed("--seed", seed,
                       "the first of 20 seeds, each of which decides data, weights and order");
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        compare(seed);
        write_pictures(options.out, seed + 2);
        return 0;
    });
}
