#include "tests/check.hpp"

#include "common/trainer/assessment.hpp"
#include "common/trainer/quality.hpp"
#include "common/trainer/table_problem.hpp"
#include "common/trainer/weighted_loss.hpp"

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

CLAIM(classes_are_counted_beside_always_the_largest) {
    const auto training = training_on(sides);
    set_weights(*training, {{-1}, {0}}); // right where a is small
    Quality quality = quality_of(*training, training->network, training->problem.training);
    CHECK_EQUAL(quality.samples, 8);
    CHECK_EQUAL(quality.always, "right");
    CHECK_EQUAL(quality.correct_always, 5);
    set_weights(*training, {{1}, {0}});
    quality = quality_of(*training, training->network, training->problem.training);
    CHECK_EQUAL(quality.correct, 7); // the mean of a is 3.5
    CHECK_EQUAL(quality.confusion->counts[1][0], 1);
    CHECK_NEAR(quality.score(false), 0.875, 1e-12);
    CHECK_EQUAL(words_for(quality, false), "87.5 %, 7 of 8");
}

CLAIM(amounts_are_judged_in_the_units_of_the_table) {
    const auto training = training_on({"10", "20", "30", "40"}); // a is 0 to 3, standardised as the label
    set_weights(*training, {{1}, {0}});
    Quality quality = quality_of(*training, training->network, training->problem.training);
    CHECK_NEAR(quality.rmse, 0, 1e-5);
    CHECK_NEAR(quality.r2, 1, 1e-6);
    CHECK_NEAR(quality.rmse_of_mean, std::sqrt(125.0), 1e-4);
    set_weights(*training, {{0}, {0}}); // the mean, always
    quality = quality_of(*training, training->network, training->problem.training);
    CHECK_NEAR(quality.rmse, quality.rmse_of_mean, 1e-6);
    CHECK_NEAR(quality.r2, 0, 1e-6);
    CHECK_EQUAL(words_for(quality, true), "RMSE 11.18, R² 0.000");
}

CLAIM(samples_that_are_all_alike_have_no_r2_and_others_than_those_learned_from_their_own_mean) {
    const auto training = training_on({"10", "20", "30", "40"});
    set_weights(*training, {{1}, {0}});
    Dataset alike = training->problem.training;
    for (Scalar& target : alike.target) target = alike.target(3, 0);
    CHECK(std::isnan(quality_of(*training, training->network, alike).r2));
    CHECK(words_for(quality_of(*training, training->network, alike), true).find("R²") == std::string::npos);
    Dataset two{Matrix(2, 2), Matrix(2, 1)}; // the last two, whose own mean is 35
    for (Index i = 0; i < 2; ++i) {
        for (Index j = 0; j < 2; ++j) two.x(i, j) = training->problem.training.x(i + 2, j);
        two.target(i, 0) = training->problem.training.target(i + 2, 0);
    }
    set_weights(*training,
                {{0}, {0}}); // the mean of all, 25: off by 5 and 15, where the own mean is off by 5
    CHECK_NEAR(quality_of(*training, training->network, two).r2, 1 - (5 * 5 + 15 * 15) / 50.0, 1e-5);
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
    const std::string text =
        assessment_of(*training, Quality{.samples = 8, .correct = 6, .always = "", .confusion = {}});
    for (const char* part :
         {"On the 8 training samples: ", "always \"right\": 62.5 %, 5 of 8",
          "without a hidden layer (--hidden none): 75 %, 6 of 8", "precision", "recall", "F1"}) {
        check::note(text.find(part) != text.npos, __FILE__, __LINE__, part + (" is missing: " + text));
    }
    CHECK(text.find("taken for") == text.npos); // of two classes precision and recall say all
    CHECK(assessment_of(*training_on({"a", "b", "c", "a"}), {}).find("taken for") != text.npos);
    CHECK(assessment_of(*training_on({"1", "2", "4", "3"}), {}).find("RMSE") != text.npos);
}

CLAIM(without_a_hidden_layer_the_same_is_learned_by_one_layer) {
    const auto training = training_on(sides, {3});
    const std::optional<Quality> quality = quality_without_hidden(*training, {.epochs = 200}, 0.5, 0);
    CHECK(quality.has_value());
    CHECK_EQUAL(quality.value().correct, 8); // a line tells them apart
    CHECK(!quality_without_hidden(*training_on(sides), {.epochs = 1}, 0.5, 0)
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
    CHECK_EQUAL(advice_on(history_of(falls, falls), false), "");
    CHECK(advice_on(history_of(falls, turns), false).starts_with("Overfitting since epoch 30:"));
    CHECK(check::names(advice_on(history_of(still_falls, still_falls), false), "larger learning rate"));
    CHECK_EQUAL(advice_on(history_of(still_falls, still_falls), true), ""); // it was ended before
    CHECK(check::names(advice_on(history_of(jumps, falls), false), "smaller learning rate"));
    History restored = history_of(falls, turns);
    restored.restored_epoch = 30;
    CHECK_EQUAL(advice_on(restored, false), "");
}
