#include "common/trainer/report.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/text/table.hpp"
#include "common/trainer/evaluation.hpp"
#include "common/trainer/pictures.hpp"
#include "common/trainer/progress.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

constexpr Index most_examined =
    10'000;                      // samples, for units that no longer learn and for classes that are confused
constexpr Index most_named = 16; // with more samples, it is not said which are confused

bool was_trained(const TrainingStatus& status) { return status.at.last_step || status.at.last.number == 0; }

// By what it predicts, and not by its loss.
bool is_judged_by_predictions(const Goal& goal) { return goal.close_enough > 0 && goal.target_loss == 0; }

// " (0, 1) (1, 1)"; of many, the first.
std::string places(const ConfusedSamples& group, const std::vector<std::string>& samples) {
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(group.samples.size(), most); ++i) {
        text += " (" + samples[static_cast<std::size_t>(group.samples[i])] + ")";
    }
    if (group.samples.size() > most) text += " and " + std::to_string(group.samples.size() - most) + " more";
    return text;
}

std::string what_solved_means(const Goal& goal) {
    if (goal.target_loss > 0) return "the loss is no larger than " + text::general(goal.target_loss);
    return "each prediction within " + text::general(goal.close_enough) + " of its target";
}

std::string percent(double fraction) {
    const double percent = 100 * fraction;
    if (percent > 0 && percent < 0.01) return "less than 0.01 %";
    return (percent >= 10 && percent < 1e6 ? text::fixed(percent, 0) : text::general(percent, 2)) + " %";
}

// "97.2 %, 175 of 180"; 100 % is all of them.
std::string accuracy(const Score& score, Index samples) {
    const Index correct = correct_in(score, samples);
    const double percent = 100 * static_cast<double>(correct) / static_cast<double>(samples);
    return text::general(correct < samples ? std::min(percent, 99.9) : percent, 3) + " %, " +
           std::to_string(correct) + " of " + std::to_string(samples);
}

// With the first inputs of each sample.
std::string table_of_samples(const std::vector<plot::Sample>& samples, const Encoding& encoding,
                             std::size_t inputs) {
    const std::vector<std::string> names = encoding.input_names();
    const std::vector<std::string>& classes = encoding.class_names;
    const bool has_names = !classes.empty() && classes != std::vector<std::string>{"0", "1"};
    const bool are_many = encoding.outputs() > 1;
    text::Table table({});
    for (std::size_t j = 0; j < inputs; ++j) table.cell(text::printable(names[j]));
    if (0 < inputs && inputs < names.size()) table.cell("...");
    table.cell("target").cell("prediction");
    if (are_many) table.cell("probability");
    const auto class_name = [&](double number) {
        return text::printable(classes[static_cast<std::size_t>(number)]);
    };
    for (const plot::Sample& sample : samples) {
        table.row();
        for (std::size_t j = 0; j < inputs; ++j)
            table.cell(text::clip(text::printable(sample.fields[j]), 16));
        if (0 < inputs && inputs < names.size()) table.cell("");
        if (has_names) {
            table.cell(class_name(sample.target));
        } else {
            table.general(sample.target, 6);
        }
        if (are_many) {
            table.cell(class_name(sample.prediction)).fixed(sample.probability, 4);
        } else if (classes.empty()) {
            table.general(sample.prediction, 6);
        } else {
            table.fixed(sample.prediction, 4);
        }
    }
    return table.text();
}

bool has_idle_units(const TrainingStatus& status) { return status.units.dead + status.units.saturated > 0; }

// "3 dead, 1 saturated of 8 hidden units"
std::string idle_units(const UnitHealth& units) {
    std::string text;
    if (units.dead > 0) text += std::to_string(units.dead) + " dead";
    if (units.dead > 0 && units.saturated > 0) text += ", ";
    if (units.saturated > 0) text += std::to_string(units.saturated) + " saturated";
    return text + " of " + std::to_string(units.units) + " hidden units";
}

} // namespace

