#include "common/trainer/train.hpp"
#include "common/trainer/table_problem.hpp"

#include "common/trainer/load_model.hpp"
#include "common/trainer/run.hpp"
#include "common/trainer/sweep_networks.hpp"
#include "common/training/penalty.hpp"

#include <filesystem>
#include <utility>

namespace nn {

namespace {

// The same for "s" and "./s", also when there is no such file yet.
std::filesystem::path place_of(const std::string& file) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(file));
}

void require_different_files(const std::vector<std::pair<const char*, std::string>>& files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        for (std::size_t j = i + 1; j < files.size(); ++j) {
            const std::string &a = files[i].second, &b = files[j].second;
            if (a.empty() || b.empty()) continue;
            if (place_of(a) == place_of(b)) {
                throw cli::UsageError(std::string(files[i].first) + " and " + files[j].first +
                                      " need two files");
            }
        }
    }
}

void require_consistent(const TrainSettings& s) {
    s.options.excludes("--load", {"--hidden", "--activation", "--init", "--loss"}, "its file decides");
    s.options.excludes("--sweep",
                       {"--load", "--save", "--checkpoint", "--log", "--patience", "--validation", "--speed"},
                       "a sweep only counts");
    require_different_files(
        {{"FILE.csv", s.file}, {"--save", s.save}, {"--checkpoint", s.checkpoint}, {"--log", s.log}});
    require_different_files({{"--load", s.load}, {"--log", s.log}});
    if (s.sweep == 0 && s.hidden.size() + s.activation.size() > 2) {
        throw cli::UsageError("several values for --hidden or --activation need --sweep");
    }
    if (s.target_loss == 0 && (s.require_solved || s.sweep > 0)) {
        throw cli::UsageError("\"solved\" needs --target-loss");
    }
}

FitOptions fit_options(const TrainSettings& s) {
    FitOptions fit{.epochs = s.epochs,
                   .batch_size = s.batch_size,
                   .learning_rate = s.learning_rate,
                   .learning_rate_decay = s.decay};
    if (s.l1 > 0) fit.penalties.push_back(l1_penalty(s.l1));
    if (s.l2 > 0) fit.penalties.push_back(l2_penalty(s.l2));
    return fit;
}

Architecture architecture_for(const TrainSettings& s, std::vector<Index> sizes, Activation activation) {
    return {std::move(sizes), activation, initializer_named(s.initializer), s.dropout, s.input_noise};
}

bool sweep_from(const TrainSettings& s) {
    Random random(s.seed);
    const Problem problem = problem_of(read_table(s.file, s.label), s.loss == "mse", 0, random);
    SweepOptions sweep{{}, fit_options(s), {.target_loss = s.target_loss}, s.seed, s.sweep};
    for (const std::vector<Index>& hidden : s.hidden) {
        for (const std::string& activation : s.activation) {
            sweep.networks.push_back(
                architecture_for(s, sizes_around(hidden, problem), activation_named(activation)));
        }
    }
    return sweep_and_report(problem, sweep, "train", s.display);
}

bool train_from(TrainSettings s) {
    RunOptions run{.program = "train",
                   .fit = {},
                   .goal = {.target_loss = s.target_loss},
                   .patience = s.patience,
                   .display = s.display,
                   .speed = s.speed,
                   .save = s.save,
                   .checkpoint = s.checkpoint,
                   .log = s.log};
    std::optional<Checkpoint> file;
    if (!s.load.empty()) {
        file = load_checkpoint(s.load);
        if (!s.options.given("--epochs")) s.epochs = 0; // evaluate it, and train nothing
        if (s.epochs > 0 && s.epochs < file->model.epochs) {
            throw cli::UsageError("--epochs " + std::to_string(s.epochs) +
                                  ": the network has been trained for " + std::to_string(file->model.epochs) +
                                  " already");
        }
    }
    if (file && file->training) { // samples that it has not seen must not be shown to it now
        if (s.options.given("--seed") || s.options.given("--validation")) {
            throw cli::UsageError("--seed and --validation come from the checkpoint");
        }
        s.seed = file->training->seed;
        s.validation = file->training->validation_fraction;
        run.best = file->training->best;
    }
    if (s.patience > 0 && s.validation == 0) throw cli::UsageError("--patience needs --validation");

    Random random(s.seed);
    const Table table = read_table(s.file, s.label);
    Problem problem = file ? problem_of(table, file->model.encoding, s.validation, random)
                           : problem_of(table, s.loss == "mse", s.validation, random);
    const Architecture network =
        file ? architecture_for(s, file->model.sizes, file->model.activation)
             : architecture_for(s, sizes_around(s.hidden[0], problem), activation_named(s.activation[0]));
    Training training(std::move(problem), network, random, s.seed);
    if (file) training.resume(*file);
    run.fit = fit_options(s);
    return train_and_report(training, run);
}

} // namespace

int train(TrainSettings& settings) {
    require_consistent(settings);
    const bool solved = settings.sweep > 0 ? sweep_from(settings) : train_from(settings);
    return settings.require_solved && !solved ? 1 : 0;
}

} // namespace nn
