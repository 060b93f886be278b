// Tool: thresholds and words.
#include "common/trainer/condition.hpp"

#include "common/text/numbers.hpp"

#include <algorithm>

namespace nn {

namespace {

bool has_step(const Condition& condition) { return std::isfinite(condition.gradient_norm); }

// Where the slope is there and the steps are tiny, it is the rate that is small.
bool has_come_to_rest(const Condition& condition) {
    return condition.rests && !(condition.gradient_norm > 0.05 && condition.update_ratio < 1e-3);
}

bool is_judged_by_answers(const Condition& condition) {
    return condition.close_enough > 0 && condition.target_loss == 0;
}

bool is_on_shelf(const Condition& condition) { return has_come_to_rest(condition) && condition.shelf > 0; }

// " (0, 1) (1, 1)"; of many, the first.
std::string places(const AnsweredAlike& group) {
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(group.inputs.size(), most); ++i) {
        std::string place;
        for (const double input : group.inputs[i])
            place += (place.empty() ? "" : ", ") + text::general(input);
        text += " (" + place + ")";
    }
    if (group.inputs.size() > most) text += " and " + std::to_string(group.inputs.size() - most) + " more";
    return text;
}

std::string what_solved_means(const Condition& condition) {
    if (condition.target_loss > 0)
        return "the loss is no larger than " + text::general(condition.target_loss);
    return "each answer within " + text::general(condition.close_enough) + " of its target";
}

std::string percent(double share) {
    const double percent = 100 * share;
    if (percent > 0 && percent < 0.01) return "less than 0.01 %";
    return (percent >= 10 && percent < 1e6 ? text::fixed(percent, 0) : text::general(percent, 2)) + " %";
}

// "97.2 %, 175 of 180"; 100 % is all of them.
std::string rights(const Rights& right) {
    const double percent = 100 * static_cast<double>(right.count) / static_cast<double>(right.rows);
    return text::general(right.count < right.rows ? std::min(percent, 99.9) : percent, 3) + " %, " +
           std::to_string(right.count) + " of " + std::to_string(right.rows);
}

// "3 dead, 1 saturated of 8 hidden units"
std::string units_that_do_not_learn(const Condition& condition) {
    std::string text;
    if (condition.dead > 0) text += std::to_string(condition.dead) + " dead";
    if (condition.dead > 0 && condition.saturated > 0) text += ", ";
    if (condition.saturated > 0) text += std::to_string(condition.saturated) + " saturated";
    return text + " of " + std::to_string(condition.hidden_units) + " hidden units";
}

} // namespace

std::string verdict_on(const Condition& condition) {
    if (condition.solved_since) {
        return "solved since epoch " + std::to_string(*condition.solved_since) + ": " +
               what_solved_means(condition);
    }
    const bool judged_by_answers = is_judged_by_answers(condition);
    const bool trained = has_step(condition) || condition.epoch == 0;
    const std::string end = condition.ended_early                              ? "stopped"
                            : !trained && !condition.taken_from                ? "asked"
                            : judged_by_answers && has_come_to_rest(condition) ? "stuck"
                                                                               : "ended";
    const std::string back = condition.taken_from && *condition.taken_from < condition.epoch
                                 ? ", gone back to " + std::to_string(*condition.taken_from)
                                 : "";
    const std::string at = end + (end == "asked" ? " after epoch " : " at epoch ") +
                           std::to_string(condition.epoch) + back + ": ";
    if (judged_by_answers) {
        return at + std::to_string(condition.close) + " of " + std::to_string(condition.rows) +
               " answers within " + text::general(condition.close_enough) + " of the target";
    }
    const std::string validation =
        condition.validation_loss ? ", validation loss " + text::general(*condition.validation_loss) : "";
    return at + "loss " + text::general(condition.loss) + validation;
}

