// Tool: trains a network on a table of your own: two classes or more, or a regression. Reads it, begins anew or goes on from a
// file, shows the training and keeps what came of it. (The lesson on how a training is watched is chapter 6.)
#include "common/cli/program.hpp"
#include "common/trainer/architecture.hpp"
#include "common/trainer/load_model.hpp"
#include "common/trainer/optimizer_options.hpp"
#include "common/trainer/run.hpp"
#include "common/trainer/sweep_networks.hpp"
#include "common/trainer/table_problem.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace nn;

struct Settings {
    cli::Options& options; // each setting: its option, its default, what it means

    cli::Options& network = options.group("The network"); // a heading in --help, as below
    std::vector<std::vector<Index>> hidden =
        options.sizes("--hidden", "8", 1024,
                      "units of each hidden layer, such as 8 or 4,4; none "
                      "for a single neuron; slashes between several, "
                      "for --sweep");
    std::vector<std::string> activation = options.choices("--activation", "tanh", activation_names(),
                                                          "activation function of the hidden layers");
    std::string initializer = options.choice("--init", "xavier_uniform", initializer_names(),
                                             "distribution of the initial weights");

    cli::Options& training = options.group("The training");
    std::string task =
        options.choice("--task", "auto", {"auto", "classification", "regression"},
                       "what the label is: classes or an amount; auto takes numbers of which more "
                       "than two differ for amounts");
    std::string optimizer =
        options.choice("--optimizer", "sgd", optimizer_names(), "what a step makes of the gradient");
    double learning_rate =
        options.number("--learning-rate", usual_learning_rate(optimizer), cli::above_0,
                       "factor on the gradient; small batches want less. By default 0.5 with sgd, 0.1 with "
                       "momentum, nesterov and adagrad, 0.01 with rmsprop, adam and adamw");
    std::string schedule =
        options.choice("--schedule", "constant", schedule_names(),
                       "how the learning rate falls over all epochs (step: a tenth after each third; "
                       "exponential: to a hundredth; cosine: to 0)");
    double decay =
        options.number("--decay", 0, cli::from_0,
                       "in epoch e the learning rate is divided by 1 + decay · (e - 1); in place of "
                       "a schedule");
    double clip = options.number("--clip", 0, cli::from_0,
                                 "the largest norm of a gradient: a longer one is shortened; 0: any");
    Index epochs = options.integer("--epochs", 1000, 0, 10'000'000,
                                   "passes over the data, with those of a network that is loaded");
    Index batch_size = options.integer("--batch-size", 0, 0, 1'000'000, "samples per step; 0 is all of them");
    double l1 = options.number("--l1", 0, cli::from_0, "penalty on Σ|w|; brings many weights to 0; for sgd");
    double l2 = options.number("--l2", 0, cli::from_0, "penalty on Σw²/2; keeps the weights small");
    double weight_decay = options.number("--weight-decay", 0.01, cli::from_0,
                                         "for adamw: a step takes this share of each weight away, times the "
                                         "learning rate");
    double dropout =
        options.number("--dropout", 0, cli::fraction, "probability of each hidden unit to be dropped");
    double input_noise =
        options.number("--noise", 0, cli::from_0, "standard deviation of noise on the inputs");
    double target_loss = options.number("--target-loss", 0, cli::from_0,
                                        "solved, and stopped, when the training loss is no larger");
    Index patience = options.integer("--patience", 0, 0, 10'000'000,
                                     "early stopping: restores the epoch with the least validation loss, and "
                                     "stops after this many without improvement; 0: never");
    std::uint64_t seed =
        options.seed(1, "decides split, initial weights, order of the samples, dropout and noise");
    bool require_solved = options.flag("--require-solved", "exit with 1 when not solved");
    Index sweep =
        options.integer("--sweep", 0, 0, 100'000'000, "train from this many seeds, on all cores, and count");

