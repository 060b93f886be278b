// Chapter 6: what does a training walk through? The loss is a height over as many directions as there are
// parameters; here it is drawn over two of them, chosen so that the path of the training lies in them almost
// whole: a run that solves exclusive or beside one that gets stuck on a plateau.
#include "common/cli/chapter.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/training.hpp"
#include "common/training/fit.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

using namespace nn;

// --- Two directions ------------------------------------------------------------------------------

using Weights = std::vector<double>; // all of a network's parameters, in one list

double dot(const Weights& a, const Weights& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

double length(const Weights& a) { return std::sqrt(dot(a, a)); }

// a + factor · b
Weights plus(Weights a, double factor, const Weights& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += factor * b[i];
    return a;
}

// The plane through the start that holds the end and the path's largest detour: start + x · u + y · v.
struct Slice {
    Weights start, u, v;
    std::vector<plot::Point> path; // (x, y) of every snapshot: from (0, 0) to (1, 0)

    Weights at(double x, double y) const { return plus(plus(start, x, u), y, v); }
};

// For every snapshot, moved = weights - start is split into x · u, along the straight line from start to end,
// and what is left, its detour, at right angles to u. The longest detour is v; y says how much of it the
// others hold.
Slice slice_of(const std::vector<Weights>& path) {
    Slice slice{path.front(), plus(path.back(), -1, path.front()), {}, {}};
    std::vector<Weights> detours;
    for (const Weights& weights : path) {
        const Weights moved = plus(weights, -1, slice.start);
        const double x = dot(moved, slice.u) / dot(slice.u, slice.u);
        slice.path.push_back({x, 0}); // y comes when v is known
        detours.push_back(plus(moved, -x, slice.u));
    }
    slice.v = *std::max_element(detours.begin(), detours.end(),
                                [](const Weights& a, const Weights& b) { return dot(a, a) < dot(b, b); });
    for (std::size_t i = 0; i < detours.size(); ++i) {
        slice.path[i].y = dot(detours[i], slice.v) / dot(slice.v, slice.v);
    }
    return slice;
}

// --- Two runs ------------------------------------------------------------------------------------

struct Run {
    std::uint64_t seed = 0;
    Index solved_since = -1; // -1: it is stuck
    std::vector<Snapshot> snapshots;

    bool is_solved() const { return solved_since >= 0; }
    std::string name() const {
        return (is_solved() ? "solved, seed " : "stuck, seed ") + std::to_string(seed);
    }
};

// 2-2-1, until twice the epoch in which it was solved, or 1,000 epochs.
Run run_from(std::uint64_t seed) {
    Training training(exclusive_or_problem(), {{2, 2, 1}}, seed);
    const Goal goal{.close_enough = 0.1};
    Goal::Buffers buffers;
    History history;
    Snapshots snapshots;
    FitOptions options{.epochs = 1000, .learning_rate = 0.5};
    options.observers = {[&](const Epoch& epoch) {
        history.add(epoch, goal.is_reached(epoch, training.network, training.loss, training.problem.training,
                                           buffers));
        snapshots.add(epoch.number, epoch.training.loss, training.network);
        const bool enough = history.solved_since && epoch.number >= 2 * *history.solved_since;
        return enough ? Decision::stop : Decision::go_on;
    }};
    Sgd optimizer;
    fit(training.network, training.loss, optimizer, training.problem.training, options, training.random);
    return {seed, history.solved_since ? *history.solved_since : -1,
            snapshots.with_current(training.network)};
}

Run first_run(std::uint64_t seed, bool solved) {
    constexpr int most = 1000;
    for (int i = 0; i < most; ++i) {
        Run run = run_from(seed + static_cast<std::uint64_t>(i));
        if (run.is_solved() == solved) return run;
    }
    throw std::runtime_error("no such run in " + std::to_string(most) + " seeds");
}

Slice slice_of(const Run& run) {
    std::vector<Weights> path;
    for (const Snapshot& snapshot : run.snapshots) {
        Weights& all = path.emplace_back();
        for (const Matrix& matrix : snapshot.parameters) all.insert(all.end(), matrix.begin(), matrix.end());
    }
    return slice_of(path);
}

// The loss of a network with these weights, on exclusive or.
double loss_at(Training& training, const Weights& weights) {
    std::vector<Matrix> parameters = training.network.snapshot();
    auto next = weights.begin();
    for (Matrix& matrix : parameters) {
        for (Scalar& value : matrix) value = static_cast<Scalar>(*next++);
    }
    training.network.restore(parameters);
    return training.loss.value(training.network.predict(training.problem.training.x),
                               training.problem.training.target);
}

// --- What the slice looks like -------------------------------------------------------------------

// How true it is: the difference between the loss of a snapshot and that of its place in the slice, at most
// over the path, and at start and end, which lie in it.
struct Errors {
    double largest = 0, of_ends = 0;
};

Errors errors_of(const Run& run, const Slice& slice, Training& training) {
    Errors errors;
    for (std::size_t i = 0; i < slice.path.size(); ++i) {
        const auto [x, y] = slice.path[i];
        const double error = std::abs(loss_at(training, slice.at(x, y)) - run.snapshots[i].loss);
        errors.largest = cli::nan_max(errors.largest, error);
        const bool is_end = i == 0 || i + 1 == slice.path.size();
        if (is_end) errors.of_ends = cli::nan_max(errors.of_ends, error);
    }
    return errors;
}

plot::Panel panel_of(const Run& run, const Slice& slice, Training& training) {
    plot::Line path;
    for (const auto& [x, y] : slice.path) {
        path.x.push_back(x);
        path.y.push_back(y);
    }
    const auto [lowest, highest] = std::minmax_element(path.y.begin(), path.y.end());
    const plot::Field plane{.columns = 60,
                            .rows = 60,
                            .left = -0.25,
                            .right = 1.25,
                            .bottom = *lowest - 0.5,
                            .top = *highest + 0.5};
    return {.title = run.name(),
            .x = {.label = "from start to end"},
            .y = {.label = "largest detour"},
            .square = true,
            .heat_map = {.field = plot::sampled(
                             plane, [&](plot::Point p) { return loss_at(training, slice.at(p.x, p.y)); }),
                         .label = "loss",
                         .contours = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}},
            .lines = {path},
            .labels = {{slice.path.front(), "start"}, {slice.path.back(), "end"}}};
}

