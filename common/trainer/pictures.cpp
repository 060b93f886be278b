#include "common/trainer/pictures.hpp"

#include "common/network/activation_layer.hpp"
#include "common/network/predictions.hpp"
#include "common/plot/confusion_matrix.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

constexpr Index most_drawn = 1000; // samples on a surface
constexpr Index most_shown = 40;   // in the table of the dashboard

// What the network predicts at points, given and predicted in the units of the table.
std::vector<double> decoded_predictions(const Training& training, const Network& network,
                                        std::vector<std::array<double, 2>> points) {
    const Standardizer& inputs = training.problem.encoding.inputs;
    const Standardizer& target = training.problem.encoding.target;
    for (auto& point : points) {
        for (std::size_t j = 0; j < 2; ++j) {
            const auto column = static_cast<Index>(j);
            point[j] = (point[j] - inputs.mean(0, column)) / inputs.standard_deviation(0, column);
        }
    }
    std::vector<double> predictions = predictions_on(network, training.loss)(points);
    for (double& value : predictions) value = value * target.standard_deviation(0, 0) + target.mean(0, 0);
    return predictions;
}

// "no (0)"; 0 and 1 go without names.
std::string class_name(const Encoding& encoding, std::size_t target) {
    const std::string number = std::to_string(target);
    const std::string name = encoding.is_regression() ? number : encoding.class_names[target];
    return name == number ? "target " + number : text::clip(text::printable(name), 12) + " (" + number + ")";
}

// What it predicts at points, as numbers of classes.
std::vector<double> predicted_classes(const Training& training, const Network& network,
                                      const std::vector<std::array<double, 2>>& points) {
    Matrix x(std::ssize(points), 2), predictions;
    for (Index i = 0; i < x.rows(); ++i) {
        for (Index j = 0; j < 2; ++j) {
            x(i, j) = static_cast<Scalar>(points[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]);
        }
    }
    training.problem.encoding.inputs.apply(x);
    training.loss.predictions(network.predict(x), predictions);
    std::vector<double> classes;
    for (Index i = 0; i < x.rows(); ++i) classes.push_back(static_cast<double>(class_in_row(predictions, i)));
    return classes;
}

// The surface of a network around the training data, with them on it; asked at side × side places.
plot::Panel surface_of(const Training& training, const Network& network, int side) {
    const std::vector<plot::Sample> samples = samples_of(training, network, most_drawn);
    std::vector<plot::Point> points;
    for (const plot::Sample& sample : samples) points.push_back({sample.inputs[0], sample.inputs[1]});
    const double margin = points.size() <= 4 ? 0.5 : 0.15;
    plot::Field field = plot::field_around(points, side, margin);
    const Encoding& encoding = training.problem.encoding;
    plot::Panel surface;
    if (encoding.outputs() == 1) {
        field.values = decoded_predictions(training, network, field.centers());
        surface = plot::decision_surface(field, samples, {class_name(encoding, 0), class_name(encoding, 1)});
    } else {
        std::vector<std::string> names;
        for (const std::string& name : encoding.class_names)
            names.push_back(text::clip(text::printable(name), 12));
        field.values = predicted_classes(training, network, field.centers());
        surface = plot::class_surface(field, samples, names);
    }
    surface.x.label = encoding.columns[0].name;
    surface.y.label = encoding.columns[1].name;
    return surface;
}

// The mean difference between two fields of the same size.
double difference(const plot::Field& a, const plot::Field& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i) sum += std::abs(a.values[i] - b.values[i]);
    return sum / static_cast<double>(a.values.size());
}

// Of places along a way, whose distances from its beginning are given, at most `most` at about equal distances: the
// first, the last, and between them the first behind each of equal steps.
std::vector<std::size_t> pick_evenly(const std::vector<double>& distances, std::size_t most) {
    const double step =
        distances.back() / static_cast<double>(most - 1); // where nothing moved, 0: none is behind
    std::vector<std::size_t> picked = {0};
    for (std::size_t i = 1; i + 1 < distances.size(); ++i) {
        if (std::floor(distances[i] / step) > std::floor(distances[picked.back()] / step))
            picked.push_back(i);
    }
    if (distances.size() > 1) picked.push_back(distances.size() - 1);
    return picked;
}

