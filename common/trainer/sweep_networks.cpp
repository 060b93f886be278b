// Tool: a training that ends when it is solved, many times, and where it ends when it is not.
#include "common/trainer/sweep_networks.hpp"

#include "common/trainer/session.hpp"
#include "common/training/diagnosis.hpp"
#include "common/training/sweep.hpp"

#include <stdexcept>

namespace nn {

namespace {

constexpr Index most_rows = 16; // with more, rows that are answered alike by chance would look like shelves

struct Run {
    Index solved_after = -1; // -1: it was not
    double shelf = 0;        // the loss of the shelf that it is on in the end; 0: on none
};

// Of the network made from this seed.
Run run_from(std::uint64_t seed, const Architecture& architecture, const Task& task, FitOptions options,
             const Goal& goal) {
    Random random(seed);
    Network network = network_of(architecture, random);
    const Loss& loss = loss_of(task.coding);
    Run run;
    Goal::Buffers buffers;
    options.observers = {[&](const Epoch& epoch) {
        if (!goal.is_reached(epoch, network, loss, task.training, buffers)) return Decision::go_on;
        run.solved_after = epoch.number;
        return Decision::stop;
    }};
    Sgd optimizer;
    double last_loss = 0;
    try {
        last_loss = fit(network, loss, optimizer, task.training, options, random).training.loss;
    } catch (const std::runtime_error&) { return {}; } // it left the finite numbers
    if (run.solved_after < 0 && !task.coding.is_amount() && task.training.size() <= most_rows) {
        Matrix answers;
        loss.predictions(network.predict(task.training.x), answers);
        run.shelf = shelf_at(last_loss, answered_alike(answers, task.training.target), task.training.target);
    }
    return run;
}

} // namespace

std::vector<SweepRuns>
sweep_networks(const Task& task, const SweepPlan& plan,
               const std::function<bool(const std::string& network, Index done)>& progress) {
    std::vector<SweepRuns> all;
    bool goes_on = true;
    for (const Architecture& network : plan.networks) {
        if (!goes_on) break;
        const std::string name = name_of(network);
        std::vector<double> shelves(static_cast<std::size_t>(plan.seeds)); // every run writes its own
        const auto run = [&](std::uint64_t seed) {
            const auto [solved_after, shelf] = run_from(seed, network, task, plan.options, plan.goal);
            shelves[static_cast<std::size_t>(seed - plan.first_seed)] = shelf;
            return solved_after;
        };
        const auto told = [&](Index done) { return goes_on = progress(name, done); };
        std::vector<Index> epochs = sweep(plan.first_seed, plan.seeds, run, told);
        std::erase(shelves, 0);
        all.push_back({name, std::move(epochs), std::move(shelves)});
        if (goes_on) told(std::ssize(all.back().epochs));
    }
    return all;
}

} // namespace nn
