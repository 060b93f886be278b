// Chapter 6: the trainer. Trains a small network on exclusive or, or on a table of one's own, shows it learning, says what
// came of it, and keeps it. The layers, the losses and the training loop are those of the chapters before; here they meet.
// Change the settings in this file, or by options.
#include "common/data/csv.hpp"
#include "common/drawing/table.hpp"
#include "common/drawing/text.hpp"
#include "common/network/binary_cross_entropy.hpp"
#include "common/program/arguments.hpp"
#include "common/program/atomic_file.hpp"
#include "common/program/attempts.hpp"
#include "common/program/run_program.hpp"
#include "common/training/model.hpp"
#include "common/training/regularization.hpp"
#include "common/training/run_log.hpp"
#include "common/training/sweep.hpp"
#include "common/views/picture.hpp"
#include "common/views/sweep_summary.hpp"
#include "common/views/training_display.hpp"
#include "common/views/training_report.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <iostream>
#include <optional>

using namespace nn;

struct Settings {
    std::vector<std::vector<Index>> hidden = {{8}}; // units of each hidden layer; several lists for a sweep
    std::vector<std::string> activation = {"tanh"}; // the bend after each hidden layer; several for a sweep
    std::string initializer = "xavier_uniform";     // first weights; he_uniform suits ReLU
    std::string loss = "bce";                       // yes or no; mse for an amount
    double learning_rate = 0.5;                     // how far to step against the gradient
    double decay = 0;                               // in epoch e the rate is divided by 1 + decay · (e - 1)
    Index epochs = 1000;                            // how often to go through the data
    Index batch_size = 0;                           // rows per step; 0 is all of them
    double l1 = 0, l2 = 0;                          // how dear large weights are
    double dropout = 0, noise = 0;                  // share of units silenced, deviation of the inputs' noise
    double target_loss = 0;                         // stop when the training loss is no larger
    Index patience = 0;                      // stop after so many epochs without a better validation loss
    std::uint64_t seed = 1;                  // one seed, one run, to the bit
    std::string data, label;                 // a CSV file, and its column to learn; without: exclusive or
    double validation = 0;                   // share of the rows that is not learnt from
    std::string load, save, checkpoint, log; // files
    Index sweep = 0;                         // how many seeds to try; 0 for one run that is shown
    bool require_converge = false;           // exit with 1 when not solved
    double speed = 1;                        // of a live run; 1 takes six seconds
    bool own_split = false;                  // --seed or --validation were given: not for a checkpoint
    DisplayOptions display;                  // live or plain, colours, the folder for the pictures
};

constexpr double solved_within = 0.1;  // solved: every answer is this close to its target
constexpr double seconds_to_watch = 6; // a live run is slowed down to this; others take milliseconds

void refuse_contradictions(const Settings& s, const Arguments& arguments) {
    const auto refuse_if = [](bool contradiction, const std::string& reason) {
        if (contradiction) throw UsageError(reason);
    };
    const bool several = s.hidden.size() > 1 || s.activation.size() > 1;
    refuse_if(several && s.sweep == 0, "several values for --hidden or --activation need --sweep");
    refuse_if(!s.label.empty() && s.data.empty(), "--label needs --data");
    refuse_if(s.validation > 0 && s.data.empty(), "--validation needs --data");
    refuse_if(s.patience > 0 && s.validation == 0 && s.load.empty(), "--patience needs --validation");
    refuse_if(!s.data.empty() && s.target_loss == 0 && (s.require_converge || s.sweep > 0),
              "with --data, \"solved\" needs --target-loss");
    for (const char* option : {"--hidden", "--activation", "--init", "--loss"}) {
        refuse_if(!s.load.empty() && arguments.given(option),
                  std::string(option) + " comes from the file of --load");
    }
    const auto same = [](const std::string& a, const std::string& b) {
        return !a.empty() && !b.empty() &&
               std::filesystem::weakly_canonical(a) == std::filesystem::weakly_canonical(b);
    };
    refuse_if(same(s.save, s.checkpoint), "--save and --checkpoint need two files");
    for (const std::string& written : {s.save, s.checkpoint, s.log}) {
        refuse_if(same(written, s.data), "the file of --data would be overwritten");
    }
    for (const std::string& other : {s.save, s.checkpoint, s.load}) {
        refuse_if(same(s.log, other), "--log needs a file of its own");
    }
    for (const char* option :
         {"--load", "--save", "--checkpoint", "--log", "--patience", "--validation", "--speed"}) {
        refuse_if(s.sweep > 0 && arguments.given(option), std::string(option) + " does not go with --sweep");
    }
}

