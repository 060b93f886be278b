// Chapter 6: what does a training walk through? The loss is a height over as many directions as there are weights; here it is
// drawn over two of them, chosen so that the way of the training lies in them almost whole: a run that solves exclusive or
// beside one that sits on a shelf.
#include "common/cli/agreement.hpp"
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/moments.hpp"
#include "common/trainer/session.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

using namespace nn;

// --- Two directions, with school algebra ------------------------------------------------------------------------------

using Weights = std::vector<double>; // all of a network's, in one list

double dot(const Weights& a, const Weights& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

// a + share · b
Weights plus(Weights a, double share, const Weights& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += share * b[i];
    return a;
}

// The plane through the start that holds the end and the way's largest detour: start + x · u + y · v.
struct Slice {
    Weights start, u, v;
    std::vector<plot::Point> way; // (x, y) of every moment: from (0, 0) to (1, 0)
};

// For every moment, moved = weights - start is split into x · u, along the straight line from start to end, and what is left,
// its detour, at right angles to u. The longest detour is v; y says how much of it the others hold.
Slice slice_of(const std::vector<Weights>& way) {
    Slice slice{way.front(), plus(way.back(), -1, way.front()), {}, {}};
    std::vector<Weights> detours;
    for (const Weights& weights : way) {
        const Weights moved = plus(weights, -1, slice.start);
        const double x = dot(moved, slice.u) / dot(slice.u, slice.u);
        slice.way.push_back({x, 0}); // y comes when v is known
        detours.push_back(plus(moved, -x, slice.u));
    }
    slice.v = *std::max_element(detours.begin(), detours.end(),
                                [](const Weights& a, const Weights& b) { return dot(a, a) < dot(b, b); });
    for (std::size_t i = 0; i < detours.size(); ++i)
        slice.way[i].y = dot(detours[i], slice.v) / dot(slice.v, slice.v);
    return slice;
}

// --- Two runs ---------------------------------------------------------------------------------------------------------

struct Run {
    std::uint64_t seed = 0;
    Index solved_since = -1; // -1: it is stuck
    std::vector<Moment> moments;
};

// 2-2-1, until twice the epoch in which it was solved, or 1,000 epochs.
Run run_from(std::uint64_t seed) {
    Session session({.seed = seed, .network = {.sizes = {2}}});
    const Goal goal{.close_enough = 0.1};
    Goal::Buffers buffers;
    History history;
    Moments moments;
    FitOptions options{.epochs = 1000, .learning_rate = 0.5};
    options.observers = {[&](const Epoch& epoch) {
        history.add(epoch,
                    goal.is_reached(epoch, session.network, session.loss, session.task.training, buffers));
        moments.add(epoch.number, epoch.training.loss, session.network);
        const bool enough = history.solved_since && epoch.number >= 2 * *history.solved_since;
        return enough ? Decision::stop : Decision::go_on;
    }};
    Sgd optimizer;
    fit(session.network, session.loss, optimizer, session.task.training, options, session.random);
    return {seed, history.solved_since ? *history.solved_since : -1, moments.until_now(session.network)};
}

Run first_run(std::uint64_t seed, bool solved) {
    constexpr int most = 1000;
    for (int i = 0; i < most; ++i) {
        Run run = run_from(seed + static_cast<std::uint64_t>(i));
        if ((run.solved_since >= 0) == solved) return run;
    }
    throw std::runtime_error("no such run in " + std::to_string(most) + " seeds");
}

Weights weights_of(const Moment& moment) {
    Weights all;
    for (const Matrix& matrix : moment.parameters) all.insert(all.end(), matrix.begin(), matrix.end());
    return all;
}

// The loss of a network with these weights, on exclusive or.
double loss_at(Session& session, const Weights& weights) {
    std::vector<Matrix> parameters = session.network.snapshot();
    auto next = weights.begin();
    for (Matrix& matrix : parameters) {
        for (Scalar& value : matrix) value = static_cast<Scalar>(*next++);
    }
    session.network.restore(parameters);
    return session.loss.value(session.network.predict(session.task.training.x), session.task.training.target);
}

// --- What the slice looks like ----------------------------------------------------------------------------------------

// Draws it, and says in the table how true it is: the largest difference between the loss of a moment and that of its
// place on the slice. Whether start and end, which lie in it, have their own loss.
bool draw(const Run& run, const Slice& slice, plot::Panel& panel,
          std::vector<std::vector<std::string>>& table) {
    Session session({.network = {.sizes = {2}}});
    double ends = 0, largest = 0;
    plot::Line way;
    for (std::size_t i = 0; i < slice.way.size(); ++i) {
        const auto [x, y] = slice.way[i];
        const double difference =
            std::abs(loss_at(session, plus(plus(slice.start, x, slice.u), y, slice.v)) - run.moments[i].loss);
        largest = cli::larger(largest, difference);
        if (i == 0 || i + 1 == slice.way.size()) ends = cli::larger(ends, difference);
        way.x.push_back(x);
        way.y.push_back(y);
    }
    const auto [lowest, highest] = std::minmax_element(way.y.begin(), way.y.end());
    plot::Field field{.columns = 60,
                      .rows = 60,
                      .left = -0.25,
                      .right = 1.25,
                      .bottom = *lowest - 0.5,
                      .top = *highest + 0.5};
    plot::fill(field, [&](const std::vector<std::array<double, 2>>& places) {
        std::vector<double> losses;
        for (const auto& [x, y] : places)
            losses.push_back(loss_at(session, plus(plus(slice.start, x, slice.u), y, slice.v)));
        return losses;
    });
    const bool solved = run.solved_since >= 0;
    panel = {.title = solved ? "solved, seed " + std::to_string(run.seed)
                             : "stuck, seed " + std::to_string(run.seed),
             .x = {.label = "from start to end"},
             .y = {.label = "largest detour"},
             .square = true,
             .heat_map = {.field = field,
                          .label = "loss",
                          .low = 0,
                          .high = 1,
                          .contours = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}},
             .lines = {way},
             .labels = {{slice.way.front(), "start"}, {slice.way.back(), "end"}}};
    table.push_back({panel.title, std::to_string(run.moments.back().epoch),
                     text::fixed(run.moments.front().loss, 3), text::fixed(run.moments.back().loss, 3),
                     text::fixed(std::sqrt(dot(slice.u, slice.u)), 2),
                     text::fixed(std::sqrt(dot(slice.v, slice.v)), 2), text::fixed(largest, 3)});
    return cli::agree(panel.title + ": start and end lie in the slice, their losses", ends, 1e-12);
}

