// Tool: the options of ./train, and what follows from them.
#pragma once

#include "common/cli/options.hpp"
#include "common/trainer/architecture.hpp"
#include "common/trainer/load_model.hpp"
#include "common/trainer/optimizer_options.hpp"
#include "common/trainer/table_problem.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace nn {

struct Settings {
    cli::Options& options; // each setting: its option, its default, what it means

    cli::Options& data = options.group("The table"); // a heading in --help, as below
    std::string label = options.text("--label", "", "the column to learn; without it, the last one");
    std::string task =
        options.choice("--task", "auto", {"auto", "classification", "regression"},
                       "what the label is: classes or an amount; auto takes numbers of which more "
                       "than two differ for amounts");
    std::string ignored =
        options.text("--ignore", "", "columns to leave out, with commas between their names");
    std::string missing = options.choice("--missing", "refuse", {"refuse", "mean", "drop"},
                                         "where a value is missing: the table is refused, the column's mean "
                                         "stands in for it, or the row is left out");
    std::string header =
        options.choice("--header", "auto", {"auto", "yes", "no"}, "whether the first row names the columns");
    std::string validation =
        options.text("--validation", "auto",
                     "fraction of the samples that is not learned from, but watched; auto: "
                     "0.15 of 300 samples and more, otherwise 0, and with --test-images 0");
    std::string test =
        options.text("--test", "",
                     "a fraction of the samples, or a file with some, that is not looked at before "
                     "the report");
    Index folds =
        options.integer("--folds", 0, 0, 1000,
                        "cross-validation: train this many times, each time without another part of the "
                        "samples, and report how good it is on those");

    cli::Options& pictures = options.group("Images, in place of a table");
    std::string images = options.text("--images", "", "images to learn from (IDX, as MNIST has them)");
    std::string image_labels = options.text("--labels", "", "their labels (IDX)");
    std::string test_images =
        options.text("--test-images", "", "images that are not looked at before the report");
    std::string test_labels = options.text("--test-labels", "", "their labels");

    cli::Options& network = options.group("The network");
    std::vector<std::vector<Index>> hidden =
        options.sizes("--hidden", images.empty() ? "100" : "128", 1024,
                      "units of each hidden layer, such as 100 or 32,16; none "
                      "for a single neuron; slashes between several, "
                      "for --sweep");
    std::vector<std::string> activation = options.choices("--activation", "relu", activation_names(),
                                                          "activation function of the hidden layers");
    std::string initializer = options.choice("--init", "xavier_uniform", initializer_names(),
                                             "distribution of the initial weights");

    cli::Options& training = options.group("The training");
    std::string optimizer =
        options.choice("--optimizer", "adam", optimizer_names(), "what a step makes of the gradient");
    double learning_rate = options.number(
        "--learning-rate", usual_rate(has_hidden()), cli::above_0,
        "factor on the gradient; small batches want less. By default 0.05 with sgd and adagrad, "
        "0.003 with rmsprop, 0.01 with the others; ten times that for --hidden none, 0.2 times that for "
        "images");
    std::string schedule =
        options.choice("--schedule", "cosine", schedule_names(),
                       "how the learning rate falls over all epochs (step: a tenth after each third; "
                       "exponential: to a hundredth; cosine: to 0)");
    double decay =
        options.number("--decay", 0, cli::from_0,
                       "in epoch e the learning rate is divided by 1 + decay · (e - 1); in place of "
                       "a schedule");
    double clip = options.number("--clip", 0, cli::from_0,
                                 "the largest norm of a gradient: a longer one is shortened; 0: any");
    Index epochs =
        options.integer("--epochs", images.empty() ? 100 : 12, 0, 10'000'000,
                        "passes over the data, with those before where a training is resumed; 12 for images");
    Index batch_size =
        options.integer("--batch-size", 32, 0, 1'000'000, "samples per step; 0 is all of them");
    std::string class_weights = options.choice(
        "--class-weights", "none", {"none", "balanced"},
        "balanced: a sample of a rare class counts for more, so that all classes count the same");
    double l1 = options.number("--l1", 0, cli::from_0, "penalty on Σ|w|; brings many weights to 0; for sgd");
    std::string l2 =
        options.text("--l2", "auto",
                     "penalty on Σw²/2; keeps the weights small; auto: 0.002, and of more than 250 "
                     "samples that are learned from 0.5 / their number");
    double weight_decay = options.number("--weight-decay", 0.01, cli::from_0,
                                         "for adamw: a step takes this share of each weight away, times the "
                                         "learning rate");
    double dropout =
        options.number("--dropout", 0.1, cli::fraction, "probability of each hidden unit to be dropped");
    double input_noise =
        options.number("--noise", 0, cli::from_0, "standard deviation of noise on the inputs");
    double target_loss = options.number("--target-loss", 0, cli::from_0,
                                        "solved, and stopped, when the training loss is no larger");
    Index patience =
        options.integer("--patience", 30, 0, 10'000'000,
                        "early stopping, where there are validation samples: restores the epoch with "
                        "their least loss, and stops after this many without improvement; 0: never");
    std::uint64_t seed =
        options.seed(1, "decides split, initial weights, order of the samples, dropout and noise");
    bool require_solved = options.flag("--require-solved", "exit with 1 when not solved");
    Index sweep =
        options.integer("--sweep", 0, 0, 100'000'000, "train from this many seeds, on all cores, and count");

