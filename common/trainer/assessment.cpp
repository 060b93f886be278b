#include "common/trainer/assessment.hpp"

#include "common/terminal/terminal.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/quiet_training.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace nn {

namespace {

// "a 3.5, b 2", with a new line where one would be longer than 80 columns.
std::string in_lines(const std::vector<std::string>& parts) {
    constexpr int most = 80;
    std::string text, line = "  ";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string part = parts[i] + (i + 1 < parts.size() ? ", " : "");
        if (text::width_of(line + part) > most) {
            text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
            line = "  ";
        }
        line += part;
    }
    return text + line + "\n";
}

// Of classes that are there, and that the network never names.
std::string sentence_on_rare_classes(const Confusion& confusion, bool may_be_balanced) {
    std::vector<std::string> missed;
    for (std::size_t i = 0; i < confusion.classes.size(); ++i) {
        if (confusion.samples_of(i) > 0 && confusion.predicted_as(i) == 0)
            missed.push_back("\"" + text::printable(text::shortened(confusion.classes[i], 24)) + "\"");
    }
    if (missed.empty()) return "";
    constexpr std::size_t most = 3;
    const std::string more =
        missed.size() > most ? " and " + std::to_string(missed.size() - most) + " more" : "";
    missed.resize(std::min(most, missed.size()));
    return "Never predicted: " + text::joined(missed, ", ") + more +
           (may_be_balanced ? "; --class-weights balanced may help" : "") + ".\n";
}

std::string sentence_on_columns(const Training& training, const Dataset& samples) {
    constexpr std::size_t most = 5;
    constexpr double least = 0.0005; // of the score
    const bool is_regression = training.problem.encoding.is_regression();
    std::vector<std::string> parts;
    const std::vector<Importance> importances = importances_of(training, samples);
    for (const auto& [column, lost] : importances) {
        if (lost < least || parts.size() == most) break;
        parts.push_back(text::clip(text::printable(column), 24) + " " +
                        (is_regression ? text::fixed(lost, 3) : text::fixed(100 * lost, 1)));
    }
    if (importances.empty()) return "";
    if (parts.empty()) return "No column alone matters: shuffling the fields of any costs nothing.\n";
    return std::string("Columns that matter, by what shuffling their fields costs, in ") +
           (is_regression ? "R²" : "points") + ":\n" + in_lines(parts);
}

} // namespace

Judged judged_samples(const Problem& problem) {
    if (problem.test.size() > 0) return {problem.test, "test samples"};
    if (problem.validation.size() > 0) return {problem.validation, problem.validation_name};
    return {problem.training, problem.training_name};
}

std::string Judged::counted() const {
    std::string words = name;
    if (samples.size() == 1) words.erase(words.find("samples") + std::string("sample").size(), 1);
    return std::to_string(samples.size()) + " " + words;
}

std::optional<Evaluation> evaluation_without_hidden(const Training& training, Hyperparameters hyperparameters,
                                                    double learning_rate, Index patience) {
    if (training.architecture.sizes.size() == 2) return {};
    Architecture single = training.architecture;
    single.sizes = {single.sizes.front(), single.sizes.back()};
    Random random = training.before_weights;
    Network network = single.build(random);
    hyperparameters.learning_rate = learning_rate;
    try {
        train_quietly(network, training, random, hyperparameters, patience);
    } catch (const std::runtime_error&) { return {}; } // it diverged
    if (term::interrupted()) return {};
    return evaluation_of(training, network, judged_samples(training.problem).samples);
}

std::string assessment_of(const Training& training, const std::optional<Evaluation>& without_hidden) {
    const bool is_regression = training.problem.encoding.is_regression();
    const Judged judged = judged_samples(training.problem);
    const Evaluation evaluation = evaluation_of(training, training.network, judged.samples);
    Evaluation baseline = evaluation;
    baseline.correct = evaluation.baseline_correct;
    const bool is_better = is_regression ? evaluation.rmse < evaluation.baseline_rmse
                                         : evaluation.correct > evaluation.baseline_correct;
    std::string text = "On the " + judged.counted() + ": " + words_for(evaluation, is_regression) + ".\n";
    text += is_regression ? "  baseline, always the mean of the training samples: RMSE " +
                                text::general(evaluation.baseline_rmse, 5)
                          : "  baseline, always \"" + text::printable(evaluation.baseline_class) +
                                "\": " + words_for(baseline, false);
    text += is_better ? "\n" : " (the network is no better)\n";
    if (without_hidden) {
        text +=
            "  without a hidden layer (--hidden none): " + words_for(*without_hidden, is_regression) + "\n";
    }
    if (evaluation.confusion) {
        text += classes_table(*evaluation.confusion);
        if (evaluation.confusion->classes.size() > 2) text += confusion_table(*evaluation.confusion);
        text += sentence_on_rare_classes(*evaluation.confusion, training.problem.class_weights.empty());
    }
    if (training.problem.encoding.columns.size() > 1 && !training.problem.encoding.are_pixels())
        text += sentence_on_columns(training, judged.samples);
    return text;
}

std::string advice_on(const History& history) {
    if (history.restored_epoch) return "";
    std::string text;
    const plot::Line loss = history.loss.line(), validation = history.validation.line();
    const std::size_t count = loss.y.size();
    if (!validation.y.empty()) {
        const auto least = std::min_element(validation.y.begin(), validation.y.end());
        const auto at = static_cast<std::size_t>(least - validation.y.begin());
        if (validation.y.back() > 1.05 * *least && at > 0) {
            text += "Overfitting since epoch " + text::general(validation.x[at], 9) +
                    ": there the validation loss was " + text::general(*least, 3) + ", and it has grown to " +
                    text::general(validation.y.back(), 3) + ";\n  --patience restores the best epoch.\n";
        }
    }
    if (count < 20) return text;
    std::size_t rises = 0;
    for (std::size_t i = count / 2; i < count; ++i) rises += loss.y[i] > 1.1 * loss.y[i - 1];
    const double before = loss.y[count - 1 - count / 10], fallen = 1 - loss.y.back() / before;
    const bool is_rounding = loss.y.back() < 1e-12 * loss.y.front();
    if (rises > count / 10 && !is_rounding) {
        text += "The loss still jumps up by a tenth and more: a smaller learning rate may help.\n";
    } else if (fallen > 0.05 && !is_rounding && !history.ended_early && text.empty() &&
               history.rate_share == 1) {
        text += "The loss was still falling, by " + text::fixed(100 * fallen, 0) +
                " % in the last tenth of the epochs:\n  more epochs, or a larger learning rate, may help.\n";
    }
    return text;
}

} // namespace nn
