// Chapter 7: is the steepest way the fastest? Two weights in a ravine, where the eye can follow them: gradient descent, and
// rules that remember the gradients of the steps before. By hand, and as the project's optimizers. Each rule runs at the best
// of the rates that are tried, as no single one is right for all of them.
#include "common/cli/chapter.hpp"
#include "common/terminal/screen.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/training/optimizers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iostream>
#include <memory>

using namespace nn;

using Weights = std::array<double, 2>;

// --- Act one, by hand: a step for one weight -----------------------------------------------------

// What a rule remembers of one weight, and how many steps it has made with this one.
struct State {
    double v = 0, s = 0, m = 0;
    int n = 0;
};

// By how much the weight moves, against its gradient g.
double sgd(State&, double g, double rate) { return rate * g; }

double momentum(State& state, double g, double rate) {
    state.v = 0.9 * state.v + g; // a ball that rolls: what points the same way adds up
    return rate * state.v;
}

double nesterov(State& state, double g, double rate) {
    state.v = 0.9 * state.v + g;
    return rate * (g + 0.9 * state.v); // as if the next step of the ball were made already
}

double adagrad(State& state, double g, double rate) {
    state.s += g * g; // all the squares so far: a steep weight gets a small rate
    return rate * g / (std::sqrt(state.s) + 1e-10);
}

double rmsprop(State& state, double g, double rate) {
    state.s = 0.99 * state.s + 0.01 * g * g; // a mean of the last hundred or so: the rate may grow again
    return rate * g / (std::sqrt(state.s) + 1e-8);
}

double adam(State& state, double g, double rate) {
    state.m = 0.9 * state.m + 0.1 * g;
    state.s = 0.999 * state.s + 0.001 * g * g;
    const double m = state.m / (1 - std::pow(0.9, state.n)); // both began with 0: they are too small at first
    const double s = state.s / (1 - std::pow(0.999, state.n));
    return rate * m / (std::sqrt(s) + 1e-8);
}

struct Rule {
    const char* name;
    double (*move)(State&, double g, double rate);
    std::function<std::unique_ptr<Optimizer>()> optimizer; // the same as the project has it
};

const std::array<Rule, 6> rules = {
    {{"SGD", sgd, [] { return std::make_unique<Sgd>(); }},
     {"momentum", momentum, [] { return std::make_unique<Momentum>(); }},
     {"Nesterov", nesterov, [] { return std::make_unique<Momentum>(0.9, true); }},
     {"AdaGrad", adagrad, [] { return std::make_unique<AdaGrad>(); }},
     {"RMSProp", rmsprop, [] { return std::make_unique<RmsProp>(); }},
     {"Adam", adam, [] { return std::make_unique<Adam>(); }}}};

// --- Where they run ------------------------------------------------------------------------------

struct Landscape {
    double (*loss)(const Weights&);
    Weights (*gradient)(const Weights&);
    Weights start;
};

// A hundred times as steep across as along: along the axes, and turned by 45°.
double ravine(const Weights& w) { return 0.01 * w[0] * w[0] + w[1] * w[1]; }
Weights ravine_gradient(const Weights& w) { return {0.02 * w[0], 2 * w[1]}; }

Weights turn(const Weights& w, int way) {
    const double s = std::sqrt(0.5);
    return {s * (w[0] - way * w[1]), s * (way * w[0] + w[1])};
}
double turned_ravine(const Weights& w) { return ravine(turn(w, -1)); }
Weights turned_ravine_gradient(const Weights& w) { return turn(ravine_gradient(turn(w, -1)), 1); }

const Landscape along_the_axes{ravine, ravine_gradient, {-9, 1}};
const Landscape turned{turned_ravine, turned_ravine_gradient, turn({-9, 1}, 1)};

struct Path {
    double rate = 0;
    std::vector<Weights> places;
    int arrived =
        -1; // after so many steps the loss is below 0.01, and stays there to the last step; -1: never
};

constexpr int most_steps = 1000;

Path run(const Rule& rule, const Landscape& landscape, double rate) {
    Path path{rate, {landscape.start}};
    std::array<State, 2> state;
    int low_since = 0; // a step
    for (int step = 1; step <= most_steps; ++step) {
        Weights w = path.places.back();
        const Weights g = landscape.gradient(w);
        for (std::size_t i = 0; i < 2; ++i) {
            ++state[i].n;
            w[i] -= rule.move(state[i], g[i], rate);
        }
        path.places.push_back(w);
        if (!(landscape.loss(w) < 0.01)) low_since = step + 1; // nor is NaN
    }
    if (low_since <= most_steps) path.arrived = low_since;
    return path;
}

