// Tool: trains a network on a table of your own: two classes or more, or a regression. Reads it, begins anew or goes on from a
// file, shows the training and keeps what came of it. (The lesson on how a training is watched is chapter 6.)
#include "common/cli/program.hpp"
#include "common/text/numbers.hpp"
#include "common/trainer/command_line.hpp"
#include "common/trainer/cross_validation.hpp"
#include "common/trainer/fingerprint.hpp"
#include "common/trainer/load_model.hpp"
#include "common/trainer/problem_for.hpp"
#include "common/trainer/run.hpp"
#include "common/trainer/settings.hpp"
#include "common/trainer/sweep_networks.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

using namespace nn;

RunOptions run_of(const Settings& s, const Problem& problem) {
    const std::string kept = model_file(s);
    const bool stops_early = s.patience > 0 && problem.validation.size() > 0;
    const bool is_asked_in_vain = s.options.given("--patience") && s.patience > 0 && !stops_early;
    return {.program = "train",
            .hyperparameters = hyperparameters_of(s, problem.training.size()),
            .summary = problem.summary +
                       (is_asked_in_vain ? "\nNo sample is set aside, so --patience does nothing; there is "
                                           "--validation 0.2"
                                         : ""),
            .goal = {.target_loss = s.target_loss},
            .patience = stops_early ? s.patience : 0,
            .display = s.display,
            .speed = s.speed,
            .save = kept,
            .checkpoint = s.checkpoint,
            .log = s.log,
            .export_c = s.export_c,
            .rate_without_hidden = s.options.given("--learning-rate") ? s.learning_rate : s.usual_rate(false),
            .assesses = true,
            .last_lines =
                "The same again: " + command_of(s, stops_early) +
                (s.has_images()
                     ? "\nPredictions for new images: ./predict " + shell_word(kept) + " --images NEW"
                     : "\nPredictions for new rows: ./predict " + shell_word(kept) + " NEW.csv") +
                " > answers.csv\n"};
}

// For the file: which column it has learned, also where that was the last one.
cli::Options::Values options_with_label(const Settings& s, const Problem& problem) {
    cli::Options::Values options = training_options(s);
    if (s.label.empty() && !s.has_images()) options.emplace_back("--label", problem.label);
    return options;
}

bool sweep(const Settings& s) {
    Random random(s.seed);
    const Problem problem = problem_for(s, nullptr, random);
    SweepOptions sweep{{},
                       hyperparameters_of(s, problem.training.size()),
                       optimizer_of(s),
                       {.target_loss = s.target_loss},
                       s.seed,
                       s.sweep};
    for (const std::vector<Index>& hidden : s.hidden) {
        for (const std::string& activation : s.activation) {
            sweep.networks.push_back(
                architecture_for(s, layer_sizes(hidden, problem), activation_named(activation)));
        }
    }
    sweep.summary = problem.summary;
    return sweep_and_report(problem, sweep, "train", s.display);
}

bool begin(const Settings& s) {
    Random random(s.seed);
    Problem problem = problem_for(s, nullptr, random);
    const RunOptions run = run_of(s, problem);
    const Architecture network =
        architecture_for(s, layer_sizes(s.hidden[0], problem), activation_named(s.activation[0]));
    Training training(std::move(problem), network, random, s.seed, optimizer_of(s));
    training.options = options_with_label(s, training.problem);
    return train_and_report(training, run);
}

// A new training, but with the weights of a network that has learned before, and its encoding.
bool start_from(const Settings& s) {
    const Model model = begun_with(s, s.start_from).model;
    Random random(s.seed);
    Problem problem = problem_for(s, &model, random);
    RunOptions run = run_of(s, problem);
    run.begins_trained = true;
    Training training(std::move(problem), architecture_for(s, model.sizes, model.activation), random, s.seed,
                      optimizer_of(s));
    training.options = options_with_label(s, training.problem);
    training.network.restore(model.parameters);
    return train_and_report(training, run);
}

// The same samples have to be learned from again, in the same order, or those of the validation would no longer be new.
void require_same_table(const Settings& s, const Problem& problem, const TrainingState& state) {
    if (!state.table && problem.validation.size() == 0) return; // an old file, but it has learned from all
    if (state.table == problem.table) return;
    throw std::runtime_error(s.source() + ": is not the table of the training in " + s.resume +
                             ", row by row; --start-from begins a new training with its weights");
}