TrainingStatus status_of(const Training& training, const History& history, const Goal& goal) {
    const Problem& problem = training.problem;
    const Dataset& samples = problem.training;
    const plot::Line loss = history.loss.line();
    TrainingStatus status{.at = history,
                          .goal = goal,
                          .samples = problem.is_classification ? samples.size() : 0,
                          .validation_samples = problem.is_classification ? problem.validation.size() : 0,
                          .validation_name = problem.validation_name,
                          .predictions = samples.size(),
                          .units = health_of(training.network, evenly_spaced(samples, most_examined).x),
                          .has_plateaued =
                              has_plateaued(loss.x, loss.y, history.last_step.value_or(UpdateStats{0, 0}))};
    if (problem.encoding.outputs() > 1 && problem.encoding.outputs() <= 100) {
        const Dataset& judged = problem.validation.size() > 0 ? problem.validation : samples;
        status.confusion =
            evaluation_of(training, training.network, evenly_spaced(judged, most_examined)).confusion;
    }
    const bool names_samples =
        !problem.encoding.is_regression() && problem.encoding.outputs() == 1 && samples.size() <= most_named;
    if (goal.close_enough == 0 && !names_samples) return status;
    const Matrix predictions = training.predictions();
    for (Index i = 0; i < predictions.rows(); ++i) {
        status.close += std::abs(predictions(i, 0) - samples.target(i, 0)) < goal.close_enough;
    }
    if (!names_samples) return status;
    status.confused = confused_samples(predictions, samples.target);
    if (status.has_plateaued) {
        status.plateau = plateau_at(history.last.training.loss, status.confused, samples.target);
    }
    const Matrix inputs = decoded(samples, problem.encoding).x;
    for (Index i = 0; i < inputs.rows(); ++i) {
        status.inputs.push_back(
            text::printable(text::joined(row_as_text(inputs, i, problem.encoding), ", ")));
    }
    return status;
}

std::string verdict_on(const TrainingStatus& status) {
    const auto& [last, last_step, solved_since, restored, ended_early, rate_share] = status.at;
    const Goal& goal = status.goal;
    if (solved_since)
        return "solved since epoch " + std::to_string(*solved_since) + ": " + what_solved_means(goal);
    const bool by_predictions = is_judged_by_predictions(goal);
    const std::string end = ended_early                              ? "stopped at"
                            : !was_trained(status) && !restored      ? "evaluated after"
                            : by_predictions && status.has_plateaued ? "stuck at"
                                                                     : "ended at";
    std::string text = end + " epoch " + std::to_string(last.number);
    if (restored && *restored < last.number) text += ", restored epoch " + std::to_string(*restored);
    if (by_predictions) {
        return text + ": " + std::to_string(status.close) + " of " + std::to_string(status.predictions) +
               " predictions within " + text::general(goal.close_enough) + " of the target";
    }
    text += ": loss " + text::general(last.training.loss);
    return last.validation ? text + ", validation loss " + text::general(last.validation->loss) : text;
}

std::string report_on(const TrainingStatus& status) {
    const Epoch& last = status.at.last;
    std::string text = verdict_on(status) + "\n";
    if (status.samples > 0 && !is_judged_by_predictions(status.goal)) { // otherwise the verdict says more
        text += "Accuracy: " + accuracy(last.training, status.samples);
        if (last.validation) {
            text += "; on the " + status.validation_name + " " +
                    accuracy(*last.validation, status.validation_samples);
        }
        text += ".\n";
    }
    if (status.at.restored_epoch && last.validation) {
        text += "Restored from epoch " + std::to_string(*status.at.restored_epoch) +
                ", where the validation loss was least, " + text::general(last.validation->loss) + ".\n";
    } else if (status.at.last_step) {
        text += "Last step: " + percent(status.at.last_step->update_ratio) +
                " of the weights' length; gradient " + text::general(status.at.last_step->gradient_norm, 2) +
                ".\n";
    }
    if (has_idle_units(status))
        text += idle_units(status.units) + ": no gradient comes back through those, or hardly any.\n";
    if (status.at.solved_since || !status.plateau) return text;
    text += "It is on a plateau, at a loss of " + text::general(*status.plateau, 3) + ":\n";
    for (const ConfusedSamples& group : status.confused) {
        text += "  the same prediction, " + text::fixed(group.prediction, 2) + ", for" +
                places(group, status.inputs) + "\n";
    }
    if (status.units.units == 0) {
        return text + "Without hidden units it draws one straight line,\nand none tells these apart.\n";
    }
    return text + "More steps seldom help; another seed or more units may.\n";
}

