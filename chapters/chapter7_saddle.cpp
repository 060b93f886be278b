// Chapter 7: how long does a saddle hold a training? Two weights between two valleys, 0.001 off the middle line, with the
// project's optimizers; at several rates, as a picture, and live.
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

struct Rule {
    const char* name;
    std::function<std::unique_ptr<Optimizer>()> optimizer;
};

const std::array<Rule, 6> rules = {{{"SGD", [] { return std::make_unique<Sgd>(); }},
                                    {"momentum", [] { return std::make_unique<Momentum>(); }},
                                    {"Nesterov", [] { return std::make_unique<Momentum>(0.9, true); }},
                                    {"AdaGrad", [] { return std::make_unique<AdaGrad>(); }},
                                    {"RMSProp", [] { return std::make_unique<RmsProp>(); }},
                                    {"Adam", [] { return std::make_unique<Adam>(); }}}};

// Up to both sides in w1, down to both in w2, with a least loss of -0.25 at w2 = -1 and at w2 = 1.
double saddle(plot::Point w) { return w.x * w.x / 2 - w.y * w.y / 2 + std::pow(w.y, 4) / 4; }

// From (-1.5, 0.001).
std::vector<plot::Point> path_of(const Rule& rule, double rate, int steps) {
    std::vector<plot::Point> path = {{-1.5, 0.001}};
    Parameter weights{"w", {{Scalar(path[0].x), Scalar(path[0].y)}}, Matrix(1, 2), true};
    Parameter* const parameters[] = {&weights};
    const std::unique_ptr<Optimizer> optimizer = rule.optimizer();
    for (int step = 0; step < steps; ++step) {
        const auto [x, y] = path.back();
        weights.gradient = {{Scalar(x), Scalar(-y + y * y * y)}};
        optimizer->step(parameters, rate);
        path.push_back({double(weights.value(0, 0)), double(weights.value(0, 1))});
    }
    return path;
}

// The step after which the loss is first below -0.24, if there is one.
void print_steps() {
    constexpr int most_steps = 1000;
    text::Table table({"", "rate 0.01", "rate 0.05", "rate 0.1", "rate 0.5"});
    for (const Rule& rule : rules) {
        table.row(rule.name);
        for (const double rate : {0.01, 0.05, 0.1, 0.5}) {
            const std::vector<plot::Point> path = path_of(rule, rate, most_steps);
            const auto found =
                std::find_if(path.begin(), path.end(), [](plot::Point w) { return saddle(w) < -0.24; });
            found == path.end() ? table.cell("-") : table.count(found - path.begin());
        }
    }
    std::cout << "Steps from the saddle into a valley:\n" << table.text() << "\n";
}

constexpr int shown_steps = 60;
constexpr double shown_rate = 0.05;

// The colours end at a loss of 2.
plot::Panel panel_of(const std::string& title, const std::vector<plot::Point>& path) {
    const plot::Field plane{
        .columns = 72, .rows = 72, .left = -1.8, .right = 1.8, .bottom = -1.8, .top = 1.8};
    plot::Line line;
    for (const auto& [x, y] : path) {
        line.x.push_back(x);
        line.y.push_back(y);
    }
    return {.title = title,
            .x = {.label = "w1"},
            .y = {.label = "w2"},
            .square = true,
            .heat_map = {.field = plot::sampled(plane, saddle),
                         .range = {-0.25, 2},
                         .label = "loss",
                         .contours = {-0.24, -0.2, -0.1, 0, 0.1, 0.3, 0.6, 1, 1.5}},
            .lines = {line}};
}

void write_picture(const cli::Chapter& chapter) {
    std::vector<plot::Panel> panels;
    std::string words = "The loss after " + std::to_string(shown_steps) + " steps:";
    for (const Rule& rule : {rules[0], rules[1], rules[4], rules[5]}) {
        const std::vector<plot::Point> path = path_of(rule, shown_rate, shown_steps);
        panels.push_back(panel_of(rule.name, path));
        words += std::string(" ") + rule.name + " " + text::fixed(saddle(path.back()), 2) + ",";
    }
    words.back() = '.';
    chapter.write_picture("chapter7_saddle_paths",
                          {.title = "Off a saddle", .description = words, .panels = panels, .columns = 2});
}

void show(const cli::Chapter& chapter) {
    term::LiveScreen screen(chapter.display());
    for (const Rule& rule : rules) {
        for (int step = 0; step <= shown_steps && !term::interrupted(); ++step) {
            screen.show(panel_of(rule.name, path_of(rule, shown_rate, step)),
                        "step " + std::to_string(step) + ": between two valleys",
                        step < shown_steps ? 0.03 : 1);
        }
    }
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter7_saddle",
                           .purpose = "How long does a saddle hold a training?",
                           .note = "notes/chapter7.md"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        print_steps();
        write_picture(chapter);
        if (chapter.is_live()) show(chapter);
    });
}
