// Chapter 7: which optimizer learns two spirals, and at which learning rate? Each is tried at five rates, with five seeds;
// then with ten others at the rate that was its best. A network 2-32-32-1, tanh, batches of 32 of 194 points.
#include "common/cli/chapter.hpp"
#include "common/data/toy_data.hpp"
#include "common/network/losses.hpp"
#include "common/network/predictions.hpp"
#include "common/plot/panel.hpp"
#include "common/terminal/screen.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/fit.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/sweep.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iostream>
#include <memory>
#include <vector>

using namespace nn;

struct Rule {
    const char* name;
    std::function<std::unique_ptr<Optimizer>()> optimizer;
};

const std::array<Rule, 7> rules = {
    {{"SGD", [] { return std::make_unique<Sgd>(); }},
     {"momentum", [] { return std::make_unique<Momentum>(); }},
     {"Nesterov", [] { return std::make_unique<Momentum>(0.9, true); }},
     {"AdaGrad", [] { return std::make_unique<AdaGrad>(); }},
     {"RMSProp", [] { return std::make_unique<RmsProp>(); }},
     {"Adam", [] { return std::make_unique<Adam>(); }},
     {"Adam, uncorrected", [] { return std::make_unique<Adam>(AdamOptions{.bias_correction = false}); }}}};

// --- One training --------------------------------------------------------------------------------

constexpr Index most_epochs = 600;

