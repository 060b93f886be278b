// Chapter 5: why do good grades lie? A network that is large enough learns 40 points by heart, and then knows less about
// all others. What holds weights back, and what silences units, by hand and as the project's; and five learning curves.
// What each remedy is worth is measured by chapter5_remedies.cpp.
#include "common/cli/agreement.hpp"
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/dropout.hpp"
#include "common/network/losses.hpp"
#include "common/terminal/live_picture.hpp"
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

// --- Act one, by hand: a step for a weight, when the loss has the slope `slope` there -----------------------------------

constexpr double rate = 0.5, lambda = 0.3;

double plain_step(double w, double slope) { return w - rate * slope; }

// L2 adds λ/2 · w² to the loss, whose slope is λ w.
double l2_step(double w, double slope) { return w - rate * (slope + lambda * w); }

// L1 adds λ · |w|, whose slope is λ or -λ, whichever leads away from 0.
double l1_step_by_slope(double w, double slope) {
    return w - rate * (slope + lambda * (w > 0 ? 1 : w < 0 ? -1 : 0));
}

// The same, but for the end: a weight that would cross 0 stays there.
double l1_step_by_shrinking(double w, double slope) {
    const double moved = plain_step(w, slope), by = rate * lambda;
    return moved > by ? moved - by : moved < -by ? moved + by : 0;
}

void print_steps() {
    std::vector<std::vector<std::string>> table = {{"step", "L2", "L1 by its slope", "L1 by shrinking"}};
    double l2 = 0.5, by_slope = 0.5, by_shrinking = 0.5;
    for (int step = 0; step <= 6; ++step) {
        table.push_back({std::to_string(step), text::fixed(l2, 3), text::fixed(by_slope, 3),
                         text::fixed(by_shrinking, 3)});
        l2 = l2_step(l2, 0);
        by_slope = l1_step_by_slope(by_slope, 0);
        by_shrinking = l1_step_by_shrinking(by_shrinking, 0);
    }
    std::cout << "A weight of 0.5 that the data do not care for, rate 0.5, λ 0.3:\n"
              << text::table_text(table) << "\n";
}

// Every activation is silenced with the probability `share`; the others are scaled up to make up for it.
std::vector<double> drop(const std::vector<double>& activations, double share, Random& random) {
    std::vector<double> left;
    for (const double a : activations) left.push_back(random.uniform() < share ? 0 : a / (1 - share));
    return left;
}

void print_dropout(Random& random) {
    const std::vector<double> activations = {0.2, -0.5, 0.8, 0.4};
    std::vector<double> mean(4);
    std::vector<std::vector<std::string>> table = {{"", "a1", "a2", "a3", "a4"}};
    const auto add = [&](const std::string& name, const std::vector<double>& a) {
        table.push_back(
            {name, text::fixed(a[0], 2), text::fixed(a[1], 2), text::fixed(a[2], 2), text::fixed(a[3], 2)});
    };
    add("activations", activations);
    constexpr int times = 100'000;
    for (int i = 1; i <= times; ++i) {
        const std::vector<double> left = drop(activations, 0.5, random);
        if (i <= 3) add("training, time " + std::to_string(i), left);
        for (std::size_t k = 0; k < 4; ++k) mean[k] += left[k] / times;
    }
    add("mean of 100,000 times", mean);
    add("predicting", activations);
    std::cout << "Dropout with a rate of one half:\n" << text::table_text(table) << "\n";
}

// --- Act two, as the project has them ----------------------------------------------------------------------------

bool all_agree(std::uint64_t seed) {
    double difference = 0;
    for (const double w : {0.5, 0.1, -0.04, -2.0}) {
        for (const double slope : {0.0, 0.2, -0.7}) {
            const auto step_with = [&](const Penalty& penalty) { // as fit() does it
                Parameter weight{"w", {{static_cast<Scalar>(w)}}, {{static_cast<Scalar>(slope)}}, true};
                Parameter* const parameters[] = {&weight};
                if (penalty.add_gradient) penalty.add_gradient(parameters);
                Sgd().step(parameters, rate);
                if (penalty.after_step) penalty.after_step(parameters, rate);
                return weight.value(0, 0);
            };
            difference = cli::larger(difference, std::abs(step_with(l2_penalty(lambda)) - l2_step(w, slope)));
            difference = cli::larger(
                difference, std::abs(step_with(l1_penalty(lambda)) - l1_step_by_shrinking(w, slope)));
        }
    }
    const bool steps = cli::agree("steps with L2 and L1", difference, 1e-12);

    Random by_hand(seed), of_layer(seed);
    Dropout layer(0.3, of_layer);
    Matrix left;
    layer.forward({{1, 2, 3, 4, 5, 6}}, left);
    difference = 0;
    Index column = 0;
    for (const double a : drop({1, 2, 3, 4, 5, 6}, 0.3, by_hand)) {
        difference = cli::larger(difference, std::abs(left(0, column++) - a));
    }
    return cli::agree("dropout", difference, 1e-12) && steps;
}

// --- Act three: learning curves ------------------------------------------------------------------------------------

constexpr Index epochs = 1000;