    cli::Options& files = options.group("Data and files");
    std::string label = options.text("--label", "", "the column to learn; without it, the last one");
    std::string ignored =
        options.text("--ignore", "", "columns to leave out, with commas between their names");
    double validation =
        options.number("--validation", 0, cli::fraction, "fraction of the samples that is not learned from");
    std::string load = options.text(
        "--load", "", "go on with the network in this file; without --epochs, evaluate it and train nothing");
    std::string save = options.text("--save", "", "keep the network in this file (safetensors)");
    std::string checkpoint =
        options.text("--checkpoint", "", "the same, with what training needs to go on, but for the options");
    std::string log = options.text("--log", "", "write a line of JSON for each epoch");

    term::DisplayOptions display = options.display();
    double speed = options.number("--speed", 1, cli::above_0, "of a live run; 2 is twice as fast");

    // A table. Every column but the label is an input.
    std::string file = options.operand("FILE.csv");
};

// The same for "s" and "./s", also when there is no such file yet.
std::filesystem::path canonical_path(const std::string& file) {
    std::error_code error; // of a pipe, such as /dev/fd/63
    const std::filesystem::path place =
        std::filesystem::weakly_canonical(std::filesystem::absolute(file), error);
    return error ? std::filesystem::path(file) : place;
}

void require_different_files(const std::vector<std::pair<const char*, std::string>>& files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        for (std::size_t j = i + 1; j < files.size(); ++j) {
            const std::string &a = files[i].second, &b = files[j].second;
            if (a.empty() || b.empty()) continue;
            if (canonical_path(a) == canonical_path(b)) {
                throw cli::UsageError(std::string(files[i].first) + " and " + files[j].first +
                                      " need two files");
            }
        }
    }
}

void require_consistent(const Settings& s) {
    s.options.excludes("--load", {"--hidden", "--activation", "--init", "--task"}, "its file decides");
    if (s.schedule != "constant" && s.decay > 0) {
        throw cli::UsageError("--decay and --schedule " + s.schedule +
                              " exclude each other: each is a schedule");
    }
    s.options.excludes("--sweep",
                       {"--load", "--save", "--checkpoint", "--log", "--patience", "--validation", "--speed"},
                       "a sweep only counts");
    require_different_files(
        {{"FILE.csv", s.file}, {"--save", s.save}, {"--checkpoint", s.checkpoint}, {"--log", s.log}});
    // (--save and --checkpoint may overwrite what was loaded.)
    require_different_files({{"--load", s.load}, {"--log", s.log}});
    if (s.sweep == 0 && s.hidden.size() + s.activation.size() > 2) {
        throw cli::UsageError("several values for --hidden or --activation need --sweep");
    }
    if (s.target_loss == 0 && (s.require_solved || s.sweep > 0)) {
        throw cli::UsageError("\"solved\" needs --target-loss");
    }
}

std::vector<std::string> ignored_columns(const Settings& s) {
    return s.ignored.empty() ? std::vector<std::string>() : text::split(s.ignored, ',');
}

Task task_of(const Settings& s) {
    return s.task == "auto"         ? Task::automatic
           : s.task == "regression" ? Task::regression
                                    : Task::classification;
}

Hyperparameters hyperparameters_of(const Settings& s) {
    return {s.epochs, s.batch_size, s.learning_rate, s.l2,
            s.decay > 0 ? decaying(s.decay) : schedule_named(s.schedule, s.epochs)};
}

OptimizerChoice optimizer_of(const Settings& s) {
    const std::string it_is =
        "; here it is " + s.optimizer + (s.options.given("--optimizer") ? "" : ", without --optimizer");
    const bool is_adamw = s.optimizer == "adamw";
    if (s.l1 > 0 && s.optimizer != "sgd") throw cli::UsageError("--l1 is for --optimizer sgd" + it_is);
    if (s.options.given("--weight-decay") && !is_adamw) {
        throw cli::UsageError("--weight-decay is for --optimizer adamw, and --l2 for all" + it_is);
    }
    if (is_adamw && s.learning_rate * s.weight_decay >= 1) {
        throw cli::UsageError(
            "--weight-decay times the learning rate has to be below 1: it is a share of each weight");
    }
    return optimizer_named(s.optimizer, {s.l1, is_adamw ? s.weight_decay : 0, s.clip});
}