bool read_settings(Settings& s, int argc, char** argv) {
    std::vector<std::string> activations;
    for (const Activation activation : all_activations) activations.emplace_back(name_of(activation));
    Arguments all(
        {.program = "chapter6",
         .purpose =
             "Trains a neural network on exclusive or (XOR), or on your own data, and shows it learning.",
         .examples = {"./chapter6",
                      "./chapter6 --data flowers.csv --validation 0.2 --save flowers.safetensors"},
         .note = "README.md"});
    all.group("The network");
    all.integer_lists("--hidden", s.hidden, 1, 1024,
                      "units of each hidden layer, such as 8 or 4,4; none for a single "
                      "neuron; with --sweep, several with slashes between");
    all.several("--activation", s.activation, activations, "the bend after each hidden layer");
    all.choice("--init", s.initializer, {initializer_names.begin(), initializer_names.end()},
               "first weights");
    all.group("The training");
    all.choice("--loss", s.loss, {"bce", "mse"}, "bce tells two classes apart, mse learns an amount");
    all.number_above_0("--learning-rate", s.learning_rate,
                       "factor on the gradient; smaller batches want less");
    all.number_from_0("--decay", s.decay, "in epoch e the rate is divided by 1 + decay · (e - 1)");
    all.integer("--epochs", s.epochs, 0, 10'000'000,
                "passes over the data; with --load, those behind it count");
    all.integer("--batch-size", s.batch_size, 0, 1'000'000, "rows per step; 0 is all of them");
    all.number_from_0("--l1", s.l1, "how dear weights are by their size; brings many to 0");
    all.number_from_0("--l2", s.l2, "how dear weights are by their square; keeps them small");
    all.share("--dropout", s.dropout, "share of the hidden units that is silenced");
    all.number_from_0("--noise", s.noise, "deviation of the noise on the inputs");
    all.number_from_0("--target-loss", s.target_loss, "stop when the training loss is no larger");
    all.integer("--patience", s.patience, 0, 10'000'000,
                "stop after so many epochs without a better validation loss, "
                "and take the best; 0: never");
    all.seed("--seed", s.seed,
             "decides the split, the first weights, the order of the rows, dropout and noise");
    all.flag("--require-converge", s.require_converge, "exit with 1 when not solved");
    all.integer("--sweep", s.sweep, 0, 100'000'000, "train from so many seeds, on all cores, and count");
    all.group("Data and files");
    all.text("--data", s.data, "a CSV file to learn; every column but the label is an input");
    all.text("--label", s.label, "the column to learn; without it, the last one");
    all.share("--validation", s.validation, "share of the rows that is not learnt from");
    all.text("--load", s.load,
             "go on with the network in this file; without --epochs, ask it and train nothing");
    all.text("--save", s.save, "keep the network in this file (safetensors)");
    all.text("--checkpoint", s.checkpoint,
             "the same, with what its training needs to go on; its options have to be given again");
    all.text("--log", s.log, "write a line of JSON for each epoch");
    all.display(s.display);
    all.number_above_0("--speed", s.speed, "of a live run; 2 is twice as fast");
    if (!all.parse(argc, argv)) return false;
    refuse_contradictions(s, all);
    s.own_split = all.given("--seed") || all.given("--validation");
    if (!s.load.empty() && !all.given("--epochs"))
        s.epochs = 0; // until the file has said how many are behind it
    return true;
}

