#include "common/trainer/cross_validation.hpp"

#include "common/terminal/terminal.hpp"
#include "common/text/numbers.hpp"
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
    if (table.rows() < s.folds) {
        throw std::runtime_error(s.file + ": " + std::to_string(table.rows()) + " rows make no " +
                                 std::to_string(s.folds) + " folds");
    }
    ProblemOptions parts = parts_of(s);
    parts.folds = s.folds;
    std::vector<double> scores, others,
        always; // R² and RMSE; or accuracy, mean recall and that of always one class
    bool is_regression = false;
    for (parts.fold = 0; parts.fold < s.folds && !term::interrupted(); ++parts.fold) {
        Random random(s.seed); // the same folds each time
        Problem problem = problem_of(table, parts, random);
        if (parts.fold == 0) std::cout << problem.summary << "\n\n";
        is_regression = !problem.is_classification;
        const Quality quality = quality_of_fold(s, std::move(problem), random);
        if (term::interrupted()) break;
        std::cout << "  fold " << parts.fold + 1 << ", " << quality.samples
                  << " samples: " << words_for(quality, is_regression)
                  << std::endl; // at once, as it takes a while
        scores.push_back(is_regression ? quality.r2 : 100 * quality.score(false));
        others.push_back(is_regression ? quality.rmse : 100 * quality.mean_recall());
        always.push_back(is_regression ? quality.rmse_of_mean
                                       : 100 * static_cast<double>(quality.correct_always) /
                                             static_cast<double>(quality.samples));
    }
    if (scores.empty()) return false;
    const auto told = [](const Spread& spread, const char* unit) {
        return text::general(spread.mean) + unit + ", standard deviation " +
               text::general(spread.deviation, 3);
    };
    const std::string mean = text::general(spread_of(always).mean, 5);
    if (is_regression) {
        std::cout << "\nR² " << told(spread_of(scores), "") << "\nRMSE " << told(spread_of(others), "")
                  << "; always the mean: " << mean << "\n";
    } else {
        std::cout << "\naccuracy " << told(spread_of(scores), " %") << "; always the largest class: " << mean
                  << " %\nmean recall of the classes " << told(spread_of(others), " %") << "\n";
    }
    return parts.fold == s.folds;
}

} // namespace nn