Architecture architecture_for(const Settings& s, std::vector<Index> sizes, Activation activation) {
    return {std::move(sizes), activation, initializer_named(s.initializer), s.dropout, s.input_noise};
}

bool sweep_from(const Settings& s) {
    Random random(s.seed);
    const Table table = read_table(s.file, s.label, ignored_columns(s));
    const Problem problem = problem_of(table, task_of(s), 0, random);
    SweepOptions sweep{{},     hyperparameters_of(s), optimizer_of(s), {.target_loss = s.target_loss}, s.seed,
                       s.sweep};
    for (const std::vector<Index>& hidden : s.hidden) {
        for (const std::string& activation : s.activation) {
            sweep.networks.push_back(
                architecture_for(s, layer_sizes(hidden, problem), activation_named(activation)));
        }
    }
    sweep.summary = summary_of(table, problem.encoding);
    return sweep_and_report(problem, sweep, "train", s.display);
}

bool train_from(Settings s) {
    RunOptions run{.program = "train",
                   .hyperparameters = {},
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
    if (file && file->training) { // the same split again, or validation samples would be trained on
        const TrainingState& state = *file->training;
        if ((s.options.given("--seed") && s.seed != state.seed) ||
            (s.options.given("--validation") && s.validation != state.validation_fraction) ||
            (s.options.given("--optimizer") && s.optimizer != state.optimizer_name)) {
            throw cli::UsageError(
                "--seed, --validation and --optimizer come from the checkpoint, and are others there");
        }
        s.optimizer = file->training->optimizer_name;
        const std::vector<std::string> known = optimizer_names();
        if (std::find(known.begin(), known.end(), s.optimizer) == known.end()) {
            throw std::runtime_error(s.load + ": no model: the optimizer \"" + s.optimizer + "\" is unknown");
        }
        if (!s.options.given("--learning-rate")) s.learning_rate = usual_learning_rate(s.optimizer);
        s.seed = file->training->seed;
        s.validation = file->training->validation_fraction;
        run.best = file->training->best;
    }
    if (s.patience > 0 && s.validation == 0) throw cli::UsageError("--patience needs --validation");

    Random random(s.seed);
    const Table table = read_table(s.file, s.label, ignored_columns(s));
    Problem problem = file ? problem_of(table, file->model.encoding, s.validation, random)
                           : problem_of(table, task_of(s), s.validation, random);
    run.summary = summary_of(table, problem.encoding);
    const Architecture network =
        file ? architecture_for(s, file->model.sizes, file->model.activation)
             : architecture_for(s, layer_sizes(s.hidden[0], problem), activation_named(s.activation[0]));
    Training training(std::move(problem), network, random, s.seed, optimizer_of(s));
    try {
        if (file) training.resume(*file);
    } catch (const std::invalid_argument& error) {
        throw std::runtime_error(s.load + ": no model: this is no state of " + s.optimizer + ": " +
                                 error.what());
    }
    run.hyperparameters = hyperparameters_of(s);
    return train_and_report(training, run);
}

int train(Settings& settings) {
    require_consistent(settings);
    const bool solved = settings.sweep > 0 ? sweep_from(settings) : train_from(settings);
    return settings.require_solved && !solved ? 1 : 0;
}

int main(int argc, char** argv) {
    return cli::run_program({.program = "train",
                             .purpose = "Trains a network on a CSV file: classes, or a regression.",
                             .examples = {"./train notes/data/throws.csv --validation 0.25",
                                          "./train notes/data/throws.csv --save output/throws.safetensors"},
                             .note = "notes/train.md",
                             .moved = {"--loss"},
                             .moved_to = "the label decides, or --task regression in place of --loss mse"},
                            argc, argv, train);
}