// "XOR, 2-8-1 tanh, learning rate 0.5, seed 1".
std::string describe(const Settings& s, const Architecture& network) {
    std::string text =
        s.data.empty() ? "XOR, " : printable(std::filesystem::path(s.data).filename().string()) + ", ";
    for (const Index size : network.sizes) text += (text.ends_with(' ') ? "" : "-") + std::to_string(size);
    if (network.sizes.size() > 2) text += " " + std::string(name_of(network.activation));
    text += ", learning rate " + general(s.learning_rate);
    if (s.batch_size > 0) text += ", batch size " + std::to_string(s.batch_size);
    if (s.l1 > 0) text += ", L1 " + general(s.l1);
    if (s.l2 > 0) text += ", L2 " + general(s.l2);
    if (s.dropout > 0) text += ", dropout " + general(s.dropout);
    return text + ", seed " + std::to_string(s.seed);
}

Architecture architecture_of(const Settings& s, Index inputs, const std::vector<Index>& hidden,
                             const std::string& activation) {
    Architecture network{
        {inputs, 1}, activation_named(activation), initializer_named(s.initializer), s.dropout, s.noise};
    network.sizes.insert(network.sizes.begin() + 1, hidden.begin(), hidden.end());
    return network;
}

FitOptions fit_options(const Settings& s) {
    FitOptions options{
        .epochs = s.epochs, .batch_size = s.batch_size, .learning_rate = s.learning_rate, .decay = s.decay};
    if (s.l1 > 0) options.penalties.push_back(l1_penalty(s.l1));
    if (s.l2 > 0) options.penalties.push_back(l2_penalty(s.l2));
    return options;
}

const Loss& loss_of(const Coding& coding) {
    static const BinaryCrossEntropy yes_or_no;
    static const MeanSquaredError amount;
    if (coding.is_amount()) return amount;
    return yes_or_no;
}

// Solved: the loss is no larger than asked for, or else, every answer is close to its target.
bool is_solved(const Settings& s, double loss, const Matrix& answers, const Matrix& targets) {
    if (s.target_loss > 0) return loss <= s.target_loss;
    return s.data.empty() && largest_difference(answers, targets) < solved_within;
}

// --- What a run knows, and what can be asked of it ------------------------------------------------------------------

struct Run {
    Task task;
    Architecture architecture;
    Network network;
    const Loss& loss;
    Index epochs_behind = 0;
    bool is_exclusive_or = false;
};

// The first rows of the training data in the units of the table, and what the network answers.
std::vector<Example> examples_of(Run& run, Index most) {
    const Coding& coding = run.task.coding;
    const Dataset data = in_units(run.task.training, coding);
    Matrix answers;
    run.loss.predictions(run.network.predict(run.task.training.x), answers);
    coding.target.undo(answers);
    std::vector<Example> examples;
    for (Index i = 0; i < std::min(most, data.size()); ++i) {
        const double second = data.x.columns() > 1 ? data.x(i, 1) : 0;
        examples.push_back({data.x(i, 0), second, data.target(i, 0), answers(i, 0)});
    }
    return examples;
}

// Whether an answer is right or wrong, and not just near or far.
bool has_right_answers(const Run& run) { return run.is_exclusive_or || !run.task.coding.is_amount(); }

// Such answers lie between 0 and 1; for two inputs they can be drawn.
bool has_surface(const Run& run) { return has_right_answers(run) && run.task.coding.input_names.size() == 2; }

// What the network answers everywhere around the training data.
Field ask_everywhere(Run& run, int side) {
    std::vector<Point> points;
    for (const Example& example : examples_of(run, 1000))
        points.push_back({example.first_input, example.second_input});
    Field field = field_around(points, side);
    fill(field, answers_in_units(run.network, run.loss, run.task.coding));
    return field;
}

// What is kept of a run: the losses of every epoch, and since when it has been solved.
struct History {
    Line loss{.label = "loss"}, objective{.label = "objective"}, validation{.label = "validation"};
    std::optional<Index> solved_since;
    Epoch last{}; // or the best one, when that is kept
    StepSize last_step{NAN, NAN};
    bool interrupted = false;

    // Whether the loss has come to rest: less than 1 % in the last tenth of at least 100 epochs.
    bool rests() const {
        const std::size_t count = loss.y.size();
        return count > 100 && loss.y[count - 1 - count / 10] - loss.y.back() < 0.01 * loss.y.back();
    }

