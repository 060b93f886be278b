// Chapter 6: a training that ends when it is solved, many times.
#include "common/session/sweep_networks.hpp"

#include "common/session/session.hpp"
#include "common/training/sweep.hpp"

#include <stdexcept>

namespace nn {

namespace {

// After how many epochs the network made from this seed has reached the goal; -1 when it has not.
Index epochs_to_solve(const Architecture& architecture, const Task& task, FitOptions options, Goal goal,
                      std::uint64_t seed) {
    Random random(seed);
    Network network = network_of(architecture, random);
    const Loss& loss = loss_of(task.coding);
    Index solved_after = -1;
    options.observers = {[&](const Epoch& epoch) {
        if (!goal.is_reached(epoch, network, loss, task.training)) return Decision::go_on;
        solved_after = epoch.number;
        return Decision::stop;
    }};
    Sgd optimizer;
    try {
        fit(network, loss, optimizer, task.training, options, random);
    } catch (const std::runtime_error&) {} // it left the finite numbers
    return solved_after;
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
        const auto run = [&](std::uint64_t seed) {
            return epochs_to_solve(network, task, plan.options, plan.goal, seed);
        };
        const auto told = [&](Index done) { return goes_on = progress(name, done); };
        all.push_back({name, sweep(plan.first_seed, plan.seeds, run, told)});
        if (goes_on) told(std::ssize(all.back().epochs));
    }
    return all;
}

} // namespace nn
