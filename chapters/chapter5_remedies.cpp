// Chapter 5: which regularization helps against overfitting, and is it luck? L2, L1, dropout, input noise and
// early stopping, each over 20 seeds on the same data from the same weights, judged by test samples that
// nothing was chosen by. The data: 40 noisy samples on two moons for training, 40 for validation, 1,000 for
// the test. The network: 2-64-1 with tanh.
#include "common/cli/chapter.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/losses.hpp"
#include "common/network/predictions.hpp"
#include "common/plot/panel.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/early_stopping.hpp"
#include "common/training/penalty.hpp"

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <optional>

using namespace nn;

// --- What is compared ----------------------------------------------------------------------------

// λ · |w| with the derivative λ or -λ and without the proximal step, as in chapter5.cpp: never at rest.
Penalty l1_subgradient(double lambda) {
    return {
        .value = [lambda](ConstParameters parameters) { return ProximalSgd(lambda).penalty(parameters); },
        .add_gradient =
            [lambda](Parameters parameters) {
                for (Parameter* p : parameters) {
                    for (Index i = 0; i < p->value.size() && p->is_penalised; ++i) {
                        const Scalar w = p->value.data()[i];
                        p->gradient.data()[i] += static_cast<Scalar>(w > 0 ? lambda : w < 0 ? -lambda : 0);
                    }
                }
            }};
}

struct Method {
    std::string name;
    std::vector<Penalty> penalties = {};
    double l1 = 0, dropout = 0, input_noise = 0;
    Index patience = 0; // of early stopping, in epochs; 0: all 1,000
};

const std::vector<Method> methods = {{.name = "none"},
                                     {.name = "L2 0.001", .penalties = {l2_penalty(0.001)}},
                                     {.name = "L1 0.001", .l1 = 0.001},
                                     {.name = "dropout 0.2", .dropout = 0.2},
                                     {.name = "input noise 0.2", .input_noise = 0.2},
                                     {.name = "early stopping 200", .patience = 200},
                                     {.name = "L2 0.1", .penalties = {l2_penalty(0.1)}},
                                     {.name = "L1, subgradient", .penalties = {l1_subgradient(0.001)}}};

const Method& method_named(const std::string& name) {
    return *std::find_if(methods.begin(), methods.end(), [&](const Method& m) { return m.name == name; });
}

// --- One training --------------------------------------------------------------------------------

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
    double loss, accuracy;       // on the test samples
    double validation_loss;      // that early stopping went by
    std::vector<double> weights; // of the network, all in one list
};

// `random` has to outlive the result: the network's noise and dropout come from it.
Result train(const Method& method, const Samples& samples, Random& random) {
    Network network = mlp({2, 64, 1}, Activation::tanh, Initializer::xavier_uniform, random, method.dropout,
                          method.input_noise);
    const BinaryCrossEntropy loss;
    ProximalSgd optimizer(method.l1);
    FitOptions options{.epochs = 1000, .batch_size = 8, .learning_rate = 0.5, .penalties = method.penalties};
    std::optional<EarlyStopping> stopping;
    if (method.patience > 0) {
        options.validation = &samples.validation;
        options.observers = {std::ref(stopping.emplace(network, method.patience))};
    }
    fit(network, loss, optimizer, samples.training, options, random);
    if (stopping) stopping->restore_best();

    Result result{std::move(network), 0, 0, stopping ? stopping->best().loss : 0, {}};
    const Matrix z = result.network.predict(samples.test.x);
    result.loss = loss.value(z, samples.test.target);
    result.accuracy = static_cast<double>(loss.count_correct(z, samples.test.target)) /
                      static_cast<double>(samples.test.size());
    for (const Parameter* p : result.network.parameters()) {
        if (p->is_penalised) result.weights.insert(result.weights.end(), p->value.begin(), p->value.end());
    }
    return result;
}

// --- Over 20 seeds -------------------------------------------------------------------------------

constexpr Index seeds = 20;

// Of one method, a row for each seed.
struct Measurements {
    Matrix loss{seeds, 1}, accuracy{seeds, 1}, validation_loss{seeds, 1}, zeros{seeds, 1};
};

std::map<std::string, Measurements> measure(std::uint64_t first_seed) {
    std::map<std::string, Measurements> all;
    for (Index i = 0; i < seeds; ++i) {
        Random random(first_seed + static_cast<std::uint64_t>(i));
        const Samples samples = draw(random);
        for (const Method& method : methods) {
            Random same = random;
            const Result result = train(method, samples, same);
            const auto zeros = std::count(result.weights.begin(), result.weights.end(), 0.0);
            Measurements& its = all[method.name];
            its.loss(i, 0) = static_cast<Scalar>(result.loss);
            its.accuracy(i, 0) = static_cast<Scalar>(100 * result.accuracy);
            its.validation_loss(i, 0) = static_cast<Scalar>(result.validation_loss);
            its.zeros(i, 0) = static_cast<Scalar>(100 * zeros) / static_cast<Scalar>(result.weights.size());
        }
    }
    return all;
}

