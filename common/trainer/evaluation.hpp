// Tool: how good a network is on some samples, beside doing without one; which columns it needs; in numbers and in words.
#pragma once

#include "common/trainer/confusion.hpp"
#include "common/trainer/training.hpp"

#include <optional>
#include <string>
#include <vector>

namespace nn {

struct Evaluation {
    Index samples = 0;
    // Of classes: how many predictions are right, and how many would be if the class that the training samples have most
    // often were predicted always.
    Index correct = 0, baseline_correct = 0;
    std::string baseline_class;         // that class
    std::optional<Confusion> confusion; // of at most 1,000 classes
    // Of a regression, in the units of the table: the root of the mean squared error, and that of always predicting the mean of
    // the training samples; R² = 1 - (sum of squared errors) / (sum of squared distances from the samples' own mean).
    double rmse = 0, baseline_rmse = 0, r2 = 0;

    // One number, larger where it is better: the share of right predictions, or R².
    double score(bool is_regression) const;
    // The mean over the classes that are there of their recall: what always predicting one class cannot make large.
    double mean_recall() const;
};

// Of the training's network, or of another one for its problem, on samples, encoded, of which there is one or more.
Evaluation evaluation_of(const Training& training, const Network& network, const Dataset& samples);

// "97.3 %, 36 of 37"; of a regression "RMSE 3.21, R² 0.871".
std::string words_for(const Evaluation& evaluation, bool is_regression);

// How much of the score is lost when the fields of a column are shuffled among the samples (permutation importance; Breiman,
// Random Forests, 2001), for each column of the table, largest first. Looks at as many of the samples as
// take about a second; none where the columns are too many for that.
struct Importance {
    std::string column;
    double lost;
};
std::vector<Importance> importances_of(const Training& training, const Dataset& samples);

} // namespace nn
