// Chapter 5: why is a low training loss not enough? A network that is large enough overfits: it memorises 40
// samples, and predicts all others worse than before. Regularization against it, penalties and dropout, by
// hand and as the project's; and learning curves of five trainings. What each method is worth is measured by
// chapter5_remedies.cpp.
#include "common/cli/chapter.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/dropout.hpp"
#include "common/network/losses.hpp"
#include "common/terminal/screen.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/early_stopping.hpp"
#include "common/training/penalty.hpp"

#include <cmath>
#include <functional>
#include <iostream>
#include <optional>

using namespace nn;

// --- Act one, by hand: a step for one weight, from the gradient of the loss ----------------------

constexpr double rate = 0.5, lambda = 0.3;

// L2 adds λ/2 · w² to the loss, whose derivative is λ w.
double l2_step(double w, double gradient) { return w - rate * (gradient + lambda * w); }

// L1 adds λ · |w|, whose derivative is λ or -λ, and at the kink any number between them.
double l1_subgradient_step(double w, double gradient) {
    return w - rate * (gradient + lambda * (w > 0 ? 1 : w < 0 ? -1 : 0));
}

// The same, but for the end: a weight that would cross 0 stays there.
double l1_proximal_step(double w, double gradient) {
    const double moved = w - rate * gradient, by = rate * lambda;
    return moved > by ? moved - by : moved < -by ? moved + by : 0;
}

void print_steps() {
    text::Table table({"step", "L2", "L1, subgradient", "L1, proximal"});
    double l2 = 0.5, subgradient = 0.5, proximal = 0.5;
    for (int step = 0; step <= 6; ++step) {
        table.row().count(step).fixed(l2, 3).fixed(subgradient, 3).fixed(proximal, 3);
        l2 = l2_step(l2, 0);
        subgradient = l1_subgradient_step(subgradient, 0);
        proximal = l1_proximal_step(proximal, 0);
    }
    std::cout << "A weight of 0.5 whose gradient is 0, learning rate 0.5, λ 0.3:\n" << table.text() << "\n";
}

// Every activation is dropped with the probability p; the others are scaled up to make up for it.
std::vector<double> drop(const std::vector<double>& activations, double p, Random& random) {
    std::vector<double> left;
    for (const double a : activations) left.push_back(random.uniform() < p ? 0 : a / (1 - p));
    return left;
}

void print_dropout(Random random) {
    text::Table table({"", "a1", "a2", "a3", "a4"});
    const auto print = [&](const std::string& name, const std::vector<double>& activations) {
        table.row(name);
        for (const double a : activations) table.fixed(a, 2);
    };
    const std::vector<double> activations = {0.2, -0.5, 0.8, 0.4};
    print("activations", activations);
    constexpr int passes = 100'000;
    std::vector<double> mean(4);
    for (int pass = 1; pass <= passes; ++pass) {
        const std::vector<double> left = drop(activations, 0.5, random);
        if (pass <= 3) print("training, pass " + std::to_string(pass), left);
        for (std::size_t k = 0; k < 4; ++k) mean[k] += left[k] / passes;
    }
    print("mean of 100,000 passes", mean);
    print("prediction", activations);
    std::cout << "Dropout with a rate of one half:\n" << table.text() << "\n";
}

// --- Act two, as the project has them ------------------------------------------------------------

void compare_penalties(cli::Chapter& chapter) {
    double difference = 0;
    for (const double w : {0.5, 0.1, -0.04, -2.0}) {
        for (const double gradient : {0.0, 0.2, -0.7}) {
            const auto step_with = [&](Optimizer&& optimizer, const Penalty& penalty) { // as fit() does it
                Parameter weight{"w", {{static_cast<Scalar>(w)}}, {{static_cast<Scalar>(gradient)}}, true};
                Parameter* const parameters[] = {&weight};
                if (penalty.add_gradient) penalty.add_gradient(parameters);
                optimizer.step(parameters, rate);
                return weight.value(0, 0);
            };
            const double l2 = step_with(Sgd(), l2_penalty(lambda)), l1 = step_with(ProximalSgd(lambda), {});
            difference = cli::nan_max(difference, std::abs(l2 - l2_step(w, gradient)));
            difference = cli::nan_max(difference, std::abs(l1 - l1_proximal_step(w, gradient)));
        }
    }
    chapter.check_agreement("steps with L2 and L1", difference, 1e-12);
}

void compare_dropout(cli::Chapter& chapter) {
    Random by_hand(chapter.seed()), of_layer(chapter.seed());
    Dropout layer(0.3, of_layer);
    Matrix left;
    layer.forward({{1, 2, 3, 4, 5, 6}}, left);
    double difference = 0;
    Index column = 0;
    for (const double a : drop({1, 2, 3, 4, 5, 6}, 0.3, by_hand)) {
        difference = cli::nan_max(difference, std::abs(left(0, column++) - a));
    }
    chapter.check_agreement("dropout", difference, 1e-12);
}

// --- Act three: learning curves ------------------------------------------------------------------

constexpr Index epochs = 1000;

struct Setup {
    Index samples, validation_samples = 400;
    double learning_rate = 0.5, l2 = 0;
};

