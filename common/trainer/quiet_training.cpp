#include "common/trainer/quiet_training.hpp"

#include "common/terminal/terminal.hpp"
#include "common/training/early_stopping.hpp"
#include "common/training/fit.hpp"

#include <functional>
#include <optional>

namespace nn {

void train_quietly(Network& network, const Training& training, Random& random,
                   const Hyperparameters& hyperparameters, Index patience, double target_loss) {
    const Problem& problem = training.problem;
    FitOptions options = hyperparameters.fit_options();
    std::optional<EarlyStopping> stopping;
    if (problem.validation.size() > 0) options.validation = &problem.validation;
    if (patience > 0 && options.validation) {
        stopping.emplace(network, patience);
        options.observers.push_back(std::ref(*stopping));
    }
    options.observers.push_back([&](const Epoch& epoch) {
        const bool is_solved = target_loss > 0 && epoch.training.loss <= target_loss;
        return is_solved || term::interrupted() ? Decision::stop : Decision::go_on;
    });
    const std::unique_ptr<Optimizer> optimizer = training.optimizer_choice.make();
    fit(network, training.loss, *optimizer, problem.training, options, random);
    if (stopping) stopping->restore_best();
}

} // namespace nn