std::string report_on(const Condition& condition) {
    std::string text = verdict_on(condition) + "\n";
    if (condition.right && !is_judged_by_answers(condition)) { // otherwise the verdict says more
        text += "Right: " + rights(*condition.right);
        if (condition.validation_right)
            text += "; of the rows that it has not seen " + rights(*condition.validation_right);
        text += ".\n";
    }
    if (condition.taken_from && condition.validation_loss) {
        text += "Taken from epoch " + std::to_string(*condition.taken_from) +
                ", where the validation loss was least, " + text::general(*condition.validation_loss) + ".\n";
    } else if (has_step(condition)) {
        text += "Last step: " + percent(condition.update_ratio) + " of the weights' length; gradient " +
                text::general(condition.gradient_norm, 2) + ".\n";
    }
    if (condition.dead + condition.saturated > 0) {
        text += units_that_do_not_learn(condition) + ": nothing is learnt through those.\n";
    }
    if (condition.solved_since || !is_on_shelf(condition)) return text;
    text += "It sits on a shelf, at a loss of " + text::general(condition.shelf, 3) + ":\n";
    for (const AnsweredAlike& group : condition.alike) {
        text += "  answered alike, " + text::fixed(group.answer, 2) + ":" + places(group) + "\n";
    }
    if (condition.hidden_units == 0)
        return text + "Without hidden units it draws one straight cut,\nand none tells these apart.\n";
    return text + "More steps seldom help; another --seed or more units may.\n";
}

std::string state_line(const Condition& condition) {
    if (condition.solved_since) { return verdict_on(condition); }
    if (condition.taken_from) {
        return "taken from epoch " + std::to_string(*condition.taken_from) +
               ", where the validation loss was least";
    }
    if (condition.epoch == 0) return "untrained: its answers are those of random weights";
    if (!condition.alike.empty()) {
        const AnsweredAlike& group = condition.alike.front();
        const std::string alike = "answers" + places(group) + " alike: " + text::fixed(group.answer, 2);
        if (is_on_shelf(condition))
            return "stuck on a shelf, loss " + text::general(condition.shelf, 3) + ": it " + alike;
        return "not yet told apart:" + places(group) + ", answered about " + text::fixed(group.answer, 2);
    }
    if (has_come_to_rest(condition)) return "at rest: the loss hardly falls any more";
    const std::string learning = "learning: ";
    if (condition.close_enough > 0) {
        const std::string close =
            std::to_string(condition.close) + " within " + text::general(condition.close_enough);
        if (!condition.right) return learning + close;
        return learning + std::to_string(condition.right->count) + " of " +
               std::to_string(condition.right->rows) + " on the right side of 0.5, " + close;
    }
    if (condition.validation_loss) {
        return learning + "loss " + text::general(condition.loss, 3) + ", on rows it has not seen " +
               text::general(*condition.validation_loss, 3);
    }
    return learning + "loss " + text::general(condition.loss, 3);
}

std::string figures_line(const Condition& condition) {
    if (!has_step(condition))
        return condition.epoch == 0 ? "no step was made yet" : "no step was made in this run";
    if (condition.gradient_norm < 1e-4) { // whatever share of the weights a step on it would be
        return "gradient " + text::general(condition.gradient_norm, 2) + ": the loss is flat here" +
               (condition.dead + condition.saturated > 0 ? "; " + units_that_do_not_learn(condition) : "");
    }
    const double share = condition.update_ratio;
    std::string text = "gradient " + text::general(condition.gradient_norm, 2) + ", step " + percent(share) +
                       " of the weights";
    if (share < 1e-4) text += ": hardly moving";
    if (share < 1e-4 && condition.gradient_norm > 0.05) text += ", a larger --learning-rate may help";
    if (share > 0.1) text += ": leaping, a smaller --learning-rate may help";
    if (condition.dead + condition.saturated > 0) text += "; " + units_that_do_not_learn(condition);
    return text;
}

} // namespace nn