void compare_runs(cli::Chapter& chapter) {
    text::Table table({"run", "epochs", "loss at start", "at end", "distance", "detour", "error"});
    std::vector<plot::Panel> panels;
    std::vector<std::string> losses;
    std::cout << "2-2-1 tanh on exclusive or, learning rate 0.5; the loss over two directions:\n";
    for (const bool solved : {true, false}) {
        const Run run = first_run(chapter.seed(), solved);
        const Slice slice = slice_of(run);
        Training training(exclusive_or_problem(), {{2, 2, 1}}, 1);
        const Errors errors = errors_of(run, slice, training);
        chapter.check_agreement(run.name() + ": loss at both ends of the path", errors.of_ends, 1e-12);
        panels.push_back(panel_of(run, slice, training));
        losses.push_back(text::fixed(run.snapshots.back().loss, 3));
        table.row(run.name()).count(run.snapshots.back().epoch).fixed(run.snapshots.front().loss, 3);
        table.cell(losses.back())
            .fixed(length(slice.u), 2)
            .fixed(length(slice.v), 2)
            .fixed(errors.largest, 3);
    }
    std::cout << "\n"
              << table.text()
              << "error: by how much the loss in the slice is off, at most, along the path\n\n";
    chapter.write_picture("chapter6_landscape_slices",
                          {.title = "The path through the loss landscape",
                           .description = "The solved run goes down into a valley, loss " + losses[0] +
                                          "; the stuck one ends on a plateau, loss " + losses[1] + ".",
                           .panels = panels,
                           .columns = 2});
}

int main(int argc, char** argv) {
    const cli::About about{
        .program = "chapter6_landscape",
        .purpose = "The loss as a landscape, and the path of a training through it.",
        .examples = {"./chapter6_landscape", "./chapter6_landscape --seed 9"},
        .note = "notes/chapter6.md",
        .seed_decides = "from which on a run that solves exclusive or, and one that does not, is looked for"};
    return cli::run_chapter(about, argc, argv, compare_runs);
}
