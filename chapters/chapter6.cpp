// Chapter 6: the XOR trainer. Trains a small network on exclusive or, shows it learning, says whether
// it has solved it, and writes two pictures. The layers, the loss and the training loop are those of
// the chapters before; here they meet. Change the settings in this file, or by options.
#include "common/drawing/text.hpp"
#include "common/network/answers.hpp"
#include "common/network/binary_cross_entropy.hpp"
#include "common/program/arguments.hpp"
#include "common/training/regularization.hpp"
#include "common/training/trainer.hpp"
#include "common/views/picture.hpp"
#include "common/views/training_display.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

using namespace nn;

struct Settings {
    std::vector<Index> hidden = {8};                       // units of each hidden layer
    std::string activation = "tanh";                       // the bend after each hidden layer
    Initializer initializer = Initializer::xavier_uniform; // first weights; he_uniform suits ReLU
    double learning_rate = 0.5;    // how far to step against the gradient; less for smaller batches
    Index epochs = 1000;           // how often to go through the data
    Index batch_size = 4;          // rows per step; 4 is all of them
    double l2 = 0;                 // how strongly large weights are held back
    std::uint64_t seed = 1;        // one seed, one run, to the bit
    DisplayOptions display;        // live or plain, colours, the folder for the pictures
    bool require_converge = false; // exit with 1 when not solved
};

constexpr double solved_within = 0.1;  // solved: every answer is this close to its target
constexpr double seconds_to_watch = 6; // a live run is slowed down to this; others take milliseconds

bool read_settings(Settings& settings, int argc, char** argv) {
    std::vector<std::string> activations;
    for (const Activation activation : all_activations) activations.emplace_back(name_of(activation));
    Arguments arguments(
        {.program = "chapter6",
         .purpose = "Trains a neural network on exclusive or (XOR) and shows it learning.",
         .examples = {"./chapter6", "./chapter6 --hidden 4,4 --activation sigmoid --epochs 5000"},
         .note = "README.md"});
    std::vector<std::vector<Index>> hidden = {settings.hidden};
    arguments.integer_lists("--hidden", hidden, 1, 1024,
                            "units of each hidden layer, such as 8 or 4,4; none for a single neuron");
    arguments.choice("--activation", settings.activation, activations, "the bend after each hidden layer");
    arguments.number_above_0("--learning-rate", settings.learning_rate,
                             "factor on the gradient in each step; smaller batches want less");
    arguments.integer("--epochs", settings.epochs, 0, 10'000'000, "passes over the data");
    arguments.integer("--batch-size", settings.batch_size, 1, 4, "rows per step; 4 is all of them");
    arguments.number_from_0("--l2", settings.l2, "how strongly large weights are held back");
    arguments.seed("--seed", settings.seed, "decides the first weights and the order of the rows");
    arguments.display(settings.display);
    arguments.flag("--require-converge", settings.require_converge, "exit with 1 when not solved");
    const bool go_on = arguments.parse(argc, argv);
    settings.hidden = hidden.front();
    return go_on;
}

// "XOR, 2-8-1 tanh, learning rate 0.5, seed 1".
std::string describe(const Settings& settings) {
    std::string text = "XOR, 2";
    for (const Index size : settings.hidden) text += "-" + std::to_string(size);
    text += "-1" + (settings.hidden.empty() ? "" : " " + settings.activation);
    text += ", learning rate " + general(settings.learning_rate);
    if (settings.batch_size < 4) text += ", batch size " + std::to_string(settings.batch_size);
    if (settings.l2 > 0) text += ", L2 " + general(settings.l2);
    return text + ", seed " + std::to_string(settings.seed);
}

// What the network answers for each example.
std::vector<Example> ask_examples(Network& network, const Loss& loss, const Dataset& data) {
    Matrix answers;
    loss.predictions(network.predict(data.x), answers);
    std::vector<Example> examples;
    for (Index i = 0; i < data.size(); ++i) {
        examples.push_back({data.x(i, 0), data.x(i, 1), data.target(i, 0), answers(i, 0)});
    }
    return examples;
}

// What it answers everywhere around them, on a square grid.
Field ask_everywhere(Network& network, const Loss& loss, int side) {
    Field field{.columns = side, .rows = side, .left = -0.5, .right = 1.5, .bottom = -0.5, .top = 1.5};
    fill(field, answers_of(network, loss));
    return field;
}

bool is_close(const Example& example) { return std::abs(example.answer - example.target) < solved_within; }

// What is kept of a run: the losses of every epoch, and since when it has been solved.
struct History {
    std::vector<double> objective, loss;
    std::optional<Index> solved_since;
    bool interrupted = false;