struct Spirals {
    Random random;
    Dataset data = two_spirals(194, 1, 0, random);
    Network network = mlp({2, 32, 32, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    BinaryCrossEntropy loss = {};

    explicit Spirals(std::uint64_t seed) : random(seed) {}

    void train(const Rule& rule, double rate, Index epochs, const Observer& observer) {
        const std::unique_ptr<Optimizer> optimizer = rule.optimizer();
        const FitOptions options{
            .epochs = epochs, .batch_size = 32, .learning_rate = rate, .observers = {observer}};
        fit(network, loss, *optimizer, data, options, random);
    }
};

// After how many epochs all 194 points were right; most_epochs if they never were.
Index epochs_needed(const Rule& rule, double rate, std::uint64_t seed) {
    Index needed = most_epochs;
    Spirals(seed).train(rule, rate, most_epochs - 1, [&](const Epoch& epoch) {
        if (epoch.training.accuracy < 1) return Decision::go_on;
        needed = epoch.number;
        return Decision::stop;
    });
    return needed;
}

// Of so many seeds, in ascending order.
std::vector<Index> epochs_needed(const Rule& rule, double rate, std::uint64_t first_seed, Index seeds) {
    std::vector<Index> all(static_cast<std::size_t>(seeds));
    const auto run = [&](std::uint64_t seed) {
        all[static_cast<std::size_t>(seed - first_seed)] = epochs_needed(rule, rate, seed);
    };
    sweep(first_seed, seeds, run, [](Index) { return true; });
    std::sort(all.begin(), all.end());
    return all;
}

// --- The search, and the comparison --------------------------------------------------------------

constexpr std::array<double, 5> rates = {0.01, 0.03, 0.1, 0.3, 1};
constexpr Index tried_seeds = 5, other_seeds = 11;

struct Trial {
    Index learned = 0; // by so many of the seeds
    double epochs = 0; // needed, the mean over all of them
};
using Search = std::array<Trial, rates.size()>; // a trial for each rate

Search search_rates(const Rule& rule, std::uint64_t seed) {
    Search search;
    for (std::size_t r = 0; r < rates.size(); ++r) {
        for (const Index epochs : epochs_needed(rule, rates[r], seed, tried_seeds)) {
            search[r].learned += epochs < most_epochs;
            search[r].epochs += static_cast<double>(epochs) / tried_seeds;
        }
    }
    return search;
}

// Where most seeds learned; among equals, the fastest.
double best_rate(const Search& search) {
    const auto best = std::min_element(search.begin(), search.end(), [](const Trial& a, const Trial& b) {
        return a.learned != b.learned ? a.learned > b.learned : a.epochs < b.epochs;
    });
    return rates[static_cast<std::size_t>(best - search.begin())];
}

void print_search(const std::vector<Search>& searches) {
    text::Table table({"rate"});
    for (const double rate : rates) table.cell(text::general(rate));
    for (std::size_t i = 0; i < rules.size(); ++i) {
        table.row(rules[i].name);
        for (const auto& [learned, epochs] : searches[i]) {
            table.cell(learned > 0 ? text::fixed(epochs, 0) + " (" + std::to_string(learned) + ")" : "-");
        }
    }
    std::cout << "Epochs until all points are right, the mean over " << tried_seeds
              << " seeds, and how many of\n"
              << "them learned it; " << most_epochs << " epochs are counted for those that did not:\n"
              << table.text() << "\n";
}

void print_comparison(const std::vector<Search>& searches, std::uint64_t seed) {
    text::Table table({"", "its rate", "learned", "median epochs"});
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const double rate = best_rate(searches[i]);
        const std::vector<Index> epochs = epochs_needed(rules[i], rate, seed, other_seeds);
        const auto learned =
            std::count_if(epochs.begin(), epochs.end(), [](Index e) { return e < most_epochs; });
        table.row(rules[i].name)
            .general(rate)
            .cell(std::to_string(learned) + " of " + std::to_string(other_seeds));
        const Index median = epochs[other_seeds / 2];
        table.cell(median < most_epochs ? std::to_string(median) : "-");
    }
    std::cout << "Each at its best rate, " << other_seeds << " other seeds:\n" << table.text() << "\n";
}

// --- Pictures ------------------------------------------------------------------------------------

// The predictions all over the plane, epoch after epoch.
constexpr Index shown_epochs = 60;

void train_shown(const Rule& rule, double rate, std::uint64_t seed, int side,
                 const std::function<void(const plot::Panel&, Index epoch)>& show) {
    Spirals spirals(seed);
    std::vector<plot::Sample> samples;
    for (Index i = 0; i < spirals.data.size(); i += 3) { // every third, or they hide each other
        samples.push_back({{double(spirals.data.x(i, 0)), double(spirals.data.x(i, 1))},
                           double(spirals.data.target(i, 0)),
                           0});
    }
    plot::Field field{.columns = side, .rows = side, .left = -1.1, .right = 1.1, .bottom = -1.1, .top = 1.1};
    spirals.train(rule, rate, shown_epochs, [&](const Epoch& epoch) {
        field.values = predictions_on(spirals.network, spirals.loss)(field.centers());
        plot::Panel panel = plot::decision_surface(field, samples);
        panel.title = std::string(rule.name) + ", loss " + text::fixed(epoch.training.loss, 2);
        show(panel, epoch.number);
        return term::interrupted() ? Decision::stop : Decision::go_on;
    });
}

void write_surfaces(const cli::Chapter& chapter, const std::vector<Search>& searches, std::uint64_t seed) {
    std::vector<plot::Panel> panels(6);
    std::string words = "The training loss at each optimizer's best rate:";
    for (std::size_t i = 0; i < panels.size(); ++i) {
        train_shown(rules[i], best_rate(searches[i]), seed, 64,
                    [&](const plot::Panel& panel, Index) { panels[i] = panel; });
        words += " " + panels[i].title + ";";
    }
    words.back() = '.';
    chapter.write_picture("chapter7_spirals_surfaces",
                          {.title = "Predictions after " + std::to_string(shown_epochs) + " epochs",
                           .description = words,
                           .panels = panels,
                           .columns = 2});
}

void show_surfaces(const cli::Chapter& chapter, const std::vector<Search>& searches, std::uint64_t seed) {
    term::LiveScreen screen(chapter.display());
    for (std::size_t i = 0; i < 6 && !term::interrupted(); ++i) {
        train_shown(rules[i], best_rate(searches[i]), seed, 48, [&](const plot::Panel& panel, Index epoch) {
            screen.show(panel, "epoch " + std::to_string(epoch), epoch < shown_epochs ? 0.05 : 1.5);
        });
    }
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter7_spirals",
                           .purpose = "Which optimizer learns two spirals, and at which learning rate?",
                           .examples = {"./chapter7_spirals", "./chapter7_spirals --seed 100"},
                           .note = "notes/chapter7.md",
                           .seed_decides = "the first of the seeds, each of which decides weights and order"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        std::vector<Search> searches;
        for (const Rule& rule : rules) searches.push_back(search_rates(rule, chapter.seed()));
        print_search(searches);
        const std::uint64_t others = chapter.seed() + tried_seeds;
        print_comparison(searches, others);
        write_surfaces(chapter, searches, others);
        if (chapter.is_live()) show_surfaces(chapter, searches, others);
    });
}
