// Chapter 6: the trainer. Trains a small network on exclusive or, or on a table of one's own, shows it learning, says what
// came of it, and keeps it. The layers, the losses and the training loop are those of the chapters before; here they meet.
// Change the settings in this file, or by options.
#include "common/cli/arguments.hpp"
#include "common/cli/atomic_file.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
#include "common/network/names.hpp"
#include "common/text/numbers.hpp"
#include "common/text/utf8.hpp"
#include "common/trainer/attempts.hpp"
#include "common/trainer/run_log.hpp"
#include "common/trainer/session_view.hpp"
#include "common/trainer/sweep_networks.hpp"
#include "common/trainer/table.hpp"
#include "common/trainer/training_display.hpp"
#include "common/training/penalty.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <optional>
#include <utility>

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
    term::DisplayOptions display;            // live or plain, colours, the folder for the pictures
};

constexpr double solved_within = 0.1;  // solved: every answer is this close to its target
constexpr double seconds_to_watch = 6; // a live run is slowed down to this; others take milliseconds

bool read_settings(Settings& s, int argc, char** argv) {
    cli::Arguments all(
        {.program = "chapter6",
         .purpose = "Trains a network on exclusive or (XOR), or on data of your own, and shows it learning.",
         .examples = {"./chapter6",
                      "./chapter6 --data flowers.csv --validation 0.2 --save flowers.safetensors"},
         .note = "notes/chapter6.md"});
    all.group("The network");
    all.integer_lists(
        "--hidden", s.hidden, 1, 1024,
        "units of each hidden layer, such as 8 or 4,4; none for a single neuron; slashes between "
        "several, for --sweep");
    all.several("--activation", s.activation, activation_names(), "the bend after each hidden layer");
    all.choice("--init", s.initializer, initializer_names(), "first weights");
    all.group("The training");
    all.choice("--loss", s.loss, {"bce", "mse"}, "bce tells two classes apart, mse learns an amount");
    all.number_above_0("--learning-rate", s.learning_rate, "factor on the gradient; small batches want less");
    all.number_from_0("--decay", s.decay, "in epoch e the rate is divided by 1 + decay · (e - 1)");
    all.integer("--epochs", s.epochs, 0, 10'000'000,
                "passes over the data; with --load, those behind it count");
    all.integer("--batch-size", s.batch_size, 0, 1'000'000, "rows per step; 0 is all of them");
    all.number_from_0("--l1", s.l1, "how dear weights are by their size; brings many to 0");
    all.number_from_0("--l2", s.l2, "how dear weights are by their square; keeps them small");
    all.share("--dropout", s.dropout, "share of the hidden units that is silenced");
    all.number_from_0("--noise", s.noise, "deviation of the noise on the inputs");
    all.number_from_0("--target-loss", s.target_loss, "stop when the training loss is no larger");
    all.integer(
        "--patience", s.patience, 0, 10'000'000,
        "take the best epoch by validation loss, and stop after so many without a better one; 0: never");
    all.seed("--seed", s.seed, "decides split, first weights, order of the rows, dropout and noise");
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
             "the same, with what training needs to go on, but for the options");
    all.text("--log", s.log, "write a line of JSON for each epoch");
    all.display(s.display);
    all.number_above_0("--speed", s.speed, "of a live run; 2 is twice as fast");
    all.needs("--label", "--data");
    all.needs("--validation", "--data");
    all.excludes("--load", {"--hidden", "--activation", "--init", "--loss"}, "its file decides");
    all.excludes("--sweep",
                 {"--load", "--save", "--checkpoint", "--log", "--patience", "--validation", "--speed"},
                 "many runs are counted, and none is shown or kept");
    if (!all.parse(argc, argv)) return false;
    cli::require_different_files(
        {{"--data", s.data}, {"--save", s.save}, {"--checkpoint", s.checkpoint}, {"--log", s.log}});
    cli::require_different_files({{"--load", s.load}, {"--log", s.log}});
    if (s.sweep == 0 && s.hidden.size() + s.activation.size() > 2) {
        throw cli::UsageError("several values for --hidden or --activation need --sweep");
    }
    if (!s.data.empty() && s.target_loss == 0 && (s.require_converge || s.sweep > 0)) {
        throw cli::UsageError("with --data, \"solved\" needs --target-loss");
    }
    if (!s.load.empty() && (all.given("--seed") || all.given("--validation")) &&
        read_checkpoint(s.load).training) {
        throw cli::UsageError("--seed and --validation come from the checkpoint");
    }
    if (!s.load.empty() && !all.given("--epochs")) s.epochs = 0; // ask it, and train nothing
    return true;
}

// --- What the settings mean ---------------------------------------------------------------------------------------------

Plan plan_of(const Settings& s) {
    Plan plan{.amounts = s.loss == "mse", .validation_share = s.validation, .seed = s.seed};
    if (!s.data.empty()) plan.table = read_table(s.data, s.label);
    plan.network = {s.hidden[0], activation_named(s.activation[0]), initializer_named(s.initializer),
                    s.dropout, s.noise};
    return plan;
}