    void add(const Epoch& epoch, const std::vector<Example>& examples) {
        objective.push_back(epoch.training.objective);
        loss.push_back(epoch.training.loss);
        const bool solved = std::all_of(examples.begin(), examples.end(), is_close);
        if (!solved) solved_since.reset();
        if (solved && !solved_since) solved_since = epoch.number;
    }
};

std::string verdict_on(const History& history, const std::vector<Example>& examples) {
    if (history.solved_since) {
        return "solved: every answer is within " + general(solved_within) + " of its target, since epoch " +
               std::to_string(*history.solved_since) + ".";
    }
    const auto close = std::count_if(examples.begin(), examples.end(), is_close);
    return (history.interrupted ? "interrupted" : "stuck") +
           (" at epoch " + std::to_string(history.loss.size() - 1)) + ": " + std::to_string(close) + " of " +
           std::to_string(examples.size()) + " answers within " + general(solved_within) +
           " of their targets.";
}

void print_examples(const std::vector<Example>& examples) {
    std::cout << "\ninputs  target  answer\n";
    for (const Example& example : examples) {
        std::cout << general(example.first_input) << "  " << general(example.second_input) << "    "
                  << general(example.target) << "       " << fixed(example.answer, 4) << "\n";
    }
}

void write_pictures(const Settings& settings, const History& history, const Field& surface,
                    const std::vector<Example>& examples) {
    const std::filesystem::path folder = settings.display.out;
    const std::string verdict = verdict_on(history, examples);
    Panel losses{.x = {.label = "epoch"},
                 .y = {.label = "binary cross-entropy, log scale", .scale = Scale::logarithmic},
                 .lines = {{"loss", history.loss}}};
    if (settings.l2 > 0) losses.lines.push_back({"with L2", history.objective});
    if (history.solved_since) {
        losses.marks = {{static_cast<double>(*history.solved_since),
                         "solved at epoch " + std::to_string(*history.solved_since)}};
    }
    write_picture(folder, "chapter6_loss",
                  {.title = "Loss on XOR",
                   .description = describe(settings) + ". From " + general(history.loss.front()) + " to " +
                                  general(history.loss.back()) + "; " + verdict,
                   .panels = {losses}});
    write_picture(folder, "chapter6_boundary",
                  {.title = "What the network answers",
                   .description = describe(settings) + "; " + verdict,
                   .panels = {decision_surface(surface, examples)}});
}

int train(const Settings& settings) {
    const Dataset data = exclusive_or();
    const BinaryCrossEntropy loss;
    Random random(settings.seed);
    std::vector<Index> sizes = {2, 1}; // two inputs, one output, the hidden layers between them
    sizes.insert(sizes.begin() + 1, settings.hidden.begin(), settings.hidden.end());
    Network network =
        multilayer_perceptron(sizes, activation_named(settings.activation), settings.initializer, random);
    Sgd optimizer;
    FitOptions options;
    options.epochs = settings.epochs;
    options.batch_size = settings.batch_size;
    options.learning_rate = settings.learning_rate;
    if (settings.l2 > 0) options.penalties = {l2_penalty(settings.l2)};

    catch_interrupts();
    History history;
    bool on_screen = false;
    {
        // Has the terminal until its } below.
        TrainingDisplay display(settings.display, settings.epochs, seconds_to_watch);
        options.observers = {[&](const Epoch& epoch) {
            const std::vector<Example> examples = ask_examples(network, loss, data);
            history.add(epoch, examples);
            const double right = epoch.training.accuracy * static_cast<double>(data.size());
            display.show({.epoch = epoch.number,
                          .epochs = settings.epochs,
                          .loss = epoch.training.loss,
                          .right = std::lround(right),
                          .rows = data.size()},
                         [&]() -> Dashboard {
                             return {.headline = describe(settings),
                                     .surface = [&](int side) { return ask_everywhere(network, loss, side); },
                                     .examples = examples,
                                     .close_enough = solved_within};
                         });
            history.interrupted = interrupted() && epoch.number < settings.epochs;
            return history.interrupted ? Decision::stop : Decision::go_on;
        }};
        on_screen = display.is_live();
        fit(network, loss, optimizer, data, options, random);
    }

    const std::vector<Example> examples = ask_examples(network, loss, data);
    if (!on_screen) {
        std::cout << describe(settings) << ": " << history.loss.size() - 1 << " epochs, loss "
                  << general(history.loss.back()) << "\n";
        print_examples(examples);
    }
    std::cout << "\n" << verdict_on(history, examples) << "\n";
    write_pictures(settings, history, ask_everywhere(network, loss, 96), examples);
    return settings.require_converge && !history.solved_since ? 1 : 0;
}

int main(int argc, char** argv) {
    return run_program("chapter6", [&] {
        Settings settings;
        return read_settings(settings, argc, argv) ? train(settings) : 0;
    });
}
