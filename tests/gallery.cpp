// Draws one example of every kind of figure, for notes/drawing.md, the loop of chapter 0, and the way of data through the
// trainer, for notes/train.md. Arguments: the folder to write them to, and the table that the trainer learns.
// Nothing here is measured: the numbers come from formulas and seeds, and are the same everywhere to a rounding.
#include "common/cli/atomic_file.hpp"
#include "common/data/digits.hpp"
#include "common/math/random.hpp"
#include "common/network/network.hpp"
#include "common/network/softmax_cross_entropy.hpp"
#include "common/plot/figure.hpp"
#include "common/plot/network_diagram.hpp"
#include "common/plot/panel.hpp"
#include "common/terminal/chart.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/text/table.hpp"
#include "common/trainer/drawing_pad.hpp"
#include "common/trainer/pictures.hpp"
#include "common/trainer/progress.hpp"
#include "common/trainer/table_problem.hpp"
#include "common/training/fit.hpp"
#include "common/training/optimizers.hpp"
#include "tests/loop_picture.hpp"
#include "tests/terminal_picture.hpp"
#include "tests/way_picture.hpp"

#include <cmath>
#include <filesystem>
#include <iostream>

using namespace nn;

namespace {

std::filesystem::path folder;

void write(const std::string& name, const std::string& content) {
    cli::write_file_atomically(folder / ("drawing_" + name + ".svg"), content);
}

constexpr term::TerminalStyle true_color{term::ColorDepth::all, true, true};

// What the lines look like in a window of just their size.
void write_screen(const std::string& name, const std::vector<std::string>& lines, const std::string& title,
                  const std::string& description) {
    int columns = 1;
    for (const std::string& line : lines) columns = std::max(columns, text::width_of(line));
    check::TerminalEmulator terminal(columns, static_cast<int>(lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) terminal.feed((i > 0 ? "\r\n" : "") + lines[i]);
    write(name, check::terminal_svg(terminal, title, description));
}

template <class Function>
plot::Line curve(const std::string& label, double from, double to, Function f) {
    plot::Line line{.label = label};
    for (int i = 0; i <= 200; ++i) {
        line.x.push_back(from + (to - from) * i / 200);
        line.y.push_back(f(line.x.back()));
    }
    return line;
}

template <class Function>
plot::Field sampled(int side, double low, double high, Function f) {
    const plot::Field plane{
        .columns = side, .rows = side, .left = low, .right = high, .bottom = low, .top = high};
    return plot::sampled(plane, [&](plot::Point p) { return f(p.x, p.y); });
}

double largest(const plot::Field& field) {
    double size = 0;
    for (const double value : field.values) size = std::max(size, std::abs(value));
    return size;
}

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

plot::Panel four_activations() {
    return {.x = {.label = "z"},
            .y = {.label = "what comes out"},
            .lines = {curve("sigmoid", -4, 4, sigmoid),
                      curve("tanh", -4, 4, [](double z) { return std::tanh(z); }),
                      curve("ReLU", -4, 4, [](double z) { return std::max(z, 0.0); }),
                      curve("softplus", -4, 4, [](double z) { return std::log1p(std::exp(z)); })}};
}

// 100,000 noisy losses, one of them far off.
plot::Panel spike() {
    Random random(1);
    plot::Line loss{.label = "loss"}, bound{.label = "bound"};
    for (int step = 100; step < 100'100; ++step) {
        loss.y.push_back(30.0 / step * random.uniform(0.7, 1.3));
        bound.y.push_back(10.0 / step);
    }
    loss.y[61'803] = 3;
    return {.x = {.label = "step"},
            .y = {.label = "loss, log scale", .scale = plot::Scale::logarithmic},
            .lines = {loss, bound},
            .marks = {{61'803, "one bad step"}}};
}

plot::Panel four_classes() {
    Random random(2);
    plot::Panel panel{.x = {.label = "first input"}, .y = {.label = "second input"}, .square = true};
    for (int c = 0; c < 4; ++c) {
        plot::Dots dots{.label = "class " + std::to_string(c)};
        for (int i = 0; i < 40; ++i) {
            const double x = c % 2 * 2 + 0.45 * random.normal(), y = c / 2 * 2 + 0.45 * random.normal();
            dots.places.push_back({x, y});
        }
        panel.dots.push_back(dots);
    }
    return panel;
}

// A long valley, and the way of gradient descent to its bottom.
plot::Panel valley() {
    const auto height = [](double x, double y) { return x * x / 2 + 2 * y * y + 0.7 * x * y; };
    const plot::Field field = sampled(72, -2.5, 2.5, height);
    plot::Line way;
    for (double x = -2.2, y = 2; way.x.size() <= 30;) {
        way.x.push_back(x);
        way.y.push_back(y);
        const double dx = x + 0.7 * y, dy = 4 * y + 0.7 * x;
        x -= 0.4 * dx;
        y -= 0.4 * dy;
    }
    return {.x = {.label = "first weight"},
            .y = {.label = "second weight"},
            .square = true,
            .heat_map = {.field = field,
                         .range = {0, largest(field)},
                         .label = "loss",
                         .contours = {0.1, 0.5, 1, 2, 4, 8, 12}},
            .lines = {way}};
}

plot::Panel waves() {
    const plot::Field field =
        sampled(64, -3, 3, [](double x, double y) { return std::sin(x) * std::cos(y) + 0.3 * x; });
    return {.x = {.label = "x"},
            .y = {.label = "y"},
            .square = true,
            .heat_map = {.field = field,
                         .palette = plot::Palette::signed_values,
                         .range = {-largest(field), largest(field)},
                         .label = "height",
                         .contours = {0}}};
}

plot::Panel normal_numbers(int bars = 40) {
    Random random(3);
    std::vector<double> values(10'000);
    for (double& value : values) value = random.normal();
    return {.x = {.label = "value"}, .y = {.label = "how many"}, .bars = plot::histogram(values, bars)};
}

// Bars that stand, a column each, in eighths of a row.
std::vector<std::string> standing(const std::vector<plot::Bar>& bars, int rows) {
    constexpr const char* blocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    double most = 0;
    for (const plot::Bar& bar : bars) most = std::max(most, bar.height);
    std::vector<std::string> lines;
    for (int row = rows - 1; row >= 0; --row) {
        lines.emplace_back(term::foreground(plot::blue, true_color.depth));
        for (const plot::Bar& bar : bars) {
            const auto eighths = static_cast<int>(std::lround(8 * rows * bar.height / most));
            lines.back() += blocks[std::clamp(eighths - 8 * row, 0, 8)];
        }
        lines.back() += term::normal(true_color.depth);
    }
    return lines;
}

// Exclusive or by two hidden units with weights chosen by hand.
double hidden_or(double x, double y) { return sigmoid(10 * (x + y - 0.5)); }
double hidden_nand(double x, double y) { return sigmoid(10 * (1.5 - x - y)); }
double exclusive_or(double x, double y) { return sigmoid(20 * (hidden_or(x, y) + hidden_nand(x, y) - 1.5)); }

plot::Panel surface() {
    std::vector<plot::Sample> samples;
    for (const auto& [x, y] : {plot::Point{0, 0}, {0, 1}, {1, 0}, {1, 1}}) {
        samples.push_back({{x, y}, x == y ? 0.0 : 1.0, exclusive_or(x, y)});
    }
    return plot::decision_surface(sampled(72, -0.5, 1.5, exclusive_or), samples);
}

plot::NetworkDiagram network() {
    const double x = 1, y = 0;
    return {.layers = {{2, "inputs", {x, y}},
                       {2, "sigmoid", {hidden_or(x, y), hidden_nand(x, y)}},
                       {1, "sigmoid", {exclusive_or(x, y)}}},
            .weights = {{10, -10, 10, -10}, {20, 20}}};
}

plot::NetworkDiagram random_network() {
    Random random(4);
    plot::NetworkDiagram diagram{.layers = {{2, "inputs", {1, 0}}, {8, "tanh", {}}, {1, "sigmoid", {}}},
                                 .weights = {{}, {}}};
    for (int i = 0; i < 16; ++i) diagram.weights[0].push_back(random.normal());
    for (int i = 0; i < 8; ++i) diagram.weights[1].push_back(random.normal());
    double sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        diagram.layers[1].values.push_back(std::tanh(diagram.weights[0][i]));
        sum += diagram.layers[1].values[i] * diagram.weights[1][i];
    }
    diagram.layers[2].values = {sigmoid(sum)};
    return diagram;
}

void draw_figures() {
    write("lines",
          plot::svg_file({.title = "Four activation functions",
                          .description =
                              "From z = -4 to 4: sigmoid rises from 0.02 to 0.98, tanh from -1 to 1; "
                              "ReLU and softplus rise from 0 to 4.",
                          .panels = {four_activations()}}));
    write("spike", plot::svg_file(
                       {.title = "One spike among 100,000 points",
                        .description = "A noisy loss falls from 0.3 to 0.0003; at step 61,803 it jumps to 3.",
                        .panels = {spike()}}));
    write("classes",
          plot::svg_file(
              {.title = "Four classes",
               .description = "160 points in four clouds around the corners of a square with side 2.",
               .panels = {four_classes()}}));
    write("valley",
          plot::svg_file(
              {.title = "Down a valley",
               .description = "30 steps of gradient descent zigzag from (-2.2, 2) to the bottom at (0, 0).",
               .panels = {valley()}}));
    write("signed",
          plot::svg_file({.title = "Above and below zero",
                          .description = "sin x · cos y + 0.3 x over the plane; the line is where it is 0.",
                          .panels = {waves()}}));
    write("histogram", plot::svg_file({.title = "10,000 normal numbers",
                                       .description = "A bell around 0; nearly all lie between -3 and 3.",
                                       .panels = {normal_numbers()}}));
    std::vector<plot::Panel> panels = {surface(), four_classes(), four_activations(), normal_numbers()};
    const char* titles[] = {"A surface", "Points", "Lines", "A histogram"};
    for (std::size_t i = 0; i < panels.size(); ++i) panels[i].title = titles[i];
    write("panels",
          plot::svg_file(
              {.title = "Four panels in one figure",
               .description = "A decision surface, points, lines and a histogram, in frames of one width.",
               .panels = panels,
               .columns = 2}));
    write("surface",
          plot::svg_file(
              {.title = "Exclusive or, by hand",
               .description = "The prediction is 1 in a band between two lines, around (0, 1) and (1, 0).",
               .panels = {surface()}}));
    write("network",
          plot::network_svg(network(), "Exclusive or, by hand",
                            "Two inputs, 1 and 0; two hidden units, both near 1; one output, near 1."));
}

void draw_screens() {
    write_screen("terminal_lines", term::chart_lines(four_activations(), 72, 16, true_color),
                 "Lines in a terminal", "The four functions, drawn in dots of braille.");
    write_screen("terminal_bars", standing(normal_numbers(72).bars, 12), "A histogram in a terminal",
                 "The bell of 10,000 normal numbers, drawn in eighths of a line.");
    std::vector<std::string> both = term::chart_lines(surface(), 36, 18, true_color);
    const std::vector<std::string> second = term::chart_lines(valley(), 36, 18, true_color);
    const int width = text::widest(both) + 3;
    for (std::size_t i = 0; i < both.size(); ++i) both[i] = text::pad_right(both[i], width) + second[i];
    write_screen("terminal_heat_maps", both, "Heat maps in a terminal",
                 "The decision surface and the valley beside each other, two pixels in each character.");
    write_screen("terminal_network", term::network_lines(random_network(), 60, 18, true_color),
                 "A network in a terminal",
                 "Two inputs, eight tanh units, one output; orange weights are above 0, blue ones below.");
    text::Table table({"activation", "at -2", "at 0", "at 2"});
    for (const plot::Line& line : four_activations().lines) {
        table.row(line.label);
        for (const std::size_t i : {50u, 100u, 150u}) table.general(line.y[i], 3);
    }
    std::vector<std::string> lines = table.lines();
    lines.push_back("");
    lines.push_back(
        progress_line_with_bar({.epoch = {.number = 1200, .training = {0, 0.0123, 1}, .validation = {}},
                                .last_epoch = 5000,
                                .samples = 4,
                                .pace = {182'000, 2}},
                               88, true));
    write_screen("terminal_table", lines, "A table and a progress line",
                 "Numbers with their points below each other; a progress line at 24 %.");
}

// The trainer's dashboard in the middle of its usual run.
void draw_dashboard() {
    constexpr Index now = 120, epochs = 1000;
    Training training(exclusive_or_problem(), {{2, 8, 1}}, 1);
    const Goal goal{.close_enough = 0.1};
    Goal::Buffers buffers;
    History history;
    FitOptions options{.epochs = now, .learning_rate = 0.5};
    options.observers = {[&](const Epoch& epoch) {
        history.add(epoch, goal.is_reached(epoch, training.network, training.loss, training.problem.training,
                                           buffers));
        return Decision::go_on;
    }};
    StepMeter optimizer(*training.optimizer, 1);
    fit(training.network, training.loss, optimizer, training.problem.training, options, training.random);
    history.last_step = optimizer.last();
    Dashboard dashboard = dashboard_of(training, history, status_of(training, history, goal),
                                       "XOR, 2-8-1 tanh, learning rate 0.5, seed 1", epochs, 1);
    dashboard.progress = {.epoch = history.last, .last_epoch = epochs, .samples = 4, .pace = {{}, 3}};
    dashboard.keys = "space pauses   s one epoch   + - speed   q ends";
    write_screen(
        "terminal_dashboard", dashboard_lines(dashboard, 92, 28, true_color), "The trainer at work",
        "Epoch 120 of 1,000: the predictions over the plane and of the four samples, the loss, and the "
        "network at work on (0, 1).");
}

// One sample of the throws, after the usual training.
void draw_way(const std::filesystem::path& table) {
    Random random(1);
    Training training(problem_of(read_table(table), {.validation = 0.25}, random), {{2, 8, 1}}, random, 1);
    fit(training.network, training.loss, *training.optimizer, training.problem.training,
        {.epochs = 1000, .learning_rate = 0.5}, training.random);
    write("way", check::way_svg(training, 175));
}

// A 4, drawn with the mouse, and what a network reads that has learned a few thousand digits.
void draw_pad() {
    Random random(1);
    const Dataset digits = drawn_digits(4'000, random);
    Network network = mlp({image_pixels, 64, 10}, Activation::relu, Initializer::he_uniform, random);
    const SoftmaxCrossEntropy loss;
    Adam adam;
    fit(network, loss, adam, digits, {.epochs = 3, .batch_size = 32, .learning_rate = 0.003}, random);
    DrawingPad pad;
    const auto lines = [&] {
        Matrix p;
        loss.predictions(network.predict(pad.picture()), p);
        return pad.lines(p, "", 78, 25, true_color);
    };
    static_cast<void>(lines()); // from here on it knows where it stands
    using Kind = term::Input::Kind;
    for (const std::vector<std::pair<int, int>>& stroke :
         {std::vector<std::pair<int, int>>{{15, 4}, {13, 9}, {10, 14}, {20, 14}, {31, 13}},
          {{26, 9}, {25, 15}, {25, 20}}}) {
        for (const auto& [column, row] : stroke) {
            const bool is_first = column == stroke[0].first && row == stroke[0].second;
            pad.obey({is_first ? Kind::press : Kind::drag, 0, column, row});
        }
        pad.obey({Kind::release});
    }
    write_screen("terminal_pad", lines(), "Drawing a digit in the terminal",
                 "A 4 on the pad; beside it ten bars, of which that of the 4 is by far the longest, and the "
                 "picture as the network sees it.");
}

} // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::cerr << "gallery: needs the folder to write to, and the table of throws\n";
        return 2;
    }
    folder = words[1];
    draw_figures();
    draw_screens();
    draw_dashboard();
    draw_way(words[2]);
    draw_pad();
    write("loop", check::loop_svg());
}