    void add(const Epoch& epoch, bool solved) {
        for (Line* line : {&loss, &objective, &validation})
            line->x.push_back(static_cast<double>(epoch.number));
        loss.y.push_back(epoch.training.loss);
        objective.y.push_back(epoch.training.objective);
        validation.y.push_back(epoch.validation ? epoch.validation->loss : 0);
        if (!solved) solved_since.reset();
        if (solved && !solved_since) solved_since = epoch.number;
        last = epoch;
    }
};

// --- The report -----------------------------------------------------------------------------------------------------

std::string verdict_on(const Settings& s, const History& history, const std::vector<Example>& examples) {
    const std::string since =
        history.solved_since ? ", since epoch " + std::to_string(*history.solved_since) + "." : "";
    if (history.solved_since && s.target_loss > 0) {
        return "solved: the loss is no larger than " + general(s.target_loss) + since;
    }
    if (history.solved_since) {
        return "solved: every answer is within " + general(solved_within) + " of its target" + since;
    }
    const std::string at = " at epoch " + std::to_string(history.last.number) + ": ";
    if (!s.data.empty() || s.target_loss > 0) {
        return (history.interrupted ? "interrupted" : "ended") + at + "loss " +
               general(history.last.training.loss) +
               (history.last.validation ? ", validation loss " + general(history.last.validation->loss)
                                        : "") +
               ".";
    }
    const auto close = std::count_if(examples.begin(), examples.end(), [](const Example& example) {
        return std::abs(example.answer - example.target) < solved_within;
    });
    return (history.interrupted ? "interrupted" : "stuck") + at + std::to_string(close) + " of " +
           std::to_string(examples.size()) + " answers within " + general(solved_within) +
           " of their targets.";
}

// How the training is doing, in plain words.
void print_diagnosis(Run& run, const History& history) {
    const UnitHealth units = health_of(run.network, run.task.training.x);
    if (std::isfinite(history.last_step.gradient_norm)) {
        std::cout << "Last step: " << general(100 * history.last_step.update_ratio, 2)
                  << " % of the weights' length; gradient " << general(history.last_step.gradient_norm, 2)
                  << ".\n";
    }
    if (units.dead + units.saturated > 0) {
        std::cout << units.dead << " of " << units.units << " hidden units are dead, " << units.saturated
                  << " saturated: nothing is learnt through those.\n";
    }
    if (history.solved_since || run.task.coding.is_amount() || !history.rests()) return;
    Matrix answers;
    run.loss.predictions(run.network.predict(run.task.training.x), answers);
    const std::vector<Alike> groups = answered_alike(answers, run.task.training.target);
    if (groups.empty() || run.task.training.size() > 16) return;
    std::cout << "It sits on a shelf, at a loss of " << general(shelf_of(groups, run.task.training.target), 3)
              << ":\n";
    const std::vector<Example> examples = examples_of(run, 16);
    for (const Alike& group : groups) {
        std::cout << "  answered alike, " << fixed(group.answer, 2) << ":";
        for (const Index row : group.rows) {
            const Example& example = examples[static_cast<std::size_t>(row)];
            std::cout << " (" << general(example.first_input) << ", " << general(example.second_input) << ")";
        }
        std::cout << "\n";
    }
    std::cout << "More steps seldom help; another --seed or more --hidden units do.\n";
}

void write_pictures(const Settings& s, Run& run, const History& history) {
    const std::vector<Example> examples = examples_of(run, 1000);
    const std::string verdict = describe(s, run.architecture) + "; " + verdict_on(s, history, examples);
    std::vector<Line> losses = {history.loss};
    if (s.l1 > 0 || s.l2 > 0) losses.push_back(history.objective);
    if (run.task.validation.size() > 0) losses.push_back(history.validation);
    const char* const name = run.task.coding.is_amount() ? "mean squared error" : "binary cross-entropy";
    write_picture(s.display.out, "chapter6_loss",
                  {.title = "Loss" + std::string(s.data.empty() ? " on XOR" : ""),
                   .description = verdict + " From " + general(history.loss.y.front()) + " to " +
                                  general(history.loss.y.back()) + ".",
                   .panels = {loss_panel(losses, name, history.solved_since)}});
    if (!has_surface(run)) return;
    Panel surface = decision_surface(ask_everywhere(run, 96), examples);
    surface.x.label = run.task.coding.input_names[0];
    surface.y.label = run.task.coding.input_names[1];
    write_picture(s.display.out, "chapter6_boundary",
                  {.title = "What the network answers", .description = verdict, .panels = {surface}});
}