    cli::Options& files = options.group("Files");
    std::string save = options.text(
        "--save", "", "keep the network in this file (safetensors); without it, in output/NAME.safetensors");
    std::string checkpoint = options.text(
        "--checkpoint", "",
        "once a minute and at the end, keep here what training needs to go on, with its options");
    std::string resume =
        options.text("--resume", "", "go on with the training in this checkpoint, to --epochs");
    std::string start_from =
        options.text("--start-from", "",
                     "begin a new training with the weights of the network in this file; it "
                     "may be a state dict of PyTorch (needs --activation)");
    std::string evaluate = options.text(
        "--evaluate", "", "train nothing: say how good the network in this file is on the table");
    std::string export_c =
        options.text("--export-c", "", "write the network as a C function (C99) into this file");
    std::string log = options.text("--log", "", "write a line of JSON for each epoch");

    term::DisplayOptions display = options.display();
    double speed = options.number("--speed", 1, cli::above_0, "of a live run; 2 is twice as fast");

    std::string file = options.optional_operand("FILE.csv");

    // Images have many inputs, and neighbours that are alike: all rates are lower, and without a hidden layer no higher.
    double usual_rate(bool has_hidden_layer) const {
        return images.empty() ? usual_learning_rate(optimizer, has_hidden_layer)
                              : 0.2 * usual_learning_rate(optimizer);
    }

    bool has_images() const { return options.given("--images"); }
    const std::string& source() const { return has_images() ? images : file; } // the file to learn from

    // Whether any of the networks has a hidden layer.
    bool has_hidden() const {
        return std::any_of(hidden.begin(), hidden.end(), [](const auto& sizes) { return !sizes.empty(); });
    }
};

// Where the network is kept: --save, or the table's name in the folder for pictures.
std::string model_file(const Settings& settings);

// Throws cli::UsageError for options that do not go with each other.
void require_consistent(const Settings& settings);

ReadOptions reading_of(const Settings& settings);

// The file of --start-from or --evaluate; one that does not say its activation function has that of --activation. Throws
// what load_checkpoint() throws, and cli::UsageError for options about which the file decides.
Checkpoint begun_with(const Settings& settings, const std::string& path);

// Where --test is a fraction, and not a file; and --validation and --l2, unless they are "auto".
std::optional<double> test_fraction(const Settings& settings);
std::optional<double> l2_of(const Settings& settings);
std::optional<double> validation_fraction(const Settings& settings);

ProblemOptions problem_options_of(const Settings& settings);

// For a training on so many samples.
Hyperparameters hyperparameters_of(const Settings& settings, Index samples);

// Throws cli::UsageError for options of another optimizer.
OptimizerChoice optimizer_of(const Settings& settings);

Architecture architecture_for(const Settings& settings, std::vector<Index> sizes, Activation activation);

} // namespace nn
