// Chapter 6: the XOR trainer. Trains a small network on exclusive or, shows it learning, and says what came of it; or trains
// networks from many seeds, and counts. The layers, the losses and the training loop are those of the chapters before.
// Change the settings here, or by options. (For a table of your own there is ./train.)
#include "common/cli/program.hpp"
#include "common/trainer/architecture.hpp"
#include "common/trainer/run.hpp"
#include "common/trainer/sweep_networks.hpp"

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
    std::string loss =
        options.choice("--loss", "bce", {"bce", "mse"}, "binary cross-entropy or mean squared error");
    double learning_rate = options.number("--learning-rate", 0.5, cli::above_0, "factor on the gradient");
    double decay = options.number("--decay", 0, cli::from_0,
                                  "in epoch e the learning rate is divided by 1 + decay · (e - 1)");
    Index epochs = options.integer("--epochs", 1000, 0, 10'000'000, "passes over the four samples");
    Index batch_size = options.integer("--batch-size", 0, 0, 4, "samples per step; 0 is all of them");
    double l1 = options.number("--l1", 0, cli::from_0, "penalty on Σ|w|; brings many weights to 0");
    double l2 = options.number("--l2", 0, cli::from_0, "penalty on Σw²/2; keeps the weights small");
    double dropout =
        options.number("--dropout", 0, cli::fraction, "probability of each hidden unit to be dropped");
    double input_noise =
        options.number("--noise", 0, cli::from_0, "standard deviation of noise on the inputs");
    double target_loss =
        options.number("--target-loss", 0, cli::from_0,
                       "solved, and stopped, when the loss is no larger; 0: solved when each "
                       "prediction is within 0.1 of its target");
    std::uint64_t seed = options.seed(1, "decides initial weights, order of the samples, dropout and noise");
    Index sweep =
        options.integer("--sweep", 0, 0, 100'000'000, "train from this many seeds, on all cores, and count");
    bool require_solved = options.flag("--require-solved", "exit with 1 when not solved");
    std::string save = options.text("--save", "", "keep the network in this file (safetensors)");

    term::DisplayOptions display = options.display();
    double speed = options.number("--speed", 1, cli::above_0, "of a live run; 2 is twice as fast");
};

int chapter6(Settings& s) {
    s.options.excludes("--sweep", {"--save", "--speed"}, "a sweep only counts");
    if (s.sweep == 0 && s.hidden.size() + s.activation.size() > 2) {
        throw cli::UsageError("several values for --hidden or --activation need --sweep");
    }
    const Problem problem = exclusive_or_problem(s.loss == "mse");
    std::vector<Architecture> networks;
    for (const std::vector<Index>& hidden : s.hidden) {
        for (const std::string& activation : s.activation) {
            networks.push_back({layer_sizes(hidden, problem), activation_named(activation),
                                initializer_named(s.initializer), s.dropout, s.input_noise});
        }
    }
    const Hyperparameters hyperparameters{s.epochs, s.batch_size, s.learning_rate, s.l2, decaying(s.decay)};
    const OptimizerChoice optimizer = sgd(s.l1);
    const Goal goal{.target_loss = s.target_loss, .close_enough = 0.1};

    bool solved = false;
    if (s.sweep > 0) {
        solved = sweep_and_report(problem, {networks, hyperparameters, optimizer, goal, s.seed, s.sweep},
                                  "chapter6", s.display);
    } else {
        Training training(problem, networks[0], s.seed, optimizer);
        solved = train_and_report(training, {.program = "chapter6",
                                             .hyperparameters = hyperparameters,
                                             .goal = goal,
                                             .display = s.display,
                                             .speed = s.speed,
                                             .save = s.save});
    }
    return s.require_solved && !solved ? 1 : 0;
}

int main(int argc, char** argv) {
    return cli::run_program(
        {.program = "chapter6",
         .purpose = "Trains a network on exclusive or (XOR), and shows it learning.",
         .examples = {"./chapter6", "./chapter6 --hidden 2 --seed 3",
                      "./chapter6 --sweep 200 --hidden 2/3/8"},
         .note = "notes/chapter6.md",
         .moved = {{{"--data", "--label", "--validation", "--patience", "--load", "--checkpoint", "--log",
                     "--optimizer", "--schedule", "--clip", "--weight-decay"},
                    "tables and other files are for ./train FILE.csv (make train)"}}},
        argc, argv, chapter6);
}
