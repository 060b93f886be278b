// Chapter 4: why not look at all the data? Binary cross-entropy, the loss for yes and no, and an epoch of mini-batches, by
// hand and as the project's; then batches of four sizes race each other. How their rates were found is shown by
// chapter4_rates.cpp, what a small batch does to the gradient by chapter4_noise.cpp.
// The data: 512 points on two moons that reach into each other. The network: 2-16-1 with tanh.
#include "common/cli/agreement.hpp"
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/losses.hpp"
#include "common/terminal/live_picture.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/fit.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>

using namespace nn;

constexpr Index rows = 512, epochs = 60;

Network new_network(const std::vector<Index>& sizes, Random& random) {
    return mlp(sizes, Activation::tanh, Initializer::xavier_uniform, random);
}

// --- Act one, by hand: the loss ---------------------------------------------------------------------------------

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

// z is the logit, t the target, 0 or 1: minus the logarithm of the probability that the right answer got.
double loss_by_definition(double z, double t) {
    const double p = sigmoid(z);
    return t == 1 ? -std::log(p) : -std::log(1 - p);
}

double loss_that_never_overflows(double z, double t) {
    return std::max(z, 0.0) - z * t + std::log1p(std::exp(-std::abs(z)));
}

void print_losses() {
    std::vector<std::vector<std::string>> table = {
        {"z", "p", "loss, target 1", "loss, target 0", "target 0, computed safely"}};
    for (const double z : {-4.0, 0.0, 2.0, 4.0, 40.0, 800.0}) {
        table.push_back({text::general(z), text::fixed(sigmoid(z), 4),
                         text::fixed(loss_by_definition(z, 1), 4), text::fixed(loss_by_definition(z, 0), 4),
                         text::fixed(loss_that_never_overflows(z, 0), 4)});
    }
    std::cout << "What an answer costs, with the probability p = sigmoid(z) for a yes:\n"
              << text::table_text(table) << "\n";
}

// --- And an epoch: shuffle, cut, and for every batch forward, loss, backward, step ----------------------------------

void epoch_by_hand(Network& network, const Dataset& data, Index batch_size, double rate, Random& random) {
    std::vector<Index> order(rows);
    std::iota(order.begin(), order.end(), 0);
    shuffle(order, random);
    for (Index first = 0; first < rows; first += batch_size) {
        const Index count = std::min(batch_size, rows - first); // the last batch may be short
        Matrix x(count, 2), dz(count, 1);
        std::vector<double> t;
        for (Index i = 0; i < count; ++i) {
            const Index row = order[static_cast<std::size_t>(first + i)];
            x(i, 0) = data.x(row, 0);
            x(i, 1) = data.x(row, 1);
            t.push_back(data.target(row, 0));
        }
        const Matrix& z = network.forward(x);
        for (Index i = 0; i < count; ++i) { // the mean loss has the slope (p - t) / count
            dz(i, 0) = (sigmoid(z(i, 0)) - t[static_cast<std::size_t>(i)]) / static_cast<double>(count);
        }
        network.backward(dz);
        for (Parameter* p : network.parameters()) {
            for (Index k = 0; k < p->value.size(); ++k) p->value.data()[k] -= rate * p->gradient.data()[k];
        }
    }
}

// --- Act two, as the project has them --------------------------------------------------------------------------

bool all_agree(std::uint64_t seed) {
    double difference = 0;
    for (double z = -30; z <= 30; z += 0.5) {
        for (const Scalar t : {0, 1}) {
            const double safe = BinaryCrossEntropy().value({{static_cast<Scalar>(z)}}, {{t}});
            difference = cli::larger(difference, std::abs(safe - loss_that_never_overflows(z, t)));
        }
    }
    bool agreed = cli::agree("losses by hand and the project's", difference, 1e-12);

    Random random(seed);
    const Dataset data = two_moons(rows, 0.2, random);
    Network network = new_network({2, 16, 1}, random);
    const std::vector<Matrix> start = network.snapshot();
    Random for_order = random, same_order = random;
    epoch_by_hand(network, data, 30, 0.5, for_order); // 17 batches of 30, and one of 2
    const std::vector<Matrix> by_hand = network.snapshot();
    network.restore(start);
    Sgd optimizer;
    fit(network, BinaryCrossEntropy(), optimizer, data, {.epochs = 1, .batch_size = 30, .learning_rate = 0.5},
        same_order);
    difference = 0;
    for (std::size_t p = 0; p < by_hand.size(); ++p) {
        difference = cli::larger(difference, largest_difference(by_hand[p], network.parameters()[p]->value));
    }
    agreed &= cli::agree("weights after an epoch by hand and by fit", difference, 1e-12);
    std::cout << "\n";
    return agreed;
}

