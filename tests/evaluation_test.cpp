#include "tests/check.hpp"

#include "common/trainer/assessment.hpp"
#include "common/trainer/evaluation.hpp"
#include "common/trainer/table_problem.hpp"
#include "common/trainer/weighted_loss.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

using namespace nn;

namespace {

// Of numbers, the first of which is the label (plus `noise` · (-1)^row), or tells the class.
std::unique_ptr<Training> training_on(const std::vector<std::string>& labels,
                                      std::vector<Index> hidden = {}) {
    Table table{"t.csv", {{"a"}, {"b"}}, Matrix(std::ssize(labels), 2), labels_of("y", labels)};
    for (Index i = 0; i < table.rows(); ++i) {
        table.features(i, 0) = static_cast<Scalar>(i);
        table.features(i, 1) = static_cast<Scalar>(i * i % 7);
    }
    Random random(1);
    Problem problem = problem_of(table, {}, random);
    const std::vector<Index> sizes = layer_sizes(hidden, problem);
    return std::make_unique<Training>(std::move(problem), Architecture{sizes}, random, 1);
}

// The one neuron or layer of the network: these weights, and no bias.
void set_weights(Training& training, const Matrix& weights) {
    training.network.parameters()[0]->value = weights;
    training.network.parameters()[1]->value = Matrix(1, weights.columns());
}

const std::vector<std::string> sides = {"left", "left", "left", "right", "right", "right", "right", "right"};

} // namespace

CLAIM(classes_are_counted_beside_always_the_most_frequent) {
    const auto training = training_on(sides);
    set_weights(*training, {{-1}, {0}}); // right where a is small
    Evaluation evaluation = evaluation_of(*training, training->network, training->problem.training);
    CHECK_EQUAL(evaluation.samples, 8);
    CHECK_EQUAL(evaluation.baseline_class, "right");
    CHECK_EQUAL(evaluation.baseline_correct, 5);
    set_weights(*training, {{1}, {0}});
    evaluation = evaluation_of(*training, training->network, training->problem.training);
    CHECK_EQUAL(evaluation.correct, 7); // the mean of a is 3.5
    CHECK_EQUAL(evaluation.confusion->counts[1][0], 1);
    CHECK_NEAR(evaluation.score(false), 0.875, 1e-12);
    CHECK_EQUAL(words_for(evaluation, false), "87.5 %, 7 of 8");
}

CLAIM(amounts_are_judged_in_the_units_of_the_table) {
    const auto training = training_on({"10", "20", "30", "40"}); // a is 0 to 3, standardised as the label
    set_weights(*training, {{1}, {0}});
    Evaluation evaluation = evaluation_of(*training, training->network, training->problem.training);
    CHECK_NEAR(evaluation.rmse, 0, 1e-5);
    CHECK_NEAR(evaluation.r2, 1, 1e-6);
    CHECK_NEAR(evaluation.baseline_rmse, std::sqrt(125.0), 1e-4);
    set_weights(*training, {{0}, {0}}); // the mean, always
    evaluation = evaluation_of(*training, training->network, training->problem.training);
    CHECK_NEAR(evaluation.rmse, evaluation.baseline_rmse, 1e-6);
    CHECK_NEAR(evaluation.r2, 0, 1e-6);
    CHECK_EQUAL(words_for(evaluation, true), "RMSE 11.18, R² 0.000");
}

CLAIM(samples_that_are_all_alike_have_no_r2_and_others_than_those_learned_from_their_own_mean) {
    const auto training = training_on({"10", "20", "30", "40"});
    set_weights(*training, {{1}, {0}});
    Dataset alike = training->problem.training;
    for (Scalar& target : alike.target) target = alike.target(3, 0);
    CHECK(std::isnan(evaluation_of(*training, training->network, alike).r2));
    CHECK(words_for(evaluation_of(*training, training->network, alike), true).find("R²") ==
          std::string::npos);
    const std::array<Index, 2> last = {2, 3}; // whose own mean is 35
    const Dataset two = rows_of(training->problem.training, last);
    set_weights(*training,
                {{0}, {0}}); // the mean of all, 25: off by 5 and 15, where the own mean is off by 5
    CHECK_NEAR(evaluation_of(*training, training->network, two).r2, 1 - (5 * 5 + 15 * 15) / 50.0, 1e-5);
}

