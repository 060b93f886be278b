#include "common/trainer/sweep_networks.hpp"

#include "common/cli/atomic_file.hpp"
#include "common/terminal/screen.hpp"
#include "common/trainer/pacer.hpp"
#include "common/training/sweep.hpp"

#include <iostream>
#include <stdexcept>
#include <utility>

namespace nn {

namespace {

constexpr Index most_samples = 16; // with more, predictions that are alike by chance would look like plateaus

SweepRun run_from(std::uint64_t seed, const Architecture& architecture, const Problem& problem,
                  FitOptions options, const Goal& goal) {
    Random random(seed);
    Network network = architecture.build(random);
    const Loss& loss = loss_of(problem.encoding);
    const Dataset& training = problem.training;
    SweepRun run;
    Goal::Buffers buffers;
    options.observers = {[&](const Epoch& epoch) {
        if (!goal.is_reached(epoch, network, loss, training, buffers)) return Decision::go_on;
        run.solved_after = epoch.number;
        return Decision::stop;
    }};
    Sgd optimizer;
    double last_loss = 0;
    try {
        last_loss = fit(network, loss, optimizer, training, options, random).training.loss;
    } catch (const std::runtime_error&) { return {}; } // it diverged
    if (!run.solved_after && !problem.encoding.is_regression() && training.size() <= most_samples) {
        Matrix predictions;
        loss.predictions(network.predict(training.x), predictions);
        run.plateau = plateau_at(last_loss, confused_samples(predictions, training.target), training.target);
    }
    return run;
}

} // namespace

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
                run_from(seed, network, problem, options.fit, options.goal);
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
    std::cout << "Solved within " << options.fit.epochs << " epochs, and after how many; seeds from "
              << options.first_seed << " on:\n"
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
