// Tool: asks network and data, and turns the answers into plain numbers and words.
#include "common/trainer/session_view.hpp"

#include "common/network/activation_layer.hpp"
#include "common/text/numbers.hpp"
#include "common/text/utf8.hpp"
#include "common/text/width.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

constexpr Index most_drawn = 1000;      // rows on a surface
constexpr Index most_examined = 10'000; // for units that no longer learn
constexpr Index most_shown = 40;        // in the table of the dashboard
constexpr Index most_named = 16;        // with more rows, it is not said which are answered alike

Matrix first_rows(const Matrix& x, Index most) {
    Matrix rows(std::min(most, x.rows()), x.columns());
    std::copy_n(x.begin(), rows.size(), rows.begin());
    return rows;
}

// The first rows of the training data in the units of the table, with what the network answers.
std::vector<plot::Example> examples_of(const Session& session, const Network& network, Index most) {
    const Coding& coding = session.task.coding;
    Dataset rows{first_rows(session.task.training.x, most), first_rows(session.task.training.target, most)};
    Matrix answers;
    session.loss.predictions(network.predict(rows.x), answers);
    coding.target.undo(answers);
    rows = in_units(rows, coding);
    std::vector<plot::Example> examples;
    for (Index i = 0; i < rows.size(); ++i) {
        plot::Example example{{}, rows.target(i, 0), answers(i, 0)};
        for (Index j = 0; j < rows.x.columns(); ++j) example.inputs.push_back(rows.x(i, j));
        examples.push_back(std::move(example));
    }
    return examples;
}

// The surface of a network around the training data, with them on it; asked at side × side places.
plot::Panel surface_of(const Session& session, const Network& network, int side) {
    const std::vector<plot::Example> examples = examples_of(session, network, most_drawn);
    std::vector<plot::Point> points;
    for (const plot::Example& example : examples) points.push_back({example.inputs[0], example.inputs[1]});
    const Coding& coding = session.task.coding;
    plot::Field field = plot::field_around(points, side, session.is_exclusive_or ? 0.5 : 0.15);
    plot::fill(field, answers_in_units(network, session.loss, coding));
    const auto called = [&](std::size_t i) { // "no (0)"; 0 and 1 go without names
        const std::string number = std::to_string(i),
                          name = coding.is_amount() ? number : coding.class_names[i];
        return name == number ? "target " + number
                              : text::clip(text::printable(name), 12) + " (" + number + ")";
    };
    plot::Panel surface = plot::decision_surface(field, examples, {called(0), called(1)});
    surface.x.label = coding.input_names[0];
    surface.y.label = coding.input_names[1];
    return surface;
}

plot::Panel losses_of(const Session& session, const History& history) {
    std::vector<plot::Line> losses = {history.loss.line()};
    const plot::Line objective = history.objective.line();
    if (objective.y != losses[0].y) losses.push_back(objective);
    if (session.task.validation.size() > 0) losses.push_back(history.validation.line());
    const char* const name = session.task.coding.is_amount() ? "mean squared error" : "binary cross-entropy";
    return loss_panel(losses, name, history.solved_since);
}

// The mean difference between two fields of the same size.
double difference(const plot::Field& a, const plot::Field& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i) sum += std::abs(a.values[i] - b.values[i]);
    return sum / static_cast<double>(a.values.size());
}

// Of places along a way, each as far from its beginning as the number says: the first, the last, and between them the first
// behind each of equal steps, so that there are at most `most`.
std::vector<std::size_t> evenly_spaced(const std::vector<double>& way, std::size_t most) {
    const double step = way.back() / static_cast<double>(most - 1);
    std::vector<std::size_t> chosen = {0};
    for (std::size_t i = 1; i + 1 < way.size(); ++i) {
        if (std::floor(way[i] / step) > std::floor(way[chosen.back()] / step))
            chosen.push_back(i); // not for 0 / 0
    }
    if (way.size() > 1) chosen.push_back(way.size() - 1);
    return chosen;
}

