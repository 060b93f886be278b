#include "common/trainer/cross_validation.hpp"

#include "common/terminal/terminal.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/evaluation.hpp"
#include "common/trainer/problem_for.hpp"
#include "common/trainer/quiet_training.hpp"

#include <cmath>
#include <iostream>
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

std::string words_for(const Spread& spread, const char* unit) {
    return text::general(spread.mean) + unit + ", standard deviation " + text::general(spread.deviation, 3);
}

// Trained, and judged by its test samples.
Evaluation evaluation_of_fold(const Settings& s, Problem problem, const Random& random) {
    const Architecture network =
        architecture_for(s, layer_sizes(s.hidden[0], problem), activation_named(s.activation[0]));
    Training training(std::move(problem), network, random, s.seed, optimizer_of(s));
    train_quietly(training.network, training, training.random,
                  hyperparameters_of(s, training.problem.training.size()), s.patience, s.target_loss);
    return evaluation_of(training, training.network, training.problem.test);
}

} // namespace

bool cross_validate(const Settings& s) {
    term::catch_interrupts();
    const Table table = table_for(s, reading_of(s));
    if (table.rows() < s.folds) {
        throw std::runtime_error(s.source() + ": " + std::to_string(table.rows()) + " rows make no " +
                                 std::to_string(s.folds) + " folds");
    }
    ProblemOptions parts = problem_options_of(s);
    parts.folds = s.folds;
    bool is_regression = false;
    std::vector<double> r2, rmse, accuracy, recall, baseline; // of each fold, in % but for the first two
    for (parts.fold = 0; parts.fold < s.folds && !term::interrupted(); ++parts.fold) {
        const std::string fold = "fold " + std::to_string(parts.fold + 1);
        Random random(s.seed); // the same folds each time
        Problem problem = problem_of(table, parts, random);
        if (parts.fold == 0) std::cout << problem.summary << "\n\n";
        is_regression = !problem.is_classification;
        Evaluation evaluation;
        try {
            evaluation = evaluation_of_fold(s, std::move(problem), random);
        } catch (const std::runtime_error& error) { throw std::runtime_error(fold + ": " + error.what()); }
        if (term::interrupted()) break;
        std::cout << "  " << fold << ", " << text::counted(evaluation.samples, "sample") << ": "
                  << words_for(evaluation, is_regression) << std::endl; // at once, as it takes a while
        if (is_regression) {
            if (std::isfinite(evaluation.r2)) r2.push_back(evaluation.r2);
            rmse.push_back(evaluation.rmse);
            baseline.push_back(evaluation.baseline_rmse);
        } else {
            accuracy.push_back(100 * evaluation.score(false));
            recall.push_back(100 * evaluation.mean_recall());
            baseline.push_back(100 * static_cast<double>(evaluation.baseline_correct) /
                               static_cast<double>(evaluation.samples));
        }
    }
    if (baseline.empty()) return false;
    const std::string mean = text::general(spread_of(baseline).mean, 5);
    std::cout << "\n";
    if (is_regression) {
        if (!r2.empty()) std::cout << "R² " << words_for(spread_of(r2), "") << "\n";
        std::cout << "RMSE " << words_for(spread_of(rmse), "") << "; baseline, always the mean: " << mean
                  << "\n";
    } else {
        std::cout << "accuracy " << words_for(spread_of(accuracy), " %")
                  << "; baseline, always the most frequent class: " << mean << " %\n"
                  << "mean recall of the classes " << words_for(spread_of(recall), " %") << "\n";
    }
    return parts.fold == s.folds;
}

} // namespace nn