// --- One run that is shown --------------------------------------------------------------------------------------------

// Everything before the first step: the data, and the network, new or as the file of --load has it.
Run prepare(Settings& s, Random& random, std::optional<Checkpoint>& loaded) {
    if (!s.load.empty()) loaded = read_checkpoint(s.load);
    if (loaded && loaded->training) { // the rows that were split off have to stay unseen
        if (s.own_split) throw UsageError("--seed and --validation come from the checkpoint");
        s.seed = loaded->training->seed;
        s.validation = loaded->training->validation_share;
        random = Random(s.seed);
    }
    const bool amounts = loaded ? loaded->model.coding.is_amount() : s.loss == "mse";
    const auto read_task = [&] {
        if (s.data.empty()) {
            Task exclusive_or = exclusive_or_task(amounts);
            if (loaded && !(loaded->model.coding == exclusive_or.coding)) {
                throw std::runtime_error(s.load +
                                         ": the network was trained on other data: give them with --data");
            }
            return exclusive_or;
        }
        const Table table = read_table(s.data, s.label);
        return loaded ? task_of(table, loaded->model.coding, s.validation, random)
                      : task_of(table, amounts, s.validation, random);
    };
    Task task = read_task();
    Architecture architecture = architecture_of(s, task.training.x.columns(), s.hidden[0], s.activation[0]);
    if (loaded) {
        if (s.epochs > 0 && s.epochs < loaded->model.epochs) {
            throw UsageError("--epochs " + std::to_string(s.epochs) + ": the network has " +
                             std::to_string(loaded->model.epochs) + " behind it");
        }
        architecture.sizes = loaded->model.sizes;
        architecture.activation = loaded->model.activation;
    }
    Network network = network_of(architecture, random);
    const Loss& loss = loss_of(task.coding);
    if (loaded) network.restore(loaded->model.parameters);
    if (loaded && loaded->training) random = Random(loaded->training->random);
    if (loaded) s.epochs = std::max(s.epochs, loaded->model.epochs);
    if (s.patience > 0 && task.validation.size() == 0) throw UsageError("--patience needs --validation");
    return {std::move(task), architecture, std::move(network), loss, loaded ? loaded->model.epochs : 0,
            s.data.empty()};
}

// From here on everything is said of the network of the best epoch.
void take_best(const Settings& s, Run& run, EarlyStopping& stopping, History& history) {
    stopping.restore_best();
    const Matrix& z = run.network.predict(run.task.training.x);
    Matrix answers;
    run.loss.predictions(z, answers);
    history.last.training.loss = run.loss.value(z, run.task.training.target);
    if (history.last.validation) history.last.validation->loss = stopping.best().loss;
    history.solved_since.reset();
    if (is_solved(s, history.last.training.loss, answers, run.task.training.target)) {
        history.solved_since = stopping.best().epoch;
    }
}

