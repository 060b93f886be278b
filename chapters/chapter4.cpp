// Chapter 4: why not look at all the data? Binary cross-entropy, the loss for binary classification, and an
// epoch of mini-batches, by hand and as the project's; then batches of four sizes race each other. How their
// learning rates were found is shown by chapter4_rates.cpp, what a small batch does to the gradient by
// chapter4_noise.cpp. The data: 512 samples on two moons that reach into each other. The network: 2-16-1 with
// tanh.
#include "common/cli/chapter.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/losses.hpp"
#include "common/terminal/screen.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <numeric>
#include <optional>

using namespace nn;

constexpr Index samples = 512;

// --- Act one, by hand: the loss ------------------------------------------------------------------

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

// z is the logit, t the target, 0 or 1: minus the logarithm of the probability that the target got.
double loss_by_definition(double z, double t) {
    const double p = sigmoid(z);
    return t == 1 ? -std::log(p) : -std::log(1 - p);
}

// The same from z itself, which never overflows.
double stable_loss(double z, double t) {
    return std::max(z, 0.0) - z * t + std::log1p(std::exp(-std::abs(z)));
}

void print_losses() {
    text::Table table({"z", "p", "loss, target 1", "loss, target 0", "target 0, numerically stable"});
    for (const double z : {-4.0, 0.0, 2.0, 4.0, 40.0, 800.0}) {
        table.row().general(z).fixed(sigmoid(z), 4);
        table.fixed(loss_by_definition(z, 1), 4).fixed(loss_by_definition(z, 0), 4);
        table.fixed(stable_loss(z, 0), 4);
    }
    std::cout << "Binary cross-entropy of p = sigmoid(z), the predicted probability of target 1:\n"
              << table.text() << "\n";
}

// --- And an epoch: shuffle, cut, and for every batch forward, loss, backward, step ---------------

void epoch_by_hand(Network& network, const Dataset& data, Index batch_size, double rate, Random& random) {
    std::vector<Index> order(samples);
    std::iota(order.begin(), order.end(), 0);
    shuffle(order, random);
    for (Index first = 0; first < samples; first += batch_size) {
        const Index count = std::min(batch_size, samples - first); // the last batch may be short
        Matrix x(count, 2), t(count, 1), dz(count, 1);
        for (Index i = 0; i < count; ++i) {
            const Index sample = order[static_cast<std::size_t>(first + i)];
            x(i, 0) = data.x(sample, 0);
            x(i, 1) = data.x(sample, 1);
            t(i, 0) = data.target(sample, 0);
        }
        const Matrix& z = network.forward(x);
        for (Index i = 0; i < count; ++i) { // the mean loss has the derivative (p - t) / count
            dz(i, 0) = (sigmoid(z(i, 0)) - t(i, 0)) / static_cast<double>(count);
        }
        network.backward(dz);
        for (Parameter* p : network.parameters()) {
            for (Index k = 0; k < p->value.size(); ++k) p->value.data()[k] -= rate * p->gradient.data()[k];
        }
    }
}

// --- Act two, as the project has them ------------------------------------------------------------

void compare_losses(cli::Chapter& chapter) {
    double difference = 0;
    for (double z = -30; z <= 30; z += 0.5) {
        for (const Scalar t : {0, 1}) {
            const double loss = BinaryCrossEntropy().value({{static_cast<Scalar>(z)}}, {{t}});
            difference = cli::nan_max(difference, std::abs(loss - stable_loss(z, t)));
        }
    }
    chapter.check_agreement("losses by hand and the project's", difference, 1e-12);
}

// What a training begins with.
struct Lane {
    Dataset data;
    Network network;
    Random order; // of the samples

    explicit Lane(std::uint64_t seed) : order(seed) {
        data = two_moons(samples, 0.2, order);
        network = mlp({2, 16, 1}, Activation::tanh, Initializer::xavier_uniform, order);
    }
};