// For a line that grows to `all` epochs at most and has so many now: 25, 50, 100, ..., so that it does not shrink with every
// frame.
Index axis_length(Index now, Index all) {
    Index length = 25;
    while (length < now) length *= 2;
    return std::max<Index>(1, std::min(length, all));
}

// The network at work on a row of the training data: what each of its units puts out.
plot::NetworkDiagram diagram_of(const Session& session, Index row) {
    const auto values_of = [](const Matrix& values) {
        return std::vector<double>(values.begin(), values.end());
    };
    Matrix in(1, session.task.training.x.columns()), out;
    for (Index j = 0; j < in.columns(); ++j) in(0, j) = session.task.training.x(row, j);
    plot::NetworkDiagram diagram{
        .layers = {{static_cast<int>(in.columns()), std::to_string(in.columns()) + " inputs", values_of(in)}},
        .weights = {}};
    for (const Parameter* p : session.network.parameters()) {
        if (p->name.ends_with("weight")) diagram.weights.push_back(values_of(p->value));
    }
    for (Index l = 0; l < session.network.layer_count(); ++l) {
        session.network.layer(l).predict(in, out);
        if (dynamic_cast<const ActivationLayer*>(&session.network.layer(l))) {
            const Index units = out.columns();
            diagram.layers.push_back(
                {static_cast<int>(units),
                 std::to_string(units) + " " + std::string(name_of(session.architecture.activation)),
                 values_of(out)});
        }
        in.swap(out);
    }
    session.loss.predictions(in, out);
    diagram.layers.push_back({1, "answer", values_of(out), has_right_answers(session)});
    return diagram;
}

} // namespace

bool has_right_answers(const Session& session) {
    return session.is_exclusive_or || !session.task.coding.is_amount();
}

bool has_surface(const Session& session) {
    return has_right_answers(session) && session.task.coding.input_names.size() == 2;
}

Progress progress_of(const Session& session, const Epoch& epoch, Index epochs) {
    const Index rows = session.task.training.size();
    return {.epoch = epoch.number,
            .epochs = epochs,
            .loss = epoch.training.loss,
            .right = std::lround(epoch.training.accuracy * static_cast<double>(rows)),
            .rows = has_right_answers(session) ? rows : 0};
}

Dashboard dashboard_of(const Session& session, const History& history, const Condition& condition,
                       const std::string& description, Index last_epoch, int tick) {
    const Index rows = std::min(session.task.training.size(), most_shown);
    Dashboard dashboard{.headline = description,
                        .state = state_line(condition),
                        .figures = figures_line(condition),
                        .examples = examples_of(session, session.network, rows),
                        .input_names = session.task.coding.input_names,
                        .close_enough = condition.close_enough,
                        .answers_are_shares = has_right_answers(session),
                        .lit = static_cast<std::size_t>(tick % rows),
                        .network = diagram_of(session, tick % rows),
                        .losses = losses_of(session, history)};
    const std::vector<double>& epochs = dashboard.losses.lines[0].x;
    const auto first = static_cast<Index>(epochs[0]);
    dashboard.losses.x.low = epochs[0];
    dashboard.losses.x.high =
        epochs[0] + static_cast<double>(axis_length(history.last.number - first, last_epoch - first));
    dashboard.losses.y.label = "loss, log scale";
    for (plot::Mark& mark : dashboard.losses.marks) mark.label = "solved"; // since when is said above

    if (has_surface(session)) {
        dashboard.surface = [&session](int side) { return surface_of(session, session.network, side); };
    }
    return dashboard;
}

std::string answers_report(const Session& session, const History& history, const std::string& description) {
    return description + ": " + std::to_string(history.last.number) + " epochs, loss " +
           text::general(history.last.training.loss) +
           (history.taken_from ? ", of epoch " + std::to_string(*history.taken_from) : "") + "\n\n" +
           examples_table(examples_of(session, session.network, 10),
                          {session.task.coding.input_names, session.task.coding.class_names});
}