Goal goal_of(const Settings& s) { // what is close, in a table of one's own?
    return {.target_loss = s.target_loss, .close_enough = s.data.empty() ? solved_within : 0};
}

FitOptions fit_options(const Settings& s) {
    FitOptions options{
        .epochs = s.epochs, .batch_size = s.batch_size, .learning_rate = s.learning_rate, .decay = s.decay};
    if (s.l1 > 0) options.penalties.push_back(l1_penalty(s.l1));
    if (s.l2 > 0) options.penalties.push_back(l2_penalty(s.l2));
    return options;
}

// "XOR, 2-8-1 tanh, learning rate 0.5, seed 1".
std::string describe(const Settings& s, const Architecture& network, std::uint64_t seed) {
    std::string text =
        s.data.empty() ? "XOR" : text::printable(std::filesystem::path(s.data).filename().string());
    text += ", " + name_of(network) + ", learning rate " + text::general(s.learning_rate);
    const std::pair<const char*, double> others[] = {
        {"decay", s.decay},     {"batch size", static_cast<double>(s.batch_size)},
        {"L1", s.l1},           {"L2", s.l2},
        {"dropout", s.dropout}, {"noise", s.noise}};
    for (const auto& [name, value] : others) {
        if (value > 0) text += std::string(", ") + name + " " + text::general(value);
    }
    return text + ", seed " + std::to_string(seed);
}

// --- One run that is shown --------------------------------------------------------------------------------------------

// What a run comes to.
struct Run {
    History history;
    StepSize step{NAN, NAN};        // the last one
    std::vector<Moment> way;        // of the network through its training
    std::optional<Checkpoint> last; // what training goes on from, if it can
    Attempts attempts; // what fails must not cost the rest: a picture the network, a late step the best epoch
    bool on_screen = false;
};

// Says what came of it, and keeps what is to be kept.
void report(const Settings& s, const Session& session, const Condition& condition,
            const std::string& description, Run& run) {
    if (!run.on_screen) std::cout << answers_report(session, run.history, description);
    std::cout << "\n" << report_on(condition);

    const auto keep = [](const std::string& path, const Checkpoint& kept) {
        if (path.empty()) return;
        cli::write_file_atomically(path, files::tensor_file_bytes(file_of(kept)));
        std::cout << "kept in " << path << "\n";
    };
    const Index epochs = run.history.taken_from.value_or(run.history.last.number);
    run.attempts.attempt([&] { keep(s.save, {session.model(epochs), {}}); });
    if (run.last) run.attempts.attempt([&] { keep(s.checkpoint, *run.last); });

    const std::string words = description + "; " + verdict_on(condition);
    const std::string begin = (std::filesystem::path(s.display.out) / "chapter6_").string();
    std::string pictures;
    const auto draw = [&](const std::string& name, const std::function<plot::Figure()>& figure) {
        run.attempts.attempt([&] {
            cli::write_file_atomically(begin + name + ".svg", plot::svg_file(figure()));
            pictures += (pictures.empty() ? "" : ",") + name;
        });
    };
    if (s.epochs > session.epochs_behind) // it was trained, and not only asked
        draw("loss", [&] { return loss_figure(session, run.history, words); });
    if (has_surface(session)) draw("boundary", [&] { return boundary_figure(session, words); });
    if (run.way.size() > 1)
        draw("evolution", [&] { return evolution_figure(session, run.history, run.way, words); });
    if (pictures.find(',') != std::string::npos) pictures = "{" + pictures + "}"; // as in a shell
    if (!pictures.empty()) std::cout << "pictures: " << begin << pictures << ".svg\n";
}

// How many lines that takes below the dashboard, with the shell's own.
int lines_of_report(const Settings& s, const Condition& condition) {
    const std::string words = report_on(condition);
    const int pictures = 1, kept = !s.save.empty() + !s.checkpoint.empty();
    return 2 + static_cast<int>(std::count(words.begin(), words.end(), '\n')) + kept + pictures;
}