double mean(const Matrix& column) { return standardizer_of(column).mean(0, 0); }

double deviation(const Matrix& column) { return standardizer_of(column).standard_deviation(0, 0); }

// In how many of the pairs of the same seed a is below b.
Index count_below(const Matrix& a, const Matrix& b) {
    Index count = 0;
    for (Index i = 0; i < seeds; ++i) count += a(i, 0) < b(i, 0);
    return count;
}

void compare(std::uint64_t first_seed) {
    const auto measured = measure(first_seed);
    const Matrix& without = measured.at("none").loss;
    text::Table table({"method", "test loss", "±", "better in", "accuracy", "±", "weights at 0"});
    for (const Method& method : methods) {
        const Measurements& its = measured.at(method.name);
        const Index wins = count_below(its.loss, without);
        table.row(method.name).fixed(mean(its.loss), 2).fixed(deviation(its.loss), 2);
        table.cell(method.name == "none" ? "" : std::to_string(wins) + " of 20");
        table.cell(text::fixed(mean(its.accuracy), 1) + " %").fixed(deviation(its.accuracy), 1);
        table.cell(text::fixed(mean(its.zeros), 0) + " %");
    }
    const Measurements &noise = measured.at("input noise 0.2"), &stopping = measured.at("early stopping 200");
    std::cout << "Over 20 seeds:\n"
              << table.text()
              << "The networks that were stopped early had, in their best epochs, a validation\nloss of "
              << text::fixed(mean(stopping.validation_loss), 2) << ".\n"
              << "Input noise was better than early stopping in " << count_below(noise.loss, stopping.loss)
              << " of 20.\n\n";
}

// --- Pictures, of one seed from which the network overfits plainly -------------------------------

void write_surfaces(const cli::Chapter& chapter, const Samples& samples, const Random& random) {
    std::vector<plot::Sample> shown;
    for (Index i = 0; i < samples.training.size(); ++i) {
        shown.push_back(
            {{samples.training.x(i, 0), samples.training.x(i, 1)}, samples.training.target(i, 0), 0});
    }
    const BinaryCrossEntropy loss;
    std::vector<plot::Panel> panels;
    for (const char* name :
         {"none", "L2 0.001", "L1 0.001", "dropout 0.2", "input noise 0.2", "early stopping 200"}) {
        Random same = random;
        const Result result = train(method_named(name), samples, same);
        plot::Field field{.columns = 64, .rows = 64, .left = -2, .right = 3, .bottom = -2, .top = 2.5};
        field.values = predictions_on(result.network, loss)(field.centers());
        panels.push_back(plot::decision_surface(field, shown));
        panels.back().title = name + (": test loss " + text::fixed(result.loss, 2));
    }
    chapter.write_picture("chapter5_remedies_surfaces",
                          {.title = "What the networks predict",
                           .description =
                               "Without regularization the decision boundary winds around single samples, "
                               "and is sharp; with most methods it is straight and soft.",
                           .panels = panels,
                           .columns = 2});
}

void write_weights(const cli::Chapter& chapter, const Samples& samples, const Random& random) {
    std::vector<plot::Panel> panels;
    for (const char* name : {"none", "L2 0.001", "L1 0.001", "dropout 0.2"}) {
        Random same = random;
        const Result result = train(method_named(name), samples, same);
        panels.push_back({.title = name,
                          .x = {.label = "weight", .low = -12, .high = 12},
                          .y = {.label = "how many"},
                          .bars = plot::histogram(result.weights, 48, plot::Interval{-12, 12})});
    }
    chapter.write_picture("chapter5_remedies_weights",
                          {.title = "Their weights",
                           .description = "With L2 most weights are nearer to 0, with L1 most are exactly 0.",
                           .panels = panels,
                           .columns = 2});
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter5_remedies",
                           .purpose = "Which regularization helps against overfitting, and is it luck?",
                           .examples = {"./chapter5_remedies", "./chapter5_remedies --seed 100"},
                           .note = "notes/chapter5.md",
                           .seed_decides =
                               "the first of 20 seeds, each of which decides data, weights and order"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        compare(chapter.seed());
        Random random(chapter.seed() + 2);
        const Samples samples = draw(random);
        write_surfaces(chapter, samples, random);
        write_weights(chapter, samples, random);
    });
}