int train(Settings s) {
    Random random(s.seed);
    std::optional<Checkpoint> loaded;
    Run run = prepare(s, random, loaded);
    FitOptions options = fit_options(s);
    options.first_epoch = run.epochs_behind;
    if (run.task.validation.size() > 0) options.validation = &run.task.validation;
    std::optional<EarlyStopping> stopping;
    if (s.patience > 0) {
        options.observers.push_back(std::ref(stopping.emplace(run.network, s.patience)));
        if (loaded && loaded->training) stopping->go_on_from(loaded->training->best);
    }
    for (const std::string& file : {s.save, s.checkpoint}) { // not only after the work
        if (!file.empty()) require_writable(file);
    }
    std::ofstream log; // of a training that goes on: longer than before
    if (!s.log.empty()) log.open(s.log, loaded ? std::ios::app : std::ios::trunc);
    if (!s.log.empty() && !log) throw std::runtime_error("cannot write " + s.log);

    catch_interrupts();
    Attempts attempts; // what fails must not cost the rest: a picture the network, a late step the best epoch
    History history;
    Matrix answers;
    bool on_screen = false;
    {
        // Has the terminal until its } below.
        TrainingDisplay display(s.display, s.epochs, seconds_to_watch / s.speed);
        options.observers.push_back([&](const Epoch& epoch) {
            run.loss.predictions(run.network.predict(run.task.training.x), answers);
            const bool solved = is_solved(s, epoch.training.loss, answers, run.task.training.target);
            history.add(epoch, solved);
            if (epoch.number > run.epochs_behind) {
                const double rate = s.learning_rate / (1 + s.decay * static_cast<double>(epoch.number - 1));
                history.last_step = last_step(run.network.parameters(), rate);
            }
            if (log.is_open() && (epoch.number > run.epochs_behind || !loaded)) {
                log << json_line(epoch, has_right_answers(run), history.last_step,
                                 health_of(run.network, run.task.training.x)) +
                           "\n"
                    << std::flush;
            }
            const double right = epoch.training.accuracy * static_cast<double>(run.task.training.size());
            display.show({.epoch = epoch.number,
                          .epochs = s.epochs,
                          .loss = epoch.training.loss,
                          .right = std::lround(right),
                          .rows = has_right_answers(run) ? run.task.training.size() : 0},
                         [&] {
                             Dashboard dashboard{.headline = describe(s, run.architecture),
                                                 .close_enough = solved_within};
                             if (has_surface(run)) {
                                 dashboard.surface = [&](int side) { return ask_everywhere(run, side); };
                                 dashboard.examples = examples_of(run, 12);
                             }
                             return dashboard;
                         });
            history.interrupted = interrupted() && epoch.number < s.epochs;
            return history.interrupted || (solved && s.target_loss > 0) ? Decision::stop : Decision::go_on;
        });
        on_screen = display.is_live();
        Sgd optimizer;
        attempts.attempt([&] { fit(run.network, run.loss, optimizer, run.task.training, options, random); });
    }
    // It left the finite numbers: without a best epoch there is nothing to keep.
    if (!stopping || stopping->best().weights.empty()) attempts.report();
    const std::vector<Matrix> last_weights = run.network.snapshot();
    if (stopping) take_best(s, run, *stopping, history);

    const std::vector<Example> examples = examples_of(run, 10);
    if (!on_screen) {
        std::cout << describe(s, run.architecture) << ": " << history.last.number << " epochs, loss "
                  << general(history.last.training.loss) << "\n";
        std::cout << "\n"
                  << examples_table(examples, {run.task.coding.input_names, run.task.coding.class_names});
    }
    std::cout << "\n" << verdict_on(s, history, examples_of(run, 1000)) << "\n";
    if (stopping) {
        std::cout << "Taken from epoch " << stopping->best().epoch
                  << ", where the validation loss was least, " << general(stopping->best().loss) << ".\n";
    }
    print_diagnosis(run, history);

    Checkpoint kept{{run.architecture.sizes, run.architecture.activation, run.task.coding,
                     stopping ? stopping->best().epoch : history.last.number, run.network.snapshot()},
                    {}};
    const auto keep = [&](const std::string& file) {
        if (file.empty()) return;
        write_file_atomically(file, tensor_file_bytes(file_of(kept)));
        std::cout << "kept in " << file << "\n";
    };
    attempts.attempt([&] { keep(s.save); });
    kept.model.parameters = last_weights;
    kept.model.epochs = history.last.number;
    kept.training = TrainingState{s.seed, s.validation, random.state(),
                                  stopping ? stopping->best() : EarlyStopping::Best{}};
    attempts.attempt([&] { keep(s.checkpoint); });
    attempts.attempt([&] { write_pictures(s, run, history); });
    attempts.attempt([&] {
        if (log.is_open() && !log.flush()) throw std::runtime_error("cannot write " + s.log);
    });
    attempts.report();
    return s.require_converge && !history.solved_since ? 1 : 0;
}

