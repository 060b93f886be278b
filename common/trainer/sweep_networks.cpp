#include "common/trainer/sweep_networks.hpp"

#include "common/cli/atomic_file.hpp"
#include "common/terminal/screen.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/text/table.hpp"
#include "common/trainer/pacer.hpp"
#include "common/trainer/progress.hpp"
#include "common/training/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <stdexcept>
#include <utility>

namespace nn {

namespace {

constexpr Index most_samples = 16; // with more, predictions that are alike by chance would look like plateaus

SweepRun run_from(std::uint64_t seed, const Architecture& architecture, const Problem& problem,
                  const SweepOptions& sweep) {
    Random random(seed);
    Network network = architecture.build(random);
    const Loss& loss = loss_of(problem.encoding);
    const Dataset& training = problem.training;
    SweepRun run;
    Goal::Buffers buffers;
    FitOptions options = sweep.hyperparameters.fit_options();
    options.observers = {[&](const Epoch& epoch) {
        if (!sweep.goal.is_reached(epoch, network, loss, training, buffers)) return Decision::go_on;
        run.solved_after = epoch.number;
        return Decision::stop;
    }};
    const std::unique_ptr<Optimizer> optimizer = sweep.optimizer.make();
    double last_loss = 0;
    try {
        last_loss = fit(network, loss, *optimizer, training, options, random).training.loss;
    } catch (const std::runtime_error&) { return {}; } // it diverged
    if (!run.solved_after && !problem.encoding.is_regression() && training.size() <= most_samples) {
        Matrix predictions;
        loss.predictions(network.predict(training.x), predictions);
        run.plateau = plateau_at(last_loss, confused_samples(predictions, training.target), training.target);
    }
    return run;
}

// The name of the plateau that the run is on: its loss, "0.347"; empty where there is none.
std::string plateau_of(const SweepRun& run) { return run.plateau ? text::fixed(*run.plateau, 3) : ""; }

// How many of the runs are on the plateau of this name.
std::ptrdiff_t count_on(const std::string& plateau, const std::vector<SweepRun>& runs) {
    return std::count_if(runs.begin(), runs.end(),
                         [&](const SweepRun& run) { return plateau_of(run) == plateau; });
}

// The plateaus where most runs are, the lowest first.
std::vector<std::string> common_plateaus(const std::vector<NetworkRuns>& networks) {
    constexpr std::size_t most = 4;
    std::vector<std::string> all; // of each run that is on one
    for (const NetworkRuns& network : networks) {
        for (const SweepRun& run : network.runs) {
            if (run.plateau) all.push_back(plateau_of(run));
        }
    }
    std::sort(all.begin(), all.end());
    std::vector<std::pair<std::ptrdiff_t, std::string>>
        counts; // below 0, so that the most frequent come first
    for (auto first = all.begin(); first != all.end();) {
        const auto last = std::upper_bound(first, all.end(), *first);
        counts.emplace_back(first - last, *first);
        first = last;
    }
    std::sort(counts.begin(), counts.end());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(counts.size(), most); ++i) names.push_back(counts[i].second);
    std::sort(names.begin(), names.end());
    return names;
}

// The epochs of the runs that were solved, in ascending order.
std::vector<double> epochs_of(const std::vector<SweepRun>& runs) {
    std::vector<double> epochs;
    for (const SweepRun& run : runs) {
        if (run.solved_after) epochs.push_back(static_cast<double>(*run.solved_after));
    }
    std::sort(epochs.begin(), epochs.end());
    return epochs;
}

} // namespace

SweepSummary summary_of(const std::vector<SweepRun>& runs) {
    const std::vector<double> epochs = epochs_of(runs);
    if (epochs.empty()) return {runs.size(), 0, 0, 0};
    return {runs.size(), epochs.size(), std::lround(epochs[epochs.size() / 2]), std::lround(epochs.back())};
}

bool all_solved(const std::vector<NetworkRuns>& networks) {
    return std::all_of(networks.begin(), networks.end(), [](const NetworkRuns& network) {
        return summary_of(network.runs).solved == network.runs.size();
    });
}