// For a line that grows to `all` epochs at most and has so many now: 25, 50, 100, ..., so that it does not shrink with every
// frame.
Index axis_length(Index now, Index all) {
    Index length = 25;
    while (length < now) length *= 2;
    return std::max<Index>(1, std::min(length, all));
}

std::vector<double> list_of(const Matrix& values) { return {values.begin(), values.end()}; }

// The network at work on a sample, (1 × in): what each of its units puts out.
plot::NetworkDiagram diagram_of(const Training& training, Matrix in) {
    const int inputs = static_cast<int>(in.columns());
    Matrix out;
    plot::NetworkDiagram diagram{.layers = {{inputs, std::to_string(inputs) + " inputs", list_of(in)}},
                                 .weights = {}};
    for (const Parameter* p : training.network.parameters()) {
        if (p->name.ends_with("weight")) diagram.weights.push_back(list_of(p->value));
    }
    const std::string activation(name_of(training.architecture.activation));
    for (Index l = 0; l < training.network.layer_count(); ++l) {
        training.network.layer(l).predict(in, out);
        if (dynamic_cast<const ActivationLayer*>(&training.network.layer(l))) {
            const int units = static_cast<int>(out.columns());
            diagram.layers.push_back({units, std::to_string(units) + " " + activation, list_of(out)});
        }
        in.swap(out);
    }
    training.loss.predictions(in, out);
    const int outputs = static_cast<int>(out.columns());
    diagram.layers.push_back({outputs, outputs == 1 ? "prediction" : std::to_string(outputs) + " classes",
                              list_of(out), training.problem.is_classification});
    return diagram;
}

} // namespace

std::vector<plot::Sample> samples_of(const Training& training, const Network& network, Index most) {
    const Encoding& encoding = training.problem.encoding;
    Dataset data = evenly_spaced(training.problem.training, most);
    Matrix predictions;
    training.loss.predictions(network.predict(data.x), predictions);
    encoding.target.undo(predictions);
    data = decoded(data, encoding);
    std::vector<plot::Sample> samples;
    for (Index i = 0; i < data.size(); ++i) {
        plot::Sample sample{{}, data.target(i, 0), predictions(i, 0)};
        if (encoding.outputs() > 1) {
            const Index predicted = class_in_row(predictions, i);
            sample.target = static_cast<double>(class_in_row(data.target, i));
            sample.prediction = static_cast<double>(predicted);
            sample.probability = predictions(i, predicted);
        }
        for (Index j = 0; j < data.x.columns(); ++j) sample.inputs.push_back(data.x(i, j));
        sample.fields = row_as_text(data.x, i, encoding);
        samples.push_back(std::move(sample));
    }
    return samples;
}

bool has_surface(const Training& training) {
    const Encoding& encoding = training.problem.encoding;
    const bool are_two_numbers = encoding.columns.size() == 2 && inputs_of(encoding.columns) == 2 &&
                                 encoding.columns[0].categories.empty() &&
                                 encoding.columns[1].categories.empty();
    return training.problem.is_classification && are_two_numbers &&
           encoding.class_names.size() <= plot::most_classes;
}

plot::Panel losses_of(const Training& training, const History& history) {
    const Problem& problem = training.problem;
    const char* const loss = problem.encoding.is_regression()  ? "mean squared error"
                             : problem.encoding.outputs() == 1 ? "binary cross-entropy"
                                                               : "cross-entropy";
    plot::Panel panel{.x = {.label = "epoch"},
                      .y = {.label = std::string(loss) + ", log scale", .scale = plot::Scale::logarithmic},
                      .lines = {history.loss.line()}};
    const plot::Line objective = history.objective.line();
    if (objective.y != panel.lines[0].y) panel.lines.push_back(objective);
    if (problem.validation.size() > 0) panel.lines.push_back(history.validation.line());
    if (const auto since = history.solved_since) {
        panel.marks = {{static_cast<double>(*since), "solved at epoch " + std::to_string(*since)}};
    }
    return panel;
}