// More than go through the network at a time.
CLAIM(of_many_samples_all_are_counted) {
    std::vector<std::string> labels(1500, "left");
    std::fill(labels.begin() + 900, labels.end(), "right");
    const auto training = training_on(labels);
    training->network.parameters()[0]->value = {{1}, {0}};
    training->network.parameters()[1]->value = {
        {-training->problem.training.x(1200, 0)}}; // right from there on
    const Evaluation evaluation = evaluation_of(*training, training->network, training->problem.training);
    CHECK_EQUAL(evaluation.samples, 1500);
    CHECK_EQUAL(evaluation.baseline_correct, 900);
    CHECK_EQUAL(evaluation.correct, 900 + 299); // those above 1200
    CHECK_EQUAL(evaluation.confusion->counts[1][1], 299);
    CHECK_EQUAL(evaluation.confusion->counts[1][0], 301);
}

CLAIM(a_network_is_judged_by_what_it_has_seen_least_of) {
    Problem problem = exclusive_or_problem();
    CHECK_EQUAL(&judged_samples(problem).samples, &problem.training);
    problem.validation = exclusive_or();
    CHECK_EQUAL(&judged_samples(problem).samples, &problem.validation);
    problem.test = exclusive_or();
    CHECK_EQUAL(&judged_samples(problem).samples, &problem.test);
    CHECK_EQUAL(judged_samples(problem).name, "test samples");
}

CLAIM(a_column_matters_as_far_as_the_score_falls_when_it_is_shuffled) {
    const auto training = training_on(sides);
    set_weights(*training, {{1}, {0}});
    const std::vector<Importance> importances = importances_of(*training, training->problem.training);
    CHECK_EQUAL(importances.size(), 2u);
    CHECK_EQUAL(importances[0].column, "a");
    CHECK(importances[0].lost > 0.1);
    CHECK_EQUAL(importances[1].lost, 0);
}

// All inputs of a column are shuffled together: each of its categories is one.
CLAIM(a_column_of_categories_matters_as_one) {
    Table table{"t.csv", {{"n"}, {"c", {"p", "q", "r"}}, {"m"}}, Matrix(30, 3), {}};
    std::vector<std::string> labels;
    for (Index i = 0; i < 30; ++i) {
        table.features(i, 0) = static_cast<Scalar>(i % 7);
        table.features(i, 1) = static_cast<Scalar>(i % 3);
        table.features(i, 2) = static_cast<Scalar>(i % 5);
        labels.push_back(i % 3 == 2 ? "yes" : "no"); // r alone
    }
    table.labels = labels_of("y", labels);
    Random random(1);
    Problem problem = problem_of(table, {}, random);
    Training training(std::move(problem), Architecture{{5, 1}}, random, 1);
    set_weights(training, {{0}, {-1}, {-1}, {1}, {0}});
    const std::vector<Importance> importances = importances_of(training, training.problem.training);
    CHECK_EQUAL(importances.size(), 3u);
    CHECK_EQUAL(importances[0].column, "c");
    CHECK(importances[0].lost > 0.2);
    CHECK_EQUAL(importances[1].lost, 0);
    CHECK_EQUAL(importances[2].lost, 0);
}

CLAIM(balanced_classes_count_the_same) {
    const std::vector<double> weights = balanced_weights({{0}, {0}, {0}, {1}});
    CHECK_NEAR(weights[0], 4 / 6.0, 1e-12);
    CHECK_NEAR(weights[1], 2, 1e-12);
    CHECK_NEAR(balanced_weights({{1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 0, 1}})[1], 4 / 6.0, 1e-12);
    CHECK_EQUAL(balanced_weights({{0}, {0}})[1], 0); // of a class without samples
}