// At the rate from which it arrives first.
Path best_run(const Rule& rule, const Landscape& landscape) {
    Path best;
    for (const double rate : {0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0, 2.0, 3.0}) {
        Path path = run(rule, landscape, rate);
        if (path.arrived >= 0 && (best.arrived < 0 || path.arrived < best.arrived)) best = std::move(path);
    }
    return best;
}

void print_steps() {
    text::Table table({"", "ravine", "rate", "turned", "rate"});
    for (const Rule& rule : rules) {
        table.row(rule.name);
        for (const Landscape* landscape : {&along_the_axes, &turned}) {
            const Path path = best_run(rule, *landscape);
            table.count(path.arrived).general(path.rate);
        }
    }
    std::cout << "Steps until the loss is below 0.01 and stays there, at the best of ten rates:\n"
              << table.text() << "\n";
}

// --- Act two, the project's optimizers -----------------------------------------------------------

void compare_optimizers(cli::Chapter& chapter) {
    double largest = 0;
    for (const Rule& rule : rules) {
        const Path path = best_run(rule, turned);
        const std::unique_ptr<Optimizer> optimizer = rule.optimizer();
        Parameter weights{"w", {{Scalar(turned.start[0]), Scalar(turned.start[1])}}, Matrix(1, 2), true};
        Parameter* const parameters[] = {&weights};
        for (std::size_t step = 0; step <= 100; ++step) { // later, the smallest rounding may have grown
            const Weights w = {double(weights.value(0, 0)), double(weights.value(0, 1))};
            const Weights g = turned.gradient(w);
            for (std::size_t i = 0; i < 2; ++i) {
                largest = cli::nan_max(largest, std::abs(w[i] - path.places[step][i]));
            }
            weights.gradient = {{Scalar(g[0]), Scalar(g[1])}};
            optimizer->step(parameters, path.rate);
        }
    }
    std::cout << "The first hundred steps through the turned ravine, by hand and by\n";
    chapter.check_agreement("the project's optimizers", largest, 1e-9);
}

// --- Act three, pictures -------------------------------------------------------------------------

// The first steps of a path, over the logarithm of the loss (and a thousandth, for the bottom, where it is 0), up to 100.
plot::Panel panel_of(const Landscape& landscape, const std::string& title, const Path& path, int steps) {
    plot::Field plane{.columns = 72, .rows = 72, .left = -10, .right = 10, .bottom = -10, .top = 10};
    plot::HeatMap map{.field = plot::sampled(plane,
                                             [&](plot::Point p) {
                                                 return std::log10(landscape.loss({p.x, p.y}) + 1e-3);
                                             }),
                      .range = {-3, 2},
                      .label = "log10 loss",
                      .contours = {-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5}};
    plot::Line line;
    for (std::size_t step = 0; step <= static_cast<std::size_t>(steps); ++step) {
        line.x.push_back(path.places[step][0]);
        line.y.push_back(path.places[step][1]);
    }
    return {.title = title,
            .x = {.label = "w1"},
            .y = {.label = "w2"},
            .square = true,
            .heat_map = map,
            .lines = {line}};
}

void write_ravine(const cli::Chapter& chapter) {
    std::vector<plot::Panel> panels;
    std::string words = "Until the loss is low:";
    for (const Rule& rule : {rules[0], rules[1], rules[5]}) {
        for (const Landscape* landscape : {&along_the_axes, &turned}) {
            const Path path = best_run(rule, *landscape);
            const std::string title = std::string(rule.name) + ", " + std::to_string(path.arrived) + " steps";
            panels.push_back(panel_of(*landscape, title, path, path.arrived));
            words += " " + title + (landscape == &turned ? " where it is turned;" : ",");
        }
    }
    words.back() = '.';
    chapter.write_picture("chapter7_ravine", {.title = "A ravine along the axes, and turned",
                                              .description = words,
                                              .panels = panels,
                                              .columns = 2});
}

void show_turned_ravine(const cli::Chapter& chapter) {
    term::LiveScreen screen(chapter.display());
    for (const Rule& rule : rules) {
        const Path path = best_run(rule, turned);
        const std::string title = std::string(rule.name) + ", rate " + text::general(path.rate);
        const int steps = std::min(path.arrived, 60);
        for (int step = 0; step <= steps && !term::interrupted(); ++step) {
            screen.show(panel_of(turned, title, path, step),
                        "step " + std::to_string(step) + " on the way to (0, 0)", step < steps ? 0.03 : 1);
        }
    }
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter7",
                           .purpose = "Is the steepest way the fastest? Momentum, AdaGrad, RMSProp and Adam.",
                           .note = "notes/chapter7.md"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        print_steps();
        compare_optimizers(chapter);
        write_ravine(chapter);
        if (chapter.is_live()) show_turned_ravine(chapter);
    });
}