// --- Act three: the race ---------------------------------------------------------------------------------------

struct Runner {
    std::string name;
    Index batch_size;
    double rate; // the best one for this batch size, as chapter4_rates finds
    plot::Line by_epoch = {}, by_step = {};
};

plot::Panel race_panel(const std::vector<Runner>& runners, bool by_step) {
    plot::Panel panel{.title = by_step ? "By steps" : "By epochs",
                      .x = {.label = by_step ? "step" : "epoch"},
                      .y = {.label = "loss", .scale = plot::Scale::logarithmic}};
    if (by_step) panel.x.scale = plot::Scale::logarithmic;
    for (const Runner& runner : runners) {
        panel.lines.push_back(by_step ? runner.by_step : runner.by_epoch);
        panel.lines.back().label = runner.name;
    }
    return panel;
}

// All batch sizes at once, an epoch each in turn: for each of ten seeds on the same data from the same weights. The curves
// are the mean of the ten.
void race(std::vector<Runner>& runners, std::uint64_t seed, const term::DisplayOptions& options) {
    std::vector<Dataset> data;
    std::vector<Network> networks; // one for each seed and runner, and its order of the rows
    std::vector<Random> orders;
    for (std::uint64_t s = seed; s < seed + 10; ++s) {
        Random random(s);
        data.push_back(two_moons(rows, 0.2, random));
        for (std::size_t i = 0; i < runners.size(); ++i) {
            Random same = random;
            networks.push_back(new_network({2, 16, 1}, same));
            orders.push_back(same);
        }
    }
    std::optional<term::LivePicture> chart;
    if (term::is_live(options)) chart.emplace(options);
    for (Index epoch = 1; epoch <= epochs && !term::interrupted(); ++epoch) {
        for (std::size_t i = 0; i < runners.size(); ++i) {
            Runner& runner = runners[i];
            double before = 0, after = 0; // means over the seeds
            for (std::size_t s = 0; s < data.size(); ++s) {
                const Observer watch = [&](const Epoch& now) {
                    (now.number == 0 ? before : after) +=
                        now.training.loss / static_cast<double>(data.size());
                    return Decision::go_on;
                };
                Sgd optimizer;
                fit(networks[s * runners.size() + i], BinaryCrossEntropy(), optimizer, data[s],
                    {.epochs = 1,
                     .batch_size = runner.batch_size,
                     .learning_rate = runner.rate,
                     .observers = {watch}},
                    orders[s * runners.size() + i]);
            }
            if (epoch == 1) runner.by_epoch.y = {before};
            runner.by_epoch.y.push_back(after);
            runner.by_step.x.push_back(static_cast<double>(epoch * rows / runner.batch_size));
            runner.by_step.y.push_back(after);
        }
        if (chart)
            chart->show(race_panel(runners, false),
                        "epoch " + std::to_string(epoch) + ": batches of 1, 8, 32 and all 512 rows", 0.1);
    }
}

int main(int argc, char** argv) {
    return cli::run_program("chapter4", [&] {
        term::DisplayOptions options;
        std::uint64_t seed = 1;
        cli::Arguments arguments(
            {.program = "chapter4",
             .purpose = "Why not look at all the data? Batches of four sizes race each other.",
             .examples = {"./chapter4", "./chapter4 --seed 2"},
             .note = "notes/chapter4.md"});
        arguments.seed("--seed", seed, "decides the data, the first weights and the order of the rows");
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        print_losses();
        const bool agreed = all_agree(seed);
        std::vector<Runner> runners = {{"1", 1, 0.1}, {"8", 8, 1}, {"32", 32, 1}, {"all", rows, 3}};
        race(runners, seed, options);
        if (term::interrupted()) return 1; // a picture of half a race would be none
        cli::write_picture(
            options.out, "chapter4_race",
            {.title = "Four sizes of batches, each at its best rate",
             .description =
                 "Two moons, 512 points. By epochs, small batches are ahead; by steps, large ones.",
             .panels = {race_panel(runners, false), race_panel(runners, true)},
             .columns = 2});
        return agreed ? 0 : 1;
    });
}