struct Run {
    Index points, validation_points = 40;
    double learning_rate = 0.5, l2 = 0;
};

struct Curves {
    plot::Line training{.label = "training"}, validation{.label = "valid."};
    double best = 0, last = 0; // loss of the test points, at the best epoch for validation and at the end
    Index best_epoch = 0;

    plot::Panel panel(const std::string& title) const {
        return {.title = title,
                .x = {.label = "epoch"},
                .y = {.label = "loss", .scale = plot::Scale::logarithmic, .low = 0.01, .high = 2},
                .lines = {training, validation}};
    }
};

// Learns `points` points on two moons with a network 2-64-1, batches of 8; `watch` is told of every tenth epoch.
Curves learn(const Run& run, std::uint64_t seed, const std::function<void(const Curves&)>& watch) {
    Random random(seed);
    const Dataset all = shuffled(two_moons(run.points + run.validation_points + 1000, 0.3, random), random);
    const auto [training, others] = split(all, run.points);
    const auto [validation, test] = split(others, run.validation_points);
    Network network = mlp({2, 64, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    const BinaryCrossEntropy loss;
    Sgd optimizer;
    EarlyStopping stopping(network, epochs + 1); // never stops, but remembers
    Curves curves;
    const Observer note = [&](const Epoch& epoch) {
        if (epoch.number % 10 == 0) {
            for (plot::Line* line : {&curves.training, &curves.validation}) {
                line->x.push_back(static_cast<double>(epoch.number));
            }
            curves.training.y.push_back(epoch.training.loss);
            curves.validation.y.push_back(epoch.validation->loss);
            watch(curves);
        }
        return term::interrupted() ? Decision::stop : Decision::go_on;
    };
    FitOptions options{.epochs = epochs,
                       .batch_size = 8,
                       .learning_rate = run.learning_rate,
                       .validation = &validation,
                       .observers = {std::ref(stopping), note}};
    if (run.l2 > 0) options.penalties = {l2_penalty(run.l2)};
    fit(network, loss, optimizer, training, options, random);
    curves.last = loss.value(network.predict(test.x), test.target);
    stopping.restore_best();
    curves.best = loss.value(network.predict(test.x), test.target);
    curves.best_epoch = stopping.best().epoch;
    return curves;
}

Curves learn_by_heart(std::uint64_t seed, const term::DisplayOptions& options) {
    std::optional<term::LivePicture> chart;
    if (term::is_live(options)) chart.emplace(options);
    return learn({.points = 40}, seed, [&](const Curves& so_far) {
        if (chart)
            chart->show(so_far.panel("40 points, 2-64-1"), "The training loss falls. And the other one?",
                        0.07);
    });
}

int main(int argc, char** argv) {
    return cli::run_program("chapter5", [&] {
        term::DisplayOptions options;
        std::uint64_t seed = 4; // the validation loss turns in mid-run; from others, earlier or later
        cli::Arguments arguments({.program = "chapter5",
                                  .purpose = "Why do good grades lie? A network learns 40 points by heart.",
                                  .examples = {"./chapter5", "./chapter5 --seed 2"},
                                  .note = "notes/chapter5.md"});
        arguments.seed("--seed", seed, "decides data, weights, order and masks");
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        Random random(seed + 1);
        print_steps();
        print_dropout(random);
        const bool agreed = all_agree(seed);

        const Curves heart = learn_by_heart(seed, options);
        if (term::interrupted()) return 1; // half a training is no result
        std::cout << "\n40 points learnt by 2-64-1, judged by 1,000 others:\n"
                  << "  at epoch " << heart.best_epoch << ", where the validation loss was least: test loss "
                  << text::fixed(heart.best, 2) << "\n"
                  << "  after " << epochs << " epochs: training loss "
                  << text::fixed(heart.training.y.back(), 2) << ", test loss " << text::fixed(heart.last, 2)
                  << "\n\n";
        plot::Panel by_heart = heart.panel("");
        by_heart.marks = {{static_cast<double>(heart.best_epoch), "least validation loss"}};
        cli::write_picture(options.out, "chapter5_by_heart",
                           {.title = "Learning by heart",
                            .description = "The training loss falls to " +
                                           text::fixed(heart.training.y.back(), 2) +
                                           ", the validation loss is least at epoch " +
                                           std::to_string(heart.best_epoch) + ".",
                            .panels = {by_heart}});
        std::vector<plot::Panel> five;
        for (const auto& [title, run] :
             {std::pair{"A", Run{.points = 1000, .validation_points = 400}},
              {"B", Run{.points = 40, .validation_points = 400, .l2 = 0.1}},
              {"C", Run{.points = 40, .validation_points = 400, .learning_rate = 0.001}},
              {"D", Run{.points = 40, .validation_points = 400}},
              {"E", Run{.points = 40, .validation_points = 400, .l2 = 0.003}}}) {
            five.push_back(learn(run, seed + 7, [](const Curves&) {}).panel(title)); // other points
        }
        cli::write_picture(options.out, "chapter5_curves",
                           {.title = "Five trainings",
                            .description = "Loss on training and validation points over a thousand epochs.",
                            .panels = five,
                            .columns = 2});
        return agreed ? 0 : 1;
    });
}