std::string sweep_table(const std::vector<NetworkRuns>& networks) {
    const std::vector<std::string> plateaus = common_plateaus(networks);
    text::Table table({"network", "solved", "median", "worst"});
    for (const std::string& plateau : plateaus) table.cell("at " + plateau);
    for (const auto& [network, runs] : networks) {
        const SweepSummary summary = summary_of(runs);
        table.row(network).cell(std::to_string(summary.solved) + " of " + std::to_string(summary.runs));
        if (summary.solved > 0) {
            table.count(summary.median).count(summary.worst);
        } else {
            table.cell("-").cell("-");
        }
        for (const std::string& plateau : plateaus) { table.count(count_on(plateau, runs)); }
    }
    if (plateaus.empty()) return table.text();
    return table.text() + "at " + plateaus[0] +
           ": not solved; loss and predictions are those of this plateau\n";
}

std::string histogram_text(const std::vector<SweepRun>& runs, bool unicode) {
    constexpr int columns = 70;
    const std::vector<plot::Bar> bars = plot::histogram(epochs_of(runs), 10);
    double most = 1;
    for (const plot::Bar& one : bars) most = std::max(most, one.height);
    std::string text;
    for (const plot::Bar& one : bars) {
        const std::string label = text::pad_left(text::fixed(one.from, 0), 6) + " to " +
                                  text::pad_left(text::fixed(one.to, 0), 6) + " ";
        const std::string count = " " + text::fixed(one.height, 0);
        const int room = std::max(1, columns - text::width_of(label) - text::width_of(count));
        const int full =
            one.height > 0 ? std::max(1, static_cast<int>(std::lround(room * one.height / most))) : 0;
        text += "  " + label + (full > 0 ? bar(1, full, unicode) : "") + count + "\n";
    }
    return text;
}

plot::Figure sweep_figure(const NetworkRuns& network) {
    const auto [runs, solved, median, worst] = summary_of(network.runs);
    return {.title = "Epochs until solved",
            .description = network.network + ": " + std::to_string(solved) + " of " + std::to_string(runs) +
                           " solved, median " + std::to_string(median) + ", worst " + std::to_string(worst) +
                           " epochs.",
            .panels = {{.x = {.label = "epochs"},
                        .y = {.label = "runs"},
                        .bars = plot::histogram(epochs_of(network.runs), 10)}}};
}

std::vector<NetworkRuns>
sweep_networks(const Problem& problem, const SweepOptions& options,
               const std::function<bool(const std::string& network, Index done)>& progress) {
    std::vector<NetworkRuns> all;
    bool goes_on = true;
    for (const Architecture& network : options.networks) {
        if (!goes_on) break;
        all.push_back({network.name(), std::vector<SweepRun>(static_cast<std::size_t>(options.seeds))});
        NetworkRuns& here = all.back();
        const auto run = [&](std::uint64_t seed) { // each writes its own
            here.runs[static_cast<std::size_t>(seed - options.first_seed)] =
                run_from(seed, network, problem, options);
        };
        const auto told = [&](Index done) { return goes_on = progress(here.network, done); };
        here.runs.resize(static_cast<std::size_t>(sweep(options.first_seed, options.seeds, run, told)));
        if (goes_on) told(std::ssize(here.runs));
    }
    return all;
}

bool sweep_and_report(const Problem& problem, const SweepOptions& options, const std::string& program,
                      const term::DisplayOptions& display) {
    term::catch_interrupts();
    EverySecond clock;
    std::string at_work; // the network that the clock is about
    const std::vector<NetworkRuns> networks =
        sweep_networks(problem, options, [&](const std::string& network, Index done) {
            if (std::exchange(at_work, network) != network) clock = EverySecond();
            if (display.ui != "quiet" && clock.due(done)) {
                std::cerr << network << ": " << done << "/" << options.seeds << " runs\n";
            }
            return !term::interrupted();
        });
    if (term::interrupted()) std::cout << "Interrupted: not all runs were made.\n";
    if (!options.summary.empty()) std::cout << options.summary << "\n";
    std::cout << "Solved within " << options.hyperparameters.epochs
              << " epochs, and after how many; seeds from " << options.first_seed << " on:\n"
              << sweep_table(networks);
    if (networks.size() == 1 && summary_of(networks[0].runs).solved > 0) {
        const std::string picture = cli::path_in(display.out, program + "_sweep.svg");
        std::cout << "\nEpochs needed, and how many runs needed them:\n"
                  << histogram_text(networks[0].runs, term::terminal_style(display).unicode);
        cli::write_file_atomically(picture, plot::svg_file(sweep_figure(networks[0])));
        std::cout << "picture: " << picture << "\n";
    }
    return all_solved(networks);
}

} // namespace nn