Dashboard dashboard_of(const Training& training, const History& history, const TrainingStatus& status,
                       const std::string& description, Index last_epoch, int tick) {
    const Problem& problem = training.problem;
    const Dataset shown = evenly_spaced(problem.training, most_shown);
    const Index lit = tick % shown.size();
    Dashboard dashboard{.headline = description,
                        .state = state_line(status),
                        .figures = figures_line(status),
                        .samples = samples_of(training, training.network, most_shown),
                        .input_names = problem.encoding.input_names(),
                        .class_names = problem.encoding.outputs() > 1 ? problem.encoding.class_names
                                                                      : std::vector<std::string>(),
                        .prediction_name = problem.encoding.is_regression() || problem.encoding.outputs() > 1
                                               ? "prediction"
                                               : "p(" + problem.encoding.class_names[1] + ")",
                        .close_enough = status.goal.close_enough,
                        .predicts_probabilities = problem.is_classification,
                        .lit = static_cast<std::size_t>(lit),
                        .network = diagram_of(training, rows_of(shown.x, std::span(&lit, 1))),
                        .losses = losses_of(training, history)};
    const double first = dashboard.losses.lines[0].x[0];
    const auto trained = [&](Index epoch) { return epoch - static_cast<Index>(first); };
    dashboard.losses.x.low = first;
    dashboard.losses.x.high =
        first + static_cast<double>(axis_length(trained(history.last.number), trained(last_epoch)));
    dashboard.losses.y.label = "loss, log scale";
    for (plot::Mark& mark : dashboard.losses.marks) mark.label = "solved"; // since when is said above
    if (status.confusion) dashboard.confusion = confusion_table(*status.confusion);
    if (has_surface(training)) {
        dashboard.surface = [&training](int side) { return surface_of(training, training.network, side); };
    }
    return dashboard;
}

plot::Figure loss_figure(const Training& training, const History& history, const std::string& words) {
    const plot::Panel losses = losses_of(training, history);
    const std::vector<double>& loss = losses.lines[0].y;
    return {.title = "Loss on " + training.problem.name,
            .description = words + (words.ends_with(".") ? " From " : ". From ") +
                           text::general(loss.front()) + " to " + text::general(loss.back()) + ".",
            .panels = {losses}};
}

plot::Figure boundary_figure(const Training& training, const std::string& words) {
    return {.title = "What the network predicts",
            .description = words,
            .panels = {surface_of(training, training.network, 96)}};
}

std::string confusion_picture(const Confusion& confusion, const std::string& samples,
                              const std::string& words) {
    std::string description = words + ".";
    for (std::size_t i = 0; i < confusion.classes.size(); ++i) {
        description += " " + confusion.classes[i] + ": recall " + text::fixed(confusion.recall(i), 3) +
                       ", precision " + text::fixed(confusion.precision(i), 3) + ".";
    }
    return plot::confusion_svg(confusion.classes, confusion.counts, "Predictions for " + samples,
                               description);
}

plot::Figure evolution_figure(const Training& training, const History& history,
                              const std::vector<Snapshot>& snapshots, const std::string& words) {
    constexpr int side = 32;
    constexpr std::size_t most_frames = 40;
    Random random(0); // for weights that are replaced at once
    Network then = training.architecture.build(random);
    std::vector<plot::Panel> surfaces;
    std::vector<double> changes = {0}; // how much the predictions had changed by each snapshot
    for (const Snapshot& snapshot : snapshots) {
        then.restore(snapshot.parameters);
        surfaces.push_back(surface_of(training, then, side));
        if (surfaces.size() == 1) continue;
        changes.push_back(changes.back() + difference(surfaces[surfaces.size() - 2].heat_map.field,
                                                      surfaces.back().heat_map.field));
    }
    plot::Panel surface = surfaces.back(), losses = losses_of(training, history);
    losses.square = true;
    losses.marks.clear();
    losses.lines.resize(1);
    losses.lines[0].label = "";
    for (const std::size_t i : pick_evenly(changes, most_frames)) {
        if (i + 1 < snapshots.size()) surface.heat_map.frames.push_back(surfaces[i].heat_map.field);
        losses.frames.push_back({{static_cast<double>(snapshots[i].epoch), snapshots[i].loss},
                                 "epoch " + std::to_string(snapshots[i].epoch)});
    }
    return {.title = "How the predictions changed",
            .description = words,
            .panels = {surface, losses},
            .columns = 2};
}

} // namespace nn