struct Curves {
    std::vector<double> epoch, training, validation; // the losses of every tenth epoch
    Index best_epoch = 0;                            // the one with the lowest validation loss
    double best_test_loss = 0, test_loss = 0;        // in that epoch and at the end

    plot::Panel panel(const std::string& title) const {
        return {.title = title,
                .x = {.label = "epoch"},
                .y = {.label = "loss", .scale = plot::Scale::logarithmic, .low = 0.01, .high = 2},
                .lines = {{"training", epoch, training}, {"valid.", epoch, validation}}};
    }
};

// Trains 2-64-1 on two moons, in batches of 8; `watch` is told of every tenth epoch.
Curves train(const Setup& setup, std::uint64_t seed, const std::function<void(const Curves&)>& watch) {
    Random random(seed);
    const Dataset all =
        shuffled(two_moons(setup.samples + setup.validation_samples + 1000, 0.3, random), random);
    const auto [training, others] = split(all, setup.samples);
    const auto [validation, test] = split(others, setup.validation_samples);
    Network network = mlp({2, 64, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    EarlyStopping stopping(network, epochs + 1); // never stops, but remembers
    Curves curves;
    const Observer note = [&](const Epoch& epoch) {
        if (epoch.number % 10 == 0) {
            curves.epoch.push_back(static_cast<double>(epoch.number));
            curves.training.push_back(epoch.training.loss);
            curves.validation.push_back(epoch.validation->loss);
            watch(curves);
        }
        return term::interrupted() ? Decision::stop : Decision::go_on;
    };
    FitOptions options{.epochs = epochs,
                       .batch_size = 8,
                       .learning_rate = setup.learning_rate,
                       .validation = &validation,
                       .observers = {std::ref(stopping), note}};
    if (setup.l2 > 0) options.penalties = {l2_penalty(setup.l2)};
    const BinaryCrossEntropy loss;
    Sgd optimizer;
    fit(network, loss, optimizer, training, options, random);
    curves.test_loss = loss.value(network.predict(test.x), test.target);
    stopping.restore_best();
    curves.best_test_loss = loss.value(network.predict(test.x), test.target);
    curves.best_epoch = stopping.best().number;
    return curves;
}

Curves overfit(const cli::Chapter& chapter) {
    constexpr int lines_to_come = 7; // those of report_overfitting() and write_five_trainings()
    std::optional<term::LiveScreen> screen;
    if (chapter.is_live()) screen.emplace(chapter.display());
    return train({.samples = 40, .validation_samples = 40}, chapter.seed(), [&](const Curves& so_far) {
        if (!screen) return;
        screen->show(so_far.panel("40 samples, 2-64-1"), "The training loss falls. And the validation loss?",
                     0.07, lines_to_come);
    });
}

void report_overfitting(const cli::Chapter& chapter, const Curves& curves) {
    const std::string training_loss = text::fixed(curves.training.back(), 2);
    std::cout << "\n2-64-1 trained on 40 samples, tested on 1,000 others:\n"
              << "  at epoch " << curves.best_epoch << ", where the validation loss was lowest: test loss "
              << text::fixed(curves.best_test_loss, 2) << "\n"
              << "  after " << epochs << " epochs: training loss " << training_loss << ", test loss "
              << text::fixed(curves.test_loss, 2) << "\n\n";
    plot::Panel panel = curves.panel("");
    panel.marks = {{static_cast<double>(curves.best_epoch), "lowest validation loss"}};
    chapter.write_picture("chapter5_overfitting",
                          {.title = "Overfitting",
                           .description = "The training loss falls to " + training_loss +
                                          ", the validation loss is lowest at epoch " +
                                          std::to_string(curves.best_epoch) + ".",
                           .panels = {panel}});
}

// For an exercise: which of them overfits, which underfits?
void write_five_trainings(const cli::Chapter& chapter) {
    std::vector<plot::Panel> panels;
    for (const auto& [title, setup] : {std::pair{"A", Setup{.samples = 1000}},
                                       {"B", Setup{.samples = 40, .l2 = 0.1}},
                                       {"C", Setup{.samples = 40, .learning_rate = 0.001}},
                                       {"D", Setup{.samples = 40}},
                                       {"E", Setup{.samples = 40, .l2 = 0.003}}}) {
        panels.push_back(
            train(setup, chapter.seed() + 7, [](const Curves&) {}).panel(title)); // other samples
    }
    chapter.write_picture("chapter5_curves",
                          {.title = "Five trainings",
                           .description = "Training loss and validation loss over a thousand epochs.",
                           .panels = panels,
                           .columns = 2});
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter5",
                           .purpose = "Why is a low training loss not enough? A network overfits 40 samples.",
                           .examples = {"./chapter5", "./chapter5 --seed 2"},
                           .note = "notes/chapter5.md",
                           .seed_decides = "decides data, weights, order and dropout masks",
                           .seed = 4}; // the validation loss turns in mid-run; from others, earlier or later
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        print_steps();
        print_dropout(Random(chapter.seed() + 1));
        compare_penalties(chapter);
        compare_dropout(chapter);
        const Curves curves = overfit(chapter);
        if (term::interrupted()) return; // half a training is no result
        report_overfitting(chapter, curves);
        write_five_trainings(chapter);
    });
}
