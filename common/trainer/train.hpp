// Tool: the program ./train: a network for a table of one's own.
#pragma once

#include "common/cli/options.hpp"
#include "common/trainer/architecture.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace nn {

struct TrainSettings {
    cli::Options& options; // each setting: its option, its default, what it means

    std::vector<std::vector<Index>> hidden = options.group("The network")
                                                 .sizes("--hidden", "8", 1024,
                                                        "units of each hidden layer, such as 8 or 4,4; none "
                                                        "for a single neuron; slashes between several, "
                                                        "for --sweep");
    std::vector<std::string> activation = options.choices("--activation", "tanh", activation_names(),
                                                          "activation function of the hidden layers");
    std::string initializer =
        options.choice("--init", "xavier_uniform", initializer_names(), "distribution of the first weights");

    std::string loss =
        options.group("The training")
            .choice("--loss", "bce", {"bce", "mse"},
                    "binary cross-entropy for two classes, mean squared error for a regression");
    double learning_rate = options.number("--learning-rate", 0.5, cli::above_0,
                                          "factor on the gradient; small batches want less");
    double decay = options.number("--decay", 0, cli::from_0,
                                  "in epoch e the learning rate is divided by 1 + decay · (e - 1)");
    Index epochs = options.integer("--epochs", 1000, 0, 10'000'000,
                                   "passes over the data, with those of a network that is loaded");
    Index batch_size = options.integer("--batch-size", 0, 0, 1'000'000, "samples per step; 0 is all of them");
    double l1 = options.number("--l1", 0, cli::from_0, "penalty on Σ|w|; brings many weights to 0");
    double l2 = options.number("--l2", 0, cli::from_0, "penalty on Σw²/2; keeps the weights small");
    double dropout =
        options.number("--dropout", 0, cli::fraction, "probability of each hidden unit to be dropped");
    double input_noise =
        options.number("--noise", 0, cli::from_0, "standard deviation of noise on the inputs");
    double target_loss = options.number("--target-loss", 0, cli::from_0,
                                        "solved, and stopped, when the training loss is no larger");
    Index patience = options.integer("--patience", 0, 0, 10'000'000,
                                     "early stopping: restores the epoch with the least validation loss, and "
                                     "stops after so many without a better one; 0: never");
    std::uint64_t seed =
        options.seed(1, "decides split, first weights, order of the samples, dropout and noise");
    bool require_solved = options.flag("--require-solved", "exit with 1 when not solved");
    Index sweep =
        options.integer("--sweep", 0, 0, 100'000'000, "train from so many seeds, on all cores, and count");

    std::string label =
        options.group("Data and files").text("--label", "", "the column to learn; without it, the last one");
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

// The program's result: 1 for an unsolved training that had to be solved. Throws cli::UsageError for settings that
// contradict each other, and what reading, training and keeping throw.
int train(TrainSettings& settings);

} // namespace nn