void compare_epochs(cli::Chapter& chapter) {
    Lane by_hand(chapter.seed()), by_fit(chapter.seed());
    epoch_by_hand(by_hand.network, by_hand.data, 30, 0.5, by_hand.order); // 17 batches of 30, and one of 2
    Sgd optimizer;
    fit(by_fit.network, BinaryCrossEntropy(), optimizer, by_fit.data,
        {.epochs = 1, .batch_size = 30, .learning_rate = 0.5}, by_fit.order);
    double difference = 0;
    for (std::size_t p = 0; p < by_hand.network.parameters().size(); ++p) {
        difference = cli::nan_max(difference, largest_difference(by_hand.network.parameters()[p]->value,
                                                                 by_fit.network.parameters()[p]->value));
    }
    chapter.check_agreement("weights after an epoch by hand and by fit", difference, 1e-12);
    std::cout << "\n";
}

// --- Act three: the race -------------------------------------------------------------------------

// Trains a network from each of ten seeds; the curves are the mean of their training losses.
struct Runner {
    std::string name;
    Index batch_size;
    double learning_rate; // the best one for this batch size, as chapter4_rates finds
    std::vector<Lane> lanes = {};
    plot::Line by_epoch = {}, by_step = {};
};
using Runners = std::array<Runner, 4>;

// Another epoch in every lane.
void run(Runner& runner, Index epoch) {
    const auto lanes = static_cast<double>(runner.lanes.size());
    double before = 0, after = 0;
    for (Lane& lane : runner.lanes) {
        const Observer watch = [&](const Epoch& now) {
            (now.number == 0 ? before : after) += now.training.loss / lanes;
            return Decision::go_on;
        };
        Sgd optimizer;
        fit(lane.network, BinaryCrossEntropy(), optimizer, lane.data,
            {.epochs = 1,
             .batch_size = runner.batch_size,
             .learning_rate = runner.learning_rate,
             .observers = {watch}},
            lane.order);
    }
    if (epoch == 1) runner.by_epoch.y = {before};
    runner.by_epoch.y.push_back(after);
    runner.by_step.x.push_back(static_cast<double>(epoch * samples / runner.batch_size));
    runner.by_step.y.push_back(after);
}

plot::Panel race_panel(const Runners& runners, bool by_step) {
    plot::Panel panel{.title = by_step ? "By steps" : "By epochs",
                      .x = {.label = by_step ? "step" : "epoch"},
                      .y = {.label = "training loss", .scale = plot::Scale::logarithmic}};
    if (by_step) panel.x.scale = plot::Scale::logarithmic;
    for (const Runner& runner : runners) {
        panel.lines.push_back(by_step ? runner.by_step : runner.by_epoch);
        panel.lines.back().label = runner.name;
    }
    return panel;
}

// All batch sizes at once, an epoch each in turn: on the same data from the same weights.
Runners race(const cli::Chapter& chapter) {
    Runners runners{{{"1", 1, 0.1}, {"8", 8, 1}, {"32", 32, 1}, {"all", samples, 3}}};
    for (Runner& runner : runners) {
        for (std::uint64_t i = 0; i < 10; ++i) runner.lanes.emplace_back(chapter.seed() + i);
    }
    std::optional<term::LiveScreen> screen;
    if (chapter.is_live()) screen.emplace(chapter.display());
    for (Index epoch = 1; epoch <= 60 && !term::interrupted(); ++epoch) {
        for (Runner& runner : runners) run(runner, epoch);
        if (screen) {
            screen->show(race_panel(runners, false),
                         "epoch " + std::to_string(epoch) + ": batches of 1, 8, 32 and all 512 samples", 0.1,
                         1); // the line about its picture
        }
    }
    return runners;
}

void write_race(const cli::Chapter& chapter, const Runners& runners) {
    chapter.write_picture(
        "chapter4_race",
        {.title = "Four batch sizes, each at its best learning rate",
         .description = "Two moons, 512 samples. By epochs, small batches are ahead; by steps, large ones.",
         .panels = {race_panel(runners, false), race_panel(runners, true)},
         .columns = 2});
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter4",
                           .purpose = "Why not look at all the data? Batches of four sizes race each other.",
                           .examples = {"./chapter4", "./chapter4 --seed 2"},
                           .note = "notes/chapter4.md",
                           .seed_decides =
                               "decides the data, the first weights and the order of the samples"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        print_losses();
        compare_losses(chapter);
        compare_epochs(chapter);
        const Runners runners = race(chapter);
        if (term::interrupted()) return; // a picture of half a race would be none
        write_race(chapter, runners);
    });
}
