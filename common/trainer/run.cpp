#include "common/trainer/run.hpp"

#include "common/cli/atomic_file.hpp"
#include "common/plot/confusion_matrix.hpp"
#include "common/terminal/terminal.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/assessment.hpp"
#include "common/trainer/display.hpp"
#include "common/trainer/export_c.hpp"
#include "common/trainer/pictures.hpp"
#include "common/trainer/report.hpp"
#include "common/trainer/save_model.hpp"
#include "common/training/early_stopping.hpp"

#include <algorithm>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <stdexcept>

namespace nn {

namespace {

constexpr double seconds_to_watch = 6; // a live run is slowed down to this; others take milliseconds

// "XOR, 2-8-1 tanh, learning rate 0.5, seed 1".
std::string description_of(const Training& training, const Hyperparameters& hyperparameters) {
    const Architecture& network = training.architecture;
    std::string text = training.problem.name + ", " + network.name();
    if (hyperparameters.epochs > training.epochs_trained) { // otherwise nothing is trained
        text += ", " + hyperparameters.name();
        if (!training.optimizer_choice.words.empty()) text += ", " + training.optimizer_choice.words;
    }
    if (network.dropout > 0 && network.sizes.size() > 2)
        text += ", dropout " + text::general(network.dropout);
    if (network.input_noise > 0) text += ", input noise " + text::general(network.input_noise);
    return text + ", seed " + std::to_string(training.seed);
}

Index steps_per_epoch(Index samples, Index batch_size) {
    return batch_size == 0 ? 1 : (samples + batch_size - 1) / batch_size;
}

class Run {
public:
    Run(Training& training, const RunOptions& options);

    void train();
    void report();
    bool is_solved() const { return history_.solved_since.has_value(); }

private:
    bool is_assessed() const { // once trained
        return options_.assesses && (history_.last.number > 0 || options_.begins_trained);
    }

    Decision watch(const Epoch& epoch); // at the end of every epoch
    Progress progress_of(const Epoch& epoch) const;
    Dashboard dashboard(int tick) const;
    int lines_of_report() const; // below the dashboard, with the shell's own and one for the pictures

    // Failures are collected: a picture that cannot be written must not cost the network that is saved.
    void attempt(const std::function<void()>& action);
    void rethrow_failure() const {
        if (failure_) std::rethrow_exception(failure_);
    }

    // Why what came of it is not worth to be kept; empty when it is.
    std::string what_went_wrong() const;
    void keep(const std::string& path, const Checkpoint& kept);
    void export_c() const;
    void draw_pictures(const std::string& words);
    void write_log(const Epoch& epoch);
    void flush_log();
    void require_log() {
        if (!log_) throw std::runtime_error("cannot write " + options_.log);
    }
    void renew_checkpoint();
    std::string words_of_report() const; // before files and pictures