// The options of the training in the checkpoint. Throws cli::UsageError where the command line has others, but for those that may
// only say how it goes on.
cli::Options::Values options_of(const Checkpoint& file, const Settings& typed) {
    cli::Options::Values kept = file.model.options;
    const bool is_old = kept.empty();
    const bool has_label =
        std::any_of(kept.begin(), kept.end(), [](const auto& option) { return option.first == "--label"; });
    if (!is_old && has_label == typed.has_images()) {
        throw std::runtime_error(typed.resume + (has_label
                                                     ? ": has learned from a table, and not from images"
                                                     : ": has learned from images, and not from a table"));
    }
    for (const auto& option : kept) {
        if (!is_training_option(option.first))
            throw std::runtime_error(typed.resume + ": no model: the option " + option.first);
    }
    if (is_old) {
        kept = {{"--seed", std::to_string(file.training->seed)},
                {"--validation", text::exact(file.training->validation_fraction)},
                {"--optimizer", file.training->optimizer_name}};
    }
    for (const auto& given : training_options(typed)) {
        const std::string& name = given.first;
        const bool may_differ = name == "--epochs" || name == "--patience" || name == "--target-loss" ||
                                name == "--learning-rate";
        if (may_differ || !typed.options.given(name)) continue;
        const auto before =
            std::find_if(kept.begin(), kept.end(), [&](const auto& option) { return option.first == name; });
        if (before != kept.end() ? before->second == given.second : is_old) continue;
        throw cli::UsageError(name +
                              (before == kept.end() ? " is no option of" : " is " + before->second + " in") +
                              " the training that " + typed.resume + " holds");
    }
    std::erase_if(kept, [](const auto& option) { return option.first == "--start-from"; });
    return kept;
}

// Goes on as the training in the checkpoint would have.
bool resume(const Settings& typed) {
    const Checkpoint file = load_checkpoint(typed.resume);
    if (!file.training) {
        throw std::runtime_error(typed.resume +
                                 ": holds a network and no training; --start-from begins one with it");
    }
    cli::Options options = typed.options.behind(options_of(file, typed));
    const Settings s{options};
    try {
        options.finish();
        require_consistent(s);
    } catch (const cli::UsageError& error) { // those of the command line were right
        throw std::runtime_error(typed.resume + ": no model: " + error.what());
    }
    if (s.epochs <= file.model.epochs) {
        throw cli::UsageError("--epochs " + std::to_string(s.epochs) + ": the network has been trained for " +
                              std::to_string(file.model.epochs) + " already");
    }
    Random random(s.seed);
    Model known = file.model;
    known.learned.reset(); // the split is drawn again
    Problem problem = problem_for(s, &known, random);
    problem.learned_before = file.model.learned.value_or(Fingerprints());
    require_same_table(s, problem, *file.training);
    RunOptions run = run_of(s, problem);
    run.best = file.training->best;
    if (s.checkpoint.empty()) run.checkpoint = s.resume; // it goes on being renewed
    Training training(std::move(problem), architecture_for(s, file.model.sizes, file.model.activation),
                      random, s.seed, optimizer_of(s));
    training.options = options_with_label(s, training.problem);
    try {
        training.resume(file);
    } catch (const std::invalid_argument& error) {
        throw std::runtime_error(s.resume + ": no model: this is no state of " + s.optimizer + ": " +
                                 error.what());
    }
    return train_and_report(training, run);
}

// How good the network in a file is on the table; apart, on the rows that it has not learned from, where that is known.
bool evaluate(const Settings& s) {
    const Checkpoint file = begun_with(s, s.evaluate);
    const Model& model = file.model;
    Random random(s.seed);
    Problem problem = whole_problem_for(s, model, random);
    tell_what_was_learned(problem, model);
    RunOptions run = run_of(s, problem);
    run.hyperparameters.epochs = model.epochs;
    run.patience = 0;
    run.begins_trained = true;
    run.save = run.checkpoint = run.last_lines = "";
    Training training(std::move(problem), Architecture{model.sizes, model.activation}, random, s.seed);
    training.resume({model, {}});
    training.network.restore(best_parameters(file));
    return train_and_report(training, run);
}

int train(Settings& settings) {
    require_consistent(settings);
    const bool solved = settings.sweep > 0             ? sweep(settings)
                        : settings.folds > 0           ? cross_validate(settings)
                        : !settings.resume.empty()     ? resume(settings)
                        : !settings.start_from.empty() ? start_from(settings)
                        : !settings.evaluate.empty()   ? evaluate(settings)
                                                       : begin(settings);
    return settings.require_solved && !solved ? 1 : 0;
}

int main(int argc, char** argv) {
    return cli::run_program(
        {.program = "train",
         .purpose = "Trains a network on a CSV file: classes, or a regression.",
         .examples = {"./train notes/data/penguins.csv --label species --missing mean --test 0.25",
                      "./train notes/data/throws.csv --validation 0.25"},
         .note = "notes/train.md",
         .moved = {{{"--loss"}, "the label decides, or --task regression in place of --loss mse"},
                   {{"--load"},
                    "there are --resume (a checkpoint), --start-from (a network) and --evaluate"}}},
        argc, argv, train);
}