int main(int argc, char** argv) {
    return cli::run_program("chapter6_landscape", [&] {
        term::DisplayOptions options;
        std::uint64_t seed = 1;
        cli::Arguments arguments({.program = "chapter6_landscape",
                                  .purpose = "The loss as a landscape, and the way of a training through it.",
                                  .examples = {"./chapter6_landscape", "./chapter6_landscape --seed 9"},
                                  .note = "notes/chapter6.md"});
        arguments.seed("--seed", seed,
                       "from which on a run that solves exclusive or, and one that does not, is looked for");
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        std::vector<plot::Panel> panels(2);
        std::vector<std::vector<std::string>> table = {
            {"run", "epochs", "loss before", "after", "way", "detour", "error"}};
        bool all_agree = true;
        std::cout << "2-2-1 tanh on exclusive or, learning rate 0.5; the loss over two directions in nine:\n";
        for (const bool solved : {true, false}) {
            const Run run = first_run(seed, solved);
            std::vector<Weights> way;
            for (const Moment& moment : run.moments) way.push_back(weights_of(moment));
            all_agree &= draw(run, slice_of(way), panels[solved ? 0 : 1], table);
        }
        std::cout << "\n"
                  << text::table_text(table)
                  << "error: by how much the loss on the slice is off, at most, along the way\n\n";
        cli::write_picture(options.out, "chapter6_landscape_slices",
                           {.title = "The way through the loss",
                            .description = "The solved run goes down into a valley, loss " + table[1][3] +
                                           "; the stuck one ends on a shelf, loss " + table[2][3] + ".",
                            .panels = panels,
                            .columns = 2});
        return all_agree ? 0 : 1;
    });
}