// --- Many runs that are counted ----------------------------------------------------------------------------------------

// After how many epochs it is solved from this seed; -1 when it is not.
Index epochs_to_solve(const Settings& s, const Architecture& architecture, const Task& task,
                      std::uint64_t seed) {
    Random random(seed);
    Network network = network_of(architecture, random);
    const Loss& loss = loss_of(task.coding);
    Matrix answers;
    Index solved_after = -1;
    FitOptions options = fit_options(s);
    options.observers = {[&](const Epoch& epoch) {
        loss.predictions(network.predict(task.training.x), answers);
        if (!is_solved(s, epoch.training.loss, answers, task.training.target)) return Decision::go_on;
        solved_after = epoch.number;
        return Decision::stop;
    }};
    Sgd optimizer;
    try {
        fit(network, loss, optimizer, task.training, options, random);
    } catch (const std::runtime_error&) {} // it left the finite numbers: not solved
    return solved_after;
}

int sweep_seeds(const Settings& s) {
    Random random(s.seed);
    const Task task = s.data.empty()
                          ? exclusive_or_task(s.loss == "mse")
                          : task_of(read_table(s.data, s.label), s.loss == "mse", s.validation, random);
    catch_interrupts();
    std::vector<std::vector<std::string>> rows = {{"network", "solved", "median", "worst"}};
    std::vector<Bar> histogram;
    bool all_solved = true, any_solved = false;
    for (const std::vector<Index>& hidden : s.hidden) {
        for (const std::string& activation : s.activation) {
            if (interrupted()) break;
            const Architecture architecture =
                architecture_of(s, task.training.x.columns(), hidden, activation);
            EverySecond clock;
            const std::vector<Index> epochs = sweep(
                s.seed, s.sweep,
                [&](std::uint64_t seed) { return epochs_to_solve(s, architecture, task, seed); },
                [&](Index done) {
                    if (s.display.ui != "quiet" && clock.due(done)) {
                        std::cerr << describe(s, architecture) << ": " << done << "/" << s.sweep << " runs\n";
                    }
                    return !interrupted();
                });
            const SweepSummary summary = summary_of(epochs);
            all_solved &= summary.solved == summary.runs;
            any_solved |= summary.solved > 0;
            std::string name;
            for (const Index size : architecture.sizes)
                name += (name.empty() ? "" : "-") + std::to_string(size);
            rows.push_back({name + " " + activation,
                            std::to_string(summary.solved) + " of " + std::to_string(summary.runs),
                            summary.solved > 0 ? std::to_string(summary.median) : "-",
                            summary.solved > 0 ? std::to_string(summary.worst) : "-"});
            histogram = epoch_histogram(epochs);
        }
    }
    const bool one_network = s.hidden.size() == 1 && s.activation.size() == 1;
    if (interrupted()) std::cout << "Interrupted: not all runs were made.\n";
    std::cout << "Solved within " << s.epochs << " epochs, and after how many; seeds from " << s.seed
              << " on:\n"
              << table_text(rows);
    if (one_network && any_solved) {
        std::cout << "\nEpochs needed, and how many runs needed them:\n";
        for (const std::string& line : histogram_lines(histogram, 70, output_style(s.display).unicode)) {
            std::cout << "  " << line << "\n";
        }
        write_picture(s.display.out, "chapter6_sweep",
                      {.title = "Epochs until solved",
                       .description = rows[1][0] + ": " + rows[1][1] + " solved, median " + rows[1][2] +
                                      ", worst " + rows[1][3] + " epochs.",
                       .panels = {{.x = {.label = "epochs"}, .y = {.label = "runs"}, .bars = histogram}}});
    }
    return s.require_converge && !all_solved ? 1 : 0;
}

int main(int argc, char** argv) {
    return run_program("chapter6", [&] {
        Settings settings;
        if (!read_settings(settings, argc, argv)) return 0;
        return settings.sweep > 0 ? sweep_seeds(settings) : train(settings);
    });
}