std::string state_line(const TrainingStatus& status) {
    const Epoch& last = status.at.last;
    if (status.at.solved_since) return verdict_on(status);
    if (status.at.restored_epoch) {
        return "restored from epoch " + std::to_string(*status.at.restored_epoch) +
               ", where the validation loss was least";
    }
    if (last.number == 0) return "untrained: its predictions are those of random weights";
    if (!status.confused.empty()) {
        const ConfusedSamples& group = status.confused.front();
        const std::string prediction = text::fixed(group.prediction, 2),
                          samples = places(group, status.inputs);
        if (status.plateau) {
            return "stuck on a plateau, loss " + text::general(*status.plateau, 3) +
                   ": the same prediction, " + prediction + ", for" + samples;
        }
        return "not yet told apart:" + samples + ", the same prediction, about " + prediction;
    }
    if (status.has_plateaued) return "on a plateau: the loss hardly falls any more";
    const std::string loss = "learning: loss " + text::general(last.training.loss, 3);
    if (status.goal.close_enough > 0) {
        const std::string close =
            std::to_string(status.close) + " within " + text::general(status.goal.close_enough);
        if (status.samples == 0) return "learning: " + close;
        return "learning: " + std::to_string(correct_in(last.training, status.samples)) + " of " +
               std::to_string(status.samples) + " correct, " + close;
    }
    return last.validation ? loss + ", validation loss " + text::general(last.validation->loss, 3) : loss;
}

std::string figures_line(const TrainingStatus& status) {
    const auto& step = status.at.last_step;
    if (!step) return was_trained(status) ? "no step was made yet" : "no step was made in this run";
    const std::string idle = has_idle_units(status) ? "; " + idle_units(status.units) : "";
    const std::string gradient = "gradient " + text::general(step->gradient_norm, 2);
    if (step->gradient_norm < 1e-4)
        return gradient + ": the loss is flat here" + idle; // however long a step on it is
    std::string text = gradient + ", step " + percent(step->update_ratio) + " of the weights";
    if (step->update_ratio < 1e-4) text += ": hardly moving";
    const bool is_lowered = status.at.rate_share < 0.5;
    if (step->update_ratio < 1e-4 && step->gradient_norm > 0.05 && !is_lowered) {
        text += ", a larger learning rate may help";
    }
    if (step->update_ratio > 0.1) text += ": leaping, a smaller learning rate may help";
    return text + idle;
}

std::string samples_table(const std::vector<plot::Sample>& samples, const Encoding& encoding) {
    constexpr int most_columns = 80;
    const std::vector<std::string>& classes = encoding.class_names;
    const bool are_plain = classes.empty() || classes == std::vector<std::string>{"0", "1"};
    std::size_t inputs = encoding.are_pixels() ? 0 : std::min<std::size_t>(encoding.columns.size(), 8);
    std::string text = table_of_samples(samples, encoding, inputs);
    while (inputs > 1 && text::width_of(text.substr(0, text.find('\n'))) > most_columns) {
        text = table_of_samples(samples, encoding, --inputs);
    }
    if (are_plain || encoding.outputs() > 1) return text;
    return text + "The prediction is the probability of \"" + text::printable(classes[1]) + "\".\n";
}

std::string predictions_report(const Training& training, const History& history,
                               const std::string& description) {
    std::string text = description + ": " + std::to_string(history.last.number) + " epochs, loss " +
                       text::general(history.last.training.loss);
    if (history.restored_epoch) text += ", of epoch " + std::to_string(*history.restored_epoch);
    return text + "\n\n" +
           samples_table(samples_of(training, training.network, 10), training.problem.encoding);
}

std::string json_line(const Epoch& epoch, bool with_accuracy, const std::optional<UpdateStats>& step,
                      const std::optional<UnitHealth>& units) {
    std::string line = "{\"epoch\":" + std::to_string(epoch.number);
    const auto add = [&](const std::string& name, double value) {
        if (!std::isfinite(value)) return;
        line += ",\"" + name + "\":" + text::exact(value);
    };
    const auto add_count = [&](const std::string& name, Index count) {
        line += ",\"" + name + "\":" + std::to_string(count);
    };
    add("objective", epoch.training.objective);
    add("loss", epoch.training.loss);
    if (with_accuracy) add("accuracy", epoch.training.accuracy);
    if (epoch.validation) {
        add("validation_loss", epoch.validation->loss);
        if (with_accuracy) add("validation_accuracy", epoch.validation->accuracy);
    }
    if (step) add("gradient_norm", step->gradient_norm);
    if (step) add("update_ratio", step->update_ratio);
    if (units) {
        add_count("hidden_units", units->units);
        add_count("dead_units", units->dead);
        add_count("saturated_units", units->saturated);
    }
    return line + "}";
}

} // namespace nn