    Training& training_;
    const RunOptions& options_;
    FitOptions fit_;
    StepMeter meter_;
    std::string description_;
    std::ofstream log_;
    std::string
        log_lines_; // still to be written: whole ones, so that an interrupted training leaves no half one
    Matrix logged_; // the samples on which the units are looked at
    double log_flushed_ = 0, checkpoint_kept_ = 0; // at the steady clock
    std::optional<Evaluation> without_hidden_;
    std::string words_; // of the report
    std::optional<EarlyStopping> stopping_;
    std::optional<Display> display_; // while it trains
    bool on_screen_ = false;
    Goal::Buffers buffers_;
    Snapshots snapshots_;
    History history_;
    std::vector<Snapshot> evolution_;  // of the network through its training
    std::optional<Checkpoint> latest_; // what training goes on from, if it can
    std::exception_ptr failure_;       // the first one
};

void Run::attempt(const std::function<void()>& action) {
    try {
        action();
    } catch (...) {
        if (!failure_) failure_ = std::current_exception();
    }
}

Progress Run::progress_of(const Epoch& epoch) const {
    const Index samples = training_.problem.is_classification ? training_.problem.training.size() : 0;
    return {.epoch = epoch, .last_epoch = fit_.epochs, .samples = samples};
}

Dashboard Run::dashboard(int tick) const {
    const TrainingStatus status = status_of(training_, history_, options_.goal);
    return dashboard_of(training_, history_, status, description_, fit_.epochs, tick);
}

Run::Run(Training& training, const RunOptions& options)
    : training_(training),
      options_(options),
      fit_(options.hyperparameters.fit_options()),
      meter_(*training.optimizer, steps_per_epoch(training.problem.training.size(), fit_.batch_size)),
      description_(description_of(training, options.hyperparameters)) {
    for (const std::string& path : {options.save, options.checkpoint, options.export_c}) {
        if (!path.empty()) cli::require_writable(path); // known before the work, and not only after it
    }
    if (!options.log.empty()) {
        log_.open(options.log, training.epochs_trained > 0 ? std::ios::app : std::ios::trunc);
        require_log();
        logged_ = evenly_spaced(training.problem.training, 1'000).x;
    }
    fit_.first_epoch = training.epochs_trained;
    fit_.epochs = std::max(fit_.epochs, fit_.first_epoch);
    if (training.problem.validation.size() > 0) fit_.validation = &training.problem.validation;
    if (options.patience > 0) {
        stopping_.emplace(training.network, options.patience).resume_from(options.best);
        fit_.observers.push_back(std::ref(*stopping_));
    }
    fit_.observers.push_back([this](const Epoch& epoch) { return watch(epoch); });
}

Decision Run::watch(const Epoch& epoch) {
    const bool made_step = epoch.number > fit_.first_epoch;
    const Network& network = training_.network;
    const Dataset& samples = training_.problem.training;
    history_.rate_share = fit_.rate_in(epoch.number) / fit_.learning_rate;
    history_.add(epoch, options_.goal.is_reached(epoch, network, training_.loss, samples, buffers_));
    if (has_surface(training_)) snapshots_.add(epoch.number, epoch.training.loss, network);
    if (made_step) history_.last_step = meter_.last();
    if (log_.is_open() && (made_step || fit_.first_epoch == 0)) write_log(epoch);
    if (made_step && !options_.checkpoint.empty()) renew_checkpoint();
    const bool enough = display_->show(progress_of(epoch), [this](int tick) { return dashboard(tick); });
    history_.ended_early = enough && epoch.number < fit_.epochs;
    const bool done = history_.solved_since && options_.goal.target_loss > 0;
    return history_.ended_early || done ? Decision::stop : Decision::go_on;
}

// The units are looked at in epochs 0 to 9, 10, 20, ..., 100, 200, ..., and on a thousand samples: on all of them, that takes
// nearly half as long as an epoch.
void Run::write_log(const Epoch& epoch) {
    Index unit = 1;
    while (unit * 10 <= epoch.number) unit *= 10;
    std::optional<UnitHealth> units;
    if (epoch.number % unit == 0) units = health_of(training_.network, logged_);
    log_lines_ += json_line(epoch, training_.problem.is_classification, history_.last_step, units) + "\n";
    if (term::steady_seconds() - log_flushed_ > 0.1) flush_log();
}

void Run::flush_log() {
    log_ << log_lines_ << std::flush;
    log_lines_.clear();
    log_flushed_ = term::steady_seconds();
}

// Once a minute, so that a machine that is switched off costs no more than that. Where it cannot be written, the training
// goes on, since there may be room on the disk again in a minute; if there is none at the end, keep() says so.
void Run::renew_checkpoint() {
    if (term::steady_seconds() - checkpoint_kept_ < options_.seconds_between_checkpoints) return;
    const BestEpoch& best = stopping_ ? stopping_->best() : options_.best;
    try {
        cli::write_file_atomically(
            options_.checkpoint,
            files::tensor_file_bytes(file_of(training_.checkpoint(history_.last.number, best))));
    } catch (const std::runtime_error&) {}
    checkpoint_kept_ = term::steady_seconds();
}

void Run::train() {
    checkpoint_kept_ = term::steady_seconds();
    term::catch_interrupts();
    display_.emplace(options_.display, fit_.first_epoch, fit_.epochs, seconds_to_watch / options_.speed);
    on_screen_ = display_->is_live();
    const Dataset& samples = training_.problem.training;
    attempt([&] { fit(training_.network, training_.loss, meter_, samples, fit_, training_.random); });
    // It diverged: without a best epoch there is nothing to keep.
    if (history_.is_empty() || !stopping_ || stopping_->best().weights.empty()) rethrow_failure();
    if (!failure_) {
        evolution_ = snapshots_.with_current(training_.network);
        if (!options_.checkpoint.empty())
            latest_ =
                training_.checkpoint(history_.last.number, stopping_ ? stopping_->best() : options_.best);
    }
    if (stopping_) history_.restore(stopping_->best(), training_, options_.goal);
    if (options_.assesses && !history_.ended_early && fit_.epochs > fit_.first_epoch) {
        without_hidden_ = evaluation_without_hidden(training_, options_.hyperparameters,
                                                    options_.rate_without_hidden, options_.patience);
    }
    words_ = words_of_report();
    display_->finish(
        progress_of(history_.last), [this](int tick) { return dashboard(tick); }, lines_of_report());
    display_.reset();
}

int Run::lines_of_report() const {
    const int kept = !options_.save.empty() + !options_.checkpoint.empty() + !options_.export_c.empty();
    const int columns = std::max(1, term::terminal_size().columns);
    const auto lines_in = [columns](const std::string& text) { // with those that are too long for one
        int lines = 0;
        for (const std::string& line : text::split(text, '\n'))
            lines += 1 + std::max(0, text::width_of(line) - 1) / columns;
        return lines - 1; // behind the last line end
    };
    const int summary = options_.summary.empty() ? 0 : 1 + lines_in(options_.summary);
    return 3 + summary + lines_in(words_) + lines_in(options_.last_lines) + kept;
}

std::string Run::words_of_report() const {
    const std::string text = report_on(status_of(training_, history_, options_.goal));
    if (!is_assessed()) return text;
    return text + "\n" + assessment_of(training_, without_hidden_) + advice_on(history_);
}

std::string Run::what_went_wrong() const {
    if (fit_.first_epoch > 0 || history_.last.number == 0) return ""; // it began elsewhere, or did not begin
    if (history_.restored_epoch == 0) {
        return std::string("no epoch had a smaller validation loss than the ") +
               (options_.begins_trained ? "network that it began with" : "untrained network") +
               "; nothing was kept";
    }
    const double first = history_.loss.line().y.front(), last = history_.last.training.loss;
    if (history_.restored_epoch || last <= first) return "";
    return "the loss has grown from " + text::general(first) + " to " + text::general(last) +
           ", a smaller learning rate may help; nothing was kept";
}

void Run::keep(const std::string& path, const Checkpoint& kept) {
    if (path.empty()) return;
    cli::write_file_atomically(path, files::tensor_file_bytes(file_of(kept)));
    std::cout << "kept in " << path << "\n";
}

void Run::export_c() const {
    const std::string name = c_name_for(options_.export_c);
    cli::write_file_atomically(options_.export_c, c_header(training_.model(0), name));
    std::cout << "kept in " << options_.export_c << ": int " << name
              << "(const double input[], double output[])\n";
}

void Run::draw_pictures(const std::string& words) {
    const std::string begin = cli::path_in(options_.display.out, options_.program + "_");
    std::string names;
    const auto write = [&](const std::string& name, const std::function<std::string()>& svg) {
        attempt([&] {
            cli::write_file_atomically(begin + name + ".svg", svg());
            names += (names.empty() ? "" : ",") + name;
        });
    };
    const auto draw = [&](const std::string& name, const std::function<plot::Figure()>& figure) {
        write(name, [&] { return plot::svg_file(figure()); });
    };
    if (fit_.epochs > fit_.first_epoch) draw("loss", [&] { return loss_figure(training_, history_, words); });
    if (has_surface(training_)) draw("boundary", [&] { return boundary_figure(training_, words); });
    if (evolution_.size() > 1) {
        draw("evolution", [&] { return evolution_figure(training_, history_, evolution_, words); });
    }
    if (is_assessed() && training_.problem.is_classification) {
        const Judged judged = judged_samples(training_.problem);
        const auto confusion = evaluation_of(training_, training_.network, judged.samples).confusion;
        if (confusion && confusion->classes.size() <= plot::most_classes_confused) {
            write("confusion", [&] { return confusion_picture(*confusion, judged.counted(), words); });
        }
    }
    if (names.find(',') != std::string::npos) names = "{" + names + "}"; // as in a shell
    if (!names.empty()) std::cout << "pictures: " << begin << names << ".svg\n";
}

void Run::report() {
    const TrainingStatus status = status_of(training_, history_, options_.goal);
    if (!options_.summary.empty()) std::cout << options_.summary << "\n";
    if (!on_screen_) std::cout << predictions_report(training_, history_, description_);
    std::cout << "\n" << words_;
    const Index epochs = history_.restored_epoch.value_or(history_.last.number);
    const std::string wrong = what_went_wrong();
    if (wrong.empty()) {
        attempt([&] { keep(options_.save, {training_.model(epochs), {}}); });
        if (latest_) attempt([&] { keep(options_.checkpoint, *latest_); });
        if (!options_.export_c.empty()) attempt([&] { export_c(); });
    }
    draw_pictures(description_ + "; " + verdict_on(status));
    if (log_.is_open())
        attempt([&] {
            flush_log();
            require_log();
        });
    rethrow_failure();
    if (!wrong.empty()) throw std::runtime_error(wrong);
    std::cout << options_.last_lines;
}

} // namespace

bool train_and_report(Training& training, const RunOptions& options) {
    Run run(training, options);
    run.train();
    run.report();
    return run.is_solved();
}

} // namespace nn