int train(const Settings& s) {
    std::optional<Checkpoint> file;
    if (!s.load.empty()) file = read_checkpoint(s.load);
    Session session(plan_of(s), file); // what there is to learn, and the network that learns it
    const Dataset& training = session.task.training;
    const Index behind = session.epochs_behind;
    if (s.epochs > 0 && s.epochs < behind) {
        throw cli::UsageError("--epochs " + std::to_string(s.epochs) + ": the network has " +
                              std::to_string(behind) + " behind it");
    }
    if (s.patience > 0 && session.task.validation.size() == 0)
        throw cli::UsageError("--patience needs --validation");
    if (!s.save.empty()) cli::require_writable(s.save); // known before the work, and not only after it
    if (!s.checkpoint.empty()) cli::require_writable(s.checkpoint);
    std::optional<RunLog> log; // of a training that goes on, longer than before
    if (!s.log.empty()) log.emplace(s.log, file.has_value());

    FitOptions options = fit_options(s);
    options.first_epoch = behind;
    options.epochs = std::max(s.epochs, behind);
    if (session.task.validation.size() > 0) options.validation = &session.task.validation;
    std::optional<EarlyStopping> stopping;
    if (s.patience > 0) options.observers.push_back(std::ref(stopping.emplace(session.network, s.patience)));
    if (stopping && file && file->training) stopping->go_on_from(file->training->best);

    term::catch_interrupts();
    const std::string description = describe(s, session.architecture, session.seed);
    Goal goal = goal_of(s);
    Moments moments;
    Run run;
    Condition condition;
    History& history = run.history;
    Goal::Buffers buffers;
    { // the display has the terminal until the } below
        TrainingDisplay display(s.display, behind, options.epochs, seconds_to_watch / s.speed);
        const auto dashboard = [&](int tick) {
            return dashboard_of(session, history, condition_of(session, history, goal, run.step), description,
                                options.epochs, tick);
        };
        options.observers.push_back([&](const Epoch& epoch) { // at the end of every epoch
            const bool made_step = epoch.number > behind;
            history.add(epoch, goal.is_reached(epoch, session.network, session.loss, training, buffers));
            if (has_surface(session)) moments.add(epoch.number, epoch.training.loss, session.network);
            if (made_step) run.step = last_step(session.network.parameters(), options.rate_in(epoch.number));
            if (log && (made_step || !file)) {
                log->add(json_line(epoch, has_right_answers(session), run.step,
                                   health_of(session.network, training.x)));
            }
            const bool enough = display.show(progress_of(session, epoch, options.epochs), dashboard);
            history.ended_early = enough && epoch.number < options.epochs;
            const bool done = history.solved_since && s.target_loss > 0;
            return history.ended_early || done ? Decision::stop : Decision::go_on;
        });
        run.on_screen = display.is_live();
        Sgd optimizer;
        run.attempts.attempt(
            [&] { fit(session.network, session.loss, optimizer, training, options, session.random); });

        // It left the finite numbers: without a best epoch there is nothing to keep.
        if (history.is_empty() || !stopping || stopping->best().weights.empty()) run.attempts.report();
        if (!run.attempts.has_failure()) {
            run.way = moments.until_now(session.network);
            run.last =
                session.checkpoint(history.last.number, stopping ? stopping->best() : EarlyStopping::Best{});
        }
        if (stopping) {
            history.take_best(*stopping, session.network, session.loss, training, session.task.validation,
                              goal);
        }
        condition = condition_of(session, history, goal, run.step);
        display.finish(progress_of(session, history.last, options.epochs), dashboard,
                       lines_of_report(s, condition));
    }
    report(s, session, condition, description, run);
    if (log) run.attempts.attempt([&] { log->finish(); });
    run.attempts.report();
    return s.require_converge && !history.solved_since ? 1 : 0;
}

// --- Many runs that are counted ----------------------------------------------------------------------------------------

int sweep_seeds(const Settings& s) {
    Plan plan = plan_of(s);
    Random random(s.seed);
    const Task task = task_of(plan, random);
    SweepPlan sweep{{}, fit_options(s), goal_of(s), s.seed, s.sweep};
    for (const std::vector<Index>& hidden : s.hidden) {
        for (const std::string& activation : s.activation) {
            plan.network.sizes = hidden;
            plan.network.activation = activation_named(activation);
            sweep.networks.push_back(architecture_of(plan, task.training.x.columns()));
        }
    }
    term::catch_interrupts();
    term::EverySecond clock;
    std::string at_work; // the network that the clock is about
    const std::vector<SweepRuns> networks =
        sweep_networks(task, sweep, [&](const std::string& network, Index done) {
            if (std::exchange(at_work, network) != network) clock = term::EverySecond();
            if (s.display.ui != "quiet" && clock.due(done))
                std::cerr << network << ": " << done << "/" << s.sweep << " runs\n";
            return !term::interrupted();
        });
    if (term::interrupted()) std::cout << "Interrupted: not all runs were made.\n";
    std::cout << "Solved within " << s.epochs << " epochs, and after how many; seeds from " << s.seed
              << " on:\n"
              << sweep_table(networks);
    if (networks.size() == 1 && summary_of(networks[0].epochs).solved > 0) {
        std::cout << "\nEpochs needed, and how many runs needed them:\n"
                  << histogram_text(networks[0].epochs, term::output_style(s.display).unicode);
        cli::write_picture(s.display.out, "chapter6_sweep", sweep_figure(networks[0]));
    }
    return s.require_converge && !all_solved(networks) ? 1 : 0;
}

int main(int argc, char** argv) {
    return cli::run_program("chapter6", [&] {
        Settings settings;
        if (!read_settings(settings, argc, argv)) return 0;
        return settings.sweep > 0 ? sweep_seeds(settings) : train(settings);
    });
}
