#include "common/trainer/settings.hpp"

#include "common/cli/atomic_file.hpp"
#include "common/files/idx.hpp"
#include "common/terminal/terminal.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <iostream>
#include <utility>

namespace nn {

namespace {

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

// A line now and then while a large file is read.
std::function<void(double)> reading_progress(const std::string& file) {
    constexpr double patience = 1, pause = 2; // seconds
    const double start = term::steady_seconds();
    return [file, next = start + patience](double share) mutable {
        if (term::steady_seconds() < next) return;
        next = term::steady_seconds() + pause;
        std::cerr << "reading " << text::printable(file) << ": " << text::fixed(100 * share, 0) << " %\n";
    };
}

Task task_of(const Settings& s) {
    return s.task == "auto"         ? Task::automatic
           : s.task == "regression" ? Task::regression
                                    : Task::classification;
}

bool keeps_model(const Settings& s) { return s.sweep == 0 && s.folds == 0 && s.evaluate.empty(); }

} // namespace

std::string model_file(const Settings& s) {
    if (!s.save.empty()) return s.save;
    return cli::path_in(s.display.out, std::filesystem::path(s.source()).stem().string() + ".safetensors");
}

// A table, or images with their labels.
void require_source(const Settings& s) {
    if (s.has_images() == !s.file.empty()) {
        throw cli::UsageError(s.has_images() ? "--images takes the place of " + text::in_quotes(s.file)
                                             : "FILE.csv is missing, or --images (see --help)");
    }
    for (const auto& [one, other] : {std::pair{"--images", "--labels"}, {"--test-images", "--test-labels"}}) {
        if (s.options.given(one) != s.options.given(other))
            throw cli::UsageError(std::string(one) + " and " + other + " belong to each other");
    }
    if (s.options.given("--test-images") && !s.has_images()) {
        throw cli::UsageError("--test-images goes with --images; for a table there is --test");
    }
    if (s.has_images() && !s.test.empty() && !test_fraction(s)) {
        throw cli::UsageError("--test " + s.test +
                              " is a file, and with --images there are --test-images and --test-labels");
    }
    s.options.excludes("--images", {"--label", "--task", "--ignore", "--missing", "--header"},
                       "that is for tables");
    s.options.excludes("--test-images", {"--test", "--folds", "--sweep", "--evaluate"},
                       "they are the test of one training");
}

void require_consistent(const Settings& s) {
    require_source(s);
    const cli::Options& options = s.options;
    for (const char* file : {"--start-from", "--evaluate"}) {
        options.excludes(file, {"--hidden", "--init"}, "its file decides");
    }
    options.excludes("--resume", {"--start-from", "--evaluate", "--sweep", "--folds"},
                     "it goes on with a single training");
    options.excludes("--start-from", {"--evaluate", "--sweep", "--folds"}, "it begins a single training");
    options.excludes("--evaluate",
                     {"--sweep", "--folds", "--save", "--checkpoint", "--log", "--epochs", "--patience",
                      "--validation", "--test"},
                     "nothing is trained");
    options.excludes(
        "--folds",
        {"--save", "--checkpoint", "--export-c", "--log", "--sweep", "--test", "--speed", "--require-solved"},
        "it trains several networks and keeps none");
    options.excludes("--sweep",
                     {"--save", "--checkpoint", "--export-c", "--log", "--patience", "--validation", "--test",
                      "--speed", "--class-weights"},
                     "a sweep only counts");
    if (s.folds == 1) throw cli::UsageError("--folds 1: needs two or more, or 0 for none");
    if (s.options.given("--schedule") && s.schedule != "constant" && s.decay > 0) {
        throw cli::UsageError("--decay and --schedule " + s.schedule +
                              " exclude each other: each is a schedule");
    }
    const std::string test = test_fraction(s) ? "" : s.test;
    const auto idx = [](const std::string& path) { return path.empty() ? path : files::idx_path(path); };
    require_different_files(
        {{s.has_images() ? "--images" : "FILE.csv", s.has_images() ? idx(s.images) : s.file},
         {"--labels", idx(s.image_labels)},
         {"--test-images", idx(s.test_images)},
         {"--test-labels", idx(s.test_labels)},
         {"--test", test},
         {"--save", keeps_model(s) ? model_file(s) : ""},
         {"--checkpoint", s.checkpoint},
         {"--export-c", s.export_c},
         {"--log", s.log}});
    // (--save and --checkpoint may overwrite what was begun with.)
    for (const auto& [name, file] :
         {std::pair{"--resume", s.resume}, {"--start-from", s.start_from}, {"--evaluate", s.evaluate}})
        require_different_files({{name, file}, {"--export-c", s.export_c}, {"--log", s.log}});
    if (s.sweep == 0 && s.hidden.size() + s.activation.size() > 2) {
        throw cli::UsageError("several values for --hidden or --activation need --sweep");
    }
    if (s.target_loss == 0 && (s.require_solved || s.sweep > 0)) {
        throw cli::UsageError(std::string(s.sweep > 0 ? "--sweep" : "--require-solved") +
                              " needs --target-loss, which says what is solved");
    }
    const std::optional<double> validation = validation_fraction(s);
    if (!validation && s.validation != "auto") {
        throw cli::UsageError("--validation " + s.validation +
                              ": needs a fraction from 0 to below 1, or auto");
    }
    if (!l2_of(s) && s.l2 != "auto") {
        throw cli::UsageError("--l2 " + s.l2 + ": needs a number of at least 0, or auto");
    }
    const double test_part = test_fraction(s).value_or(0);
    if (test_part >= 1 || test_part + validation.value_or(0) >= 1) {
        throw cli::UsageError("--test and --validation leave nothing to learn from");
    }
    if (s.options.given("--patience") && s.patience > 0 && validation == 0) {
        throw cli::UsageError("--patience needs validation samples, and there are none with --validation 0");
    }
}

ReadOptions reading_of(const Settings& s) {
    ReadOptions options{.label = s.label, .ignored = {}};
    if (s.display.ui != "quiet") options.progress = reading_progress(s.file);
    for (const std::string& name : text::split(s.ignored, ',')) {
        if (!s.ignored.empty()) options.ignored.emplace_back(text::trimmed(name));
    }
    options.header = s.header == "auto" ? Header::automatic : s.header == "yes" ? Header::yes : Header::no;
    options.missing = s.missing == "mean"   ? ReadOptions::Missing::keep
                      : s.missing == "drop" ? ReadOptions::Missing::drop
                                            : ReadOptions::Missing::refuse;
    return options;
}

std::optional<Activation> activation_for_file(const Settings& s) {
    if (!s.options.given("--activation")) return {};
    if (s.activation.size() > 1) throw cli::UsageError("several values for --activation need --sweep");
    return activation_named(s.activation[0]);
}

Checkpoint begun_with(const Settings& s, const std::string& path) {
    const Checkpoint file = load_checkpoint(path, activation_for_file(s));
    if (!file.model.is_state_dict) {
        for (const char* option : {"--start-from", "--evaluate"})
            s.options.excludes(option, {"--activation", "--task"}, "its file decides");
    }
    return file;
}

std::optional<double> test_fraction(const Settings& s) {
    const std::optional<double> number = text::decimal_number(s.test);
    return number && *number >= 0 ? number : std::nullopt;
}

std::optional<double> l2_of(const Settings& s) {
    const std::optional<double> number = text::decimal_number(s.l2);
    return number && *number >= 0 && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<double> validation_fraction(const Settings& s) {
    // (A training that is resumed has its own, whatever images test it now.)
    if (s.validation == "auto" && !s.test_images.empty() && s.resume.empty()) return 0;
    const std::optional<double> number = text::decimal_number(s.validation);
    return number && *number >= 0 && *number < 1 ? number : std::nullopt;
}

ProblemOptions problem_options_of(const Settings& s) {
    return {.task = task_of(s),
            .validation = s.sweep > 0 ? 0 : validation_fraction(s), // a sweep only counts what is solved
            .test = test_fraction(s).value_or(0),
            .balances_classes = s.class_weights == "balanced",
            .fills_missing = s.missing == "mean"};
}

Hyperparameters hyperparameters_of(const Settings& s, Index samples) {
    const double l2 = l2_of(s).value_or(std::min(0.002, 0.5 / static_cast<double>(samples)));
    return {s.epochs, s.batch_size, s.learning_rate, l2,
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

} // namespace nn