plot::Figure loss_figure(const Session& session, const History& history, const std::string& words) {
    const plot::Panel losses = losses_of(session, history);
    const std::vector<double>& loss = losses.lines[0].y;
    return {.title = session.is_exclusive_or ? "Loss on XOR" : "Loss",
            .description =
                words + " From " + text::general(loss.front()) + " to " + text::general(loss.back()) + ".",
            .panels = {losses}};
}

plot::Figure boundary_figure(const Session& session, const std::string& words) {
    return {.title = "What the network answers",
            .description = words,
            .panels = {surface_of(session, session.network, 96)}};
}

plot::Figure evolution_figure(const Session& session, const History& history,
                              const std::vector<Moment>& moments, const std::string& words) {
    constexpr int side = 32;
    constexpr std::size_t most_moments = 40;
    Random random(0); // for weights that are replaced at once
    Network then = network_of(session.architecture, random);
    std::vector<plot::Panel> surfaces;
    std::vector<double> way = {0}; // how much the answers had changed by each moment
    for (const Moment& moment : moments) {
        then.restore(moment.parameters);
        surfaces.push_back(surface_of(session, then, side));
        if (surfaces.size() > 1)
            way.push_back(way.back() + difference(surfaces[surfaces.size() - 2].heat_map.field,
                                                  surfaces.back().heat_map.field));
    }
    plot::Panel surface = surfaces.back(), losses = losses_of(session, history);
    losses.square = true;
    losses.marks.clear();
    losses.lines.resize(1);
    losses.lines[0].label = "";
    for (const std::size_t i : evenly_spaced(way, most_moments)) {
        if (i + 1 < moments.size()) surface.heat_map.film.push_back(surfaces[i].heat_map.field);
        losses.film.push_back({{static_cast<double>(moments[i].epoch), moments[i].loss},
                               "epoch " + std::to_string(moments[i].epoch)});
    }
    return {
        .title = "How it came to answer so", .description = words, .panels = {surface, losses}, .columns = 2};
}

Condition condition_of(const Session& session, const History& history, const Goal& goal,
                       const StepSize& step) {
    const UnitHealth units = health_of(session.network, first_rows(session.task.training.x, most_examined));
    Condition condition{.epoch = history.last.number,
                        .loss = history.last.training.loss,
                        .ended_early = history.ended_early,
                        .target_loss = goal.target_loss,
                        .close_enough = goal.close_enough,
                        .rows = session.task.training.size(),
                        .gradient_norm = step.gradient_norm,
                        .update_ratio = step.update_ratio,
                        .hidden_units = units.units,
                        .dead = units.dead,
                        .saturated = units.saturated,
                        .rests = history.rests()};
    const auto rights = [](const Score& score, const Dataset& data) {
        const auto rows = static_cast<double>(data.size());
        return Rights{std::lround(score.accuracy * rows), data.size()};
    };
    if (has_right_answers(session)) condition.right = rights(history.last.training, session.task.training);
    if (history.last.validation) {
        condition.validation_loss = history.last.validation->loss;
        if (has_right_answers(session))
            condition.validation_right = rights(*history.last.validation, session.task.validation);
    }
    if (history.taken_from) condition.taken_from = *history.taken_from;
    if (history.solved_since) condition.solved_since = *history.solved_since;
    const bool names_rows = !session.task.coding.is_amount() && session.task.training.size() <= most_named;
    if (goal.close_enough == 0 && !names_rows) return condition;
    const Matrix answers = session.answers();
    const Matrix& targets = session.task.training.target;
    for (Index i = 0; i < answers.rows(); ++i) {
        condition.close += std::abs(answers(i, 0) - targets(i, 0)) < goal.close_enough;
    }
    if (!names_rows) return condition;
    const std::vector<Alike> groups = answered_alike(answers, targets);
    condition.shelf = shelf_at(condition.loss, groups, targets);
    const std::vector<plot::Example> examples = examples_of(session, session.network, most_named);
    for (const Alike& group : groups) {
        AnsweredAlike& named = condition.alike.emplace_back(AnsweredAlike{group.answer, {}});
        for (const Index row : group.rows)
            named.inputs.push_back(examples[static_cast<std::size_t>(row)].inputs);
    }
    return condition;
}

} // namespace nn