// By nudging: the loss and its gradient belong together.
CLAIM(a_weighted_loss_is_what_its_gradient_descends) {
    const BinaryCrossEntropy plain;
    const WeightedLoss weighted(plain, {0.5, 3});
    const Matrix target = {{0}, {1}, {1}};
    Matrix z = {{Scalar(0.3)}, {Scalar(-0.2)}, {Scalar(1.5)}}, gradient;
    const double value = weighted.value_and_gradient(z, target, gradient);
    double expected = 0;
    for (Index i = 0; i < 3; ++i)
        expected += (i == 0 ? 0.5 : 3) * plain.value({{z(i, 0)}}, {{target(i, 0)}}) / 3;
    CHECK_NEAR(value, expected, 1e-6);
    CHECK_EQUAL(weighted.value(z, target), value);
    for (Index i = 0; i < 3; ++i) {
        const auto h = static_cast<Scalar>(sizeof(Scalar) == 8 ? 1e-6 : 1e-2);
        const Scalar before = z(i, 0);
        z(i, 0) = before + h;
        const double above = weighted.value(z, target);
        z(i, 0) = before - h;
        const double slope = (above - weighted.value(z, target)) / (2 * double(h));
        z(i, 0) = before;
        CHECK_NEAR(slope, double(gradient(i, 0)), (sizeof(Scalar) == 8 ? 1e-8 : 1e-4));
    }
}

CLAIM(an_assessment_names_what_it_is_compared_with) {
    const auto training = training_on(sides, {3});
    const std::string text = assessment_of(
        *training, Evaluation{.samples = 8, .correct = 6, .baseline_class = "", .confusion = {}});
    for (const char* part :
         {"On the 8 training samples: ", "baseline, always \"right\": 62.5 %, 5 of 8",
          "without a hidden layer (--hidden none): 75 %, 6 of 8", "precision", "recall", "F1"}) {
        check::note(text.find(part) != text.npos, __FILE__, __LINE__, part + (" is missing: " + text));
    }
    CHECK(text.find("true \\ predicted") == text.npos); // of two classes precision and recall say all
    CHECK(assessment_of(*training_on({"a", "b", "c", "a"}), {}).find("true \\ predicted") != text.npos);
    CHECK(assessment_of(*training_on({"1", "2", "4", "3"}), {}).find("RMSE") != text.npos);
}

CLAIM(without_a_hidden_layer_the_same_is_learned_by_one_layer) {
    const auto training = training_on(sides, {3});
    const std::optional<Evaluation> evaluation =
        evaluation_without_hidden(*training, {.epochs = 200}, 0.5, 0);
    CHECK(evaluation.has_value());
    CHECK_EQUAL(evaluation.value().correct, 8); // a line tells them apart
    CHECK(!evaluation_without_hidden(*training_on(sides), {.epochs = 1}, 0.5, 0)
               .has_value()); // it has none itself
}

CLAIM(advice_follows_from_the_losses) {
    const auto history_of = [](auto loss, auto validation) {
        History history;
        for (Index epoch = 0; epoch <= 100; ++epoch) {
            const double x = static_cast<double>(epoch);
            history.add({epoch, {loss(x), loss(x), 0}, Score{validation(x), validation(x), 0}}, false);
        }
        return history;
    };
    const auto falls = [](double x) { return 0.1 + 0.9 * std::exp(-x / 10); };
    const auto still_falls = [](double x) { return 1 / (1 + x); };
    const auto jumps = [](double x) { return std::fmod(x, 2) < 1 ? 1.0 : 0.5; };
    const auto turns = [](double x) { return 0.5 + (x - 30) * (x - 30) / 1000; };
    CHECK_EQUAL(advice_on(history_of(falls, falls)), "");
    CHECK(advice_on(history_of(falls, turns)).starts_with("Overfitting since epoch 30:"));
    CHECK(check::names(advice_on(history_of(still_falls, still_falls)), "larger learning rate"));
    History ended = history_of(still_falls, still_falls);
    ended.ended_early = true;
    CHECK_EQUAL(advice_on(ended), "");
    CHECK(check::names(advice_on(history_of(jumps, falls)), "smaller learning rate"));
    History restored = history_of(falls, turns);
    restored.restored_epoch = 30;
    CHECK_EQUAL(advice_on(restored), "");
}
