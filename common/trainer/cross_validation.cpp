#include "common/trainer/cross_validation.hpp"

#include "common/terminal/terminal.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/trainer/quality.hpp"
#include "common/training/early_stopping.hpp"
#include "common/training/fit.hpp"

#include <cmath>
#include <iostream>
#include <optional>
#include <stdexcept>

namespace nn {

namespace {

struct Spread {
    double mean, deviation; // the latter of a sample: divided by n - 1
};

Spread spread_of(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double value : values) sum += value;
    for (const double value : values) squares += (value - sum / n) * (value - sum / n);
    return {sum / n, n > 1 ? std::sqrt(squares / (n - 1)) : 0};
}

// Trained, and judged by its test samples.
Quality quality_of_fold(const Settings& s, Problem problem, Random random) {
    const Architecture network =
        architecture_for(s, layer_sizes(s.hidden[0], problem), activation_named(s.activation[0]));
    Training training(std::move(problem), network, random, s.seed, optimizer_of(s));
    FitOptions options = hyperparameters_of(s, training.problem.training.size()).fit_options();
    std::optional<EarlyStopping> stopping;
    if (training.problem.validation.size() > 0) options.validation = &training.problem.validation;
    if (s.patience > 0 && options.validation) {
        stopping.emplace(training.network, s.patience);
        options.observers.push_back(std::ref(*stopping));
    }
    options.observers.push_back([&](const Epoch& epoch) {
        const bool is_solved = s.target_loss > 0 && epoch.training.loss <= s.target_loss;
        return is_solved || term::interrupted() ? Decision::stop : Decision::go_on;
    });
    fit(training.network, training.loss, *training.optimizer, training.problem.training, options,
        training.random);
    if (stopping && !stopping->best().weights.empty()) training.network.restore(stopping->best().weights);
    return quality_of(training, training.network, training.problem.test);
}

} // namespace

bool cross_validate(const Settings& s) {
    term::catch_interrupts();
    const Table table = read_table(s.file, reading_of(s));
    ProblemOptions parts = parts_of(s);
    parts.folds = s.folds;
    text::Table lines({"fold", "samples", "quality"});
    std::vector<double> scores, errors;
    bool is_regression = false;
    for (parts.fold = 0; parts.fold < s.folds && !term::interrupted(); ++parts.fold) {
        Random random(s.seed); // the same folds each time
        Problem problem = problem_of(table, parts, random);
        if (parts.fold == 0) std::cout << problem.summary << "\n\n";
        is_regression = !problem.is_classification;
        const Quality quality = quality_of_fold(s, std::move(problem), random);
        if (term::interrupted()) break;
        const std::string words = words_for(quality, is_regression);
        if (s.display.ui != "quiet")
            std::cerr << "fold " << parts.fold + 1 << " of " << s.folds << ": " << words << "\n";
        lines.row(std::to_string(parts.fold + 1)).count(quality.samples).cell(words);
        scores.push_back(is_regression ? quality.r2 : 100 * quality.score(false));
        errors.push_back(quality.rmse);
    }
    std::cout << lines.text();
    if (scores.empty()) return false;
    const auto told = [](const Spread& spread) {
        return text::general(spread.mean) + ", standard deviation " + text::general(spread.deviation, 3);
    };
    if (is_regression) {
        std::cout << "\nR² " << told(spread_of(scores)) << "; RMSE " << told(spread_of(errors)) << "\n";
    } else {
        std::cout << "\nAccuracy in %: " << told(spread_of(scores)) << "\n";
    }
    return parts.fold == s.folds;
}

} // namespace nn
