// Chapter 7: which learning rate, when? A large one begins well and never comes to rest; schedules let it fall. By hand, as
// the project's, and in trainings by Adam on two moons that reach into each other: 2-16-1, tanh, batches of 8 of 512 points.
#include "common/cli/chapter.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/losses.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/fit.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/schedule.hpp"

#include <array>
#include <cmath>
#include <iostream>
#include <numbers>
#include <utility>
#include <vector>

using namespace nn;

constexpr Index epochs = 100;

// --- Act one, by hand: the factor on the learning rate in epoch e, from 1 on ---------------------

double step_by_hand(Index e) { return e <= 34 ? 1 : e <= 68 ? 0.1 : 0.01; }
double exponential_by_hand(Index e) { return std::pow(0.955, static_cast<double>(e - 1)); }
double one_over_t_by_hand(Index e) { return 1 / (1 + 0.5 * static_cast<double>(e - 1)); }
double cosine_by_hand(Index e) {
    return (1 + std::cos(std::numbers::pi * static_cast<double>(e - 1) / epochs)) / 2;
}
// Up in five equal steps, and then down like a cosine over the other 95 epochs.
double warm_up_by_hand(Index e) {
    if (e <= 5) return 0.1 + 0.9 * static_cast<double>(e - 1) / 5;
    return (1 + std::cos(std::numbers::pi * static_cast<double>(e - 6) / 95)) / 2;
}

struct Named {
    const char* name;
    double (*by_hand)(Index epoch);
    Schedule schedule; // the same as the project has it
};

const std::array<Named, 5> schedules = {{{"step", step_by_hand, step_schedule(34, 0.1)},
                                         {"exponential", exponential_by_hand, exponential_schedule(0.955)},
                                         {"1/t", one_over_t_by_hand, one_over_t_schedule(0.5)},
                                         {"cosine", cosine_by_hand, cosine_schedule(epochs)},
                                         {"warm-up", warm_up_by_hand, warm_up(5, 0.1, cosine_schedule(95))}}};

void print_factors() {
    text::Table table({"epoch"});
    for (const Named& named : schedules) table.cell(named.name);
    for (const Index epoch : {1, 3, 6, 11, 26, 51, 76, 100}) {
        table.row().count(epoch);
        for (const Named& named : schedules) table.fixed(named.by_hand(epoch), 3);
    }
    std::cout << "The factor on the learning rate, over " << epochs << " epochs:\n" << table.text() << "\n";
}

// --- Act two, the project's ----------------------------------------------------------------------

void compare_schedules(cli::Chapter& chapter) {
    double largest = 0;
    for (const auto& [name, by_hand, schedule] : schedules) {
        for (Index epoch = 1; epoch <= epochs; ++epoch) {
            largest = cli::nan_max(largest, std::abs(by_hand(epoch) - schedule(epoch)));
        }
    }
    chapter.check_agreement("by hand, and the project's schedules", largest, 1e-12);
    std::cout << "\n";
}

// --- Act three, noisy data -----------------------------------------------------------------------

// The training loss at the end of every epoch, from the first weights on.
std::vector<double> losses(double rate, const Schedule& schedule, std::uint64_t seed) {
    Random random(seed);
    const Dataset data = two_moons(512, 0.3, random);
    Network network = mlp({2, 16, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    std::vector<double> all;
    FitOptions options{.epochs = epochs, .batch_size = 8, .learning_rate = rate, .schedule = schedule};
    options.observers = {[&](const Epoch& epoch) {
        all.push_back(epoch.training.loss);
        return Decision::go_on;
    }};
    Adam optimizer;
    fit(network, BinaryCrossEntropy(), optimizer, data, options, random);
    return all;
}

// The mean of the last ten, and how much the loss moves from one of them to the next (root of the mean square).
std::pair<double, double> last_ten(const std::vector<double>& all) {
    double sum = 0, squares = 0;
    for (std::size_t i = all.size() - 10; i < all.size(); ++i) {
        const double move = all[i] - all[i - 1];
        sum += all[i];
        squares += move * move;
    }
    return {sum / 10, std::sqrt(squares / 10)};
}

void print_row(text::Table& table, const std::string& name, double rate, const Schedule& schedule,
               std::uint64_t first_seed) {
    constexpr int seeds = 10;
    double early = 0, late = 0, moves = 0; // means over all seeds
    for (int i = 0; i < seeds; ++i) {
        const std::vector<double> all = losses(rate, schedule, first_seed + static_cast<std::uint64_t>(i));
        const auto [mean, move] = last_ten(all);
        early += all[10] / seeds;
        late += mean / seeds;
        moves += move / seeds;
    }
    table.row(name).general(rate).fixed(early, 3).fixed(late, 3).fixed(moves, 4);
}

void print_trainings(std::uint64_t seed) {
    text::Table table({"schedule", "rate", "10 epochs", "last ten", "moves"});
    for (const double rate : {0.1, 0.03, 0.01, 0.003}) print_row(table, "constant", rate, {}, seed);
    for (const Named& named : schedules) print_row(table, named.name, 0.1, named.schedule, seed);
    std::cout << "Training loss after 10 epochs; its mean over the last ten, and how far it moves\n"
                 "from one of them to the next; means over 10 seeds:\n"
              << table.text() << "\n";
}

void write_pictures(const cli::Chapter& chapter) {
    plot::Panel factors{.x = {.label = "epoch"}, .y = {.label = "factor on the learning rate"}};
    for (const std::size_t i : {0u, 2u, 3u, 4u}) {
        plot::Line line{.label = schedules[i].name};
        for (Index epoch = 1; epoch <= epochs; ++epoch) {
            line.x.push_back(static_cast<double>(epoch));
            line.y.push_back(schedules[i].schedule(epoch));
        }
        factors.lines.push_back(line);
    }
    chapter.write_picture("chapter7_schedules_factors",
                          {.title = "Four of the schedules",
                           .description = "A tenth after 34 epochs and a hundredth after 68; 1 / (1 + 0.5 (e "
                                          "- 1)); half a wave down to 0; "
                                          "and five epochs up before the wave.",
                           .panels = {factors}});
    plot::Panel trainings{.x = {.label = "epoch"},
                          .y = {.label = "training loss", .scale = plot::Scale::logarithmic}};
    const std::vector<double> small = losses(0.003, {}, chapter.seed()),
                              large = losses(0.1, {}, chapter.seed()),
                              falling = losses(0.1, schedules[3].schedule, chapter.seed());
    trainings.lines = {{"0.003", {}, small}, {"0.1", {}, large}, {"cosine", {}, falling}};
    chapter.write_picture(
        "chapter7_schedules_losses",
        {.title = "A rate that falls",
         .description =
             "With the rate 0.1 the loss jumps up and down to the end; with 0.003 it falls slowly, to " +
             text::fixed(small.back(), 3) + "; with 0.1 and a cosine it comes to rest, at " +
             text::fixed(falling.back(), 3) + ".",
         .panels = {trainings}});
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter7_schedules",
                           .purpose = "Which learning rate, when? Schedules, and what they are good for.",
                           .examples = {"./chapter7_schedules", "./chapter7_schedules --seed 100"},
                           .note = "notes/chapter7b.md",
                           .seed_decides =
                               "the first of ten seeds, each of which decides data, weights and order"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        print_factors();
        compare_schedules(chapter);
        print_trainings(chapter.seed());
        write_pictures(chapter);
    });
}
