// Chapter 1: what does a network compute? A neuron adds up its inputs, each times a weight, and decides by a
// step function. One neuron cannot compute exclusive or (XOR); three can. First by hand, then as matrices,
// then as a picture. Nothing is learned here: the weights are chosen by hand.
#include "common/cli/chapter.hpp"
#include "common/math/multiply.hpp"
#include "common/terminal/screen.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>

using namespace nn;

// --- Act one, by hand ----------------------------------------------------------------------------

struct Neuron {
    double w1, w2; // a weight for each input
    double b;      // the bias

    double sum(double x1, double x2) const { return w1 * x1 + w2 * x2 + b; }
};

double step(double z) { return z > 0 ? 1 : 0; }

struct Sample {
    double x1, x2, target;
};
constexpr std::array<Sample, 4> exclusive_or = {{{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}}};

constexpr Neuron or_neuron{1, 1, -0.5};    // above 0 when at least one input is 1
constexpr Neuron nand_neuron{-1, -1, 1.5}; // above 0 unless both are
constexpr Neuron and_neuron{1, 1, -1.5};   // above 0 when both are

// Every number on the way of one sample through the network.
struct Pass {
    double z1, a1, z2, a2; // the hidden layer: sums and decisions of two neurons
    double z3, y;          // the output neuron, whose inputs are a1 and a2
};

Pass network_by_hand(double x1, double x2) {
    Pass pass{};
    pass.z1 = or_neuron.sum(x1, x2);
    pass.a1 = step(pass.z1);
    pass.z2 = nand_neuron.sum(x1, x2);
    pass.a2 = step(pass.z2);
    pass.z3 = and_neuron.sum(pass.a1, pass.a2);
    pass.y = step(pass.z3);
    return pass;
}

// The loss: how wrong the predictions for the four samples are, as one number.
template <class Predict>
double mean_squared_error(Predict predict) {
    double sum = 0;
    for (const Sample& s : exclusive_or) {
        const double error = predict(s.x1, s.x2) - s.target;
        sum += error * error;
    }
    return sum / exclusive_or.size();
}

void print_every_number() {
    text::Table table({"x1", "x2", "z1", "a1", "z2", "a2", "z3", "y", "target"});
    for (const auto& [x1, x2, target] : exclusive_or) {
        const Pass p = network_by_hand(x1, x2);
        table.row();
        for (const double number : {x1, x2, p.z1, p.a1, p.z2, p.a2, p.z3, p.y, target}) table.general(number);
    }
    const double loss = mean_squared_error([](double x1, double x2) { return network_by_hand(x1, x2).y; });
    std::cout << "Three neurons, OR and NAND joined by AND:\n"
              << table.text() << "Mean squared error: " << text::general(loss) << "\n\n";
}

// One neuron alone, with every weight and bias from -2 to 2 in steps of a quarter.
void try_single_neurons() {
    std::array<int, 5> neurons_with{}; // how many predict 0, 1, ... 4 of the four samples correctly
    int neurons = 0;
    double lowest_loss = 1;
    for (double w1 = -2; w1 <= 2; w1 += 0.25) {
        for (double w2 = -2; w2 <= 2; w2 += 0.25) {
            for (double b = -2; b <= 2; b += 0.25) {
                const Neuron neuron{w1, w2, b};
                const double loss =
                    mean_squared_error([&](double x1, double x2) { return step(neuron.sum(x1, x2)); });
                // A wrong prediction has a squared error of 1.
                ++neurons_with[static_cast<std::size_t>(4 - 4 * loss)];
                ++neurons;
                lowest_loss = std::min(lowest_loss, loss);
            }
        }
    }
    text::Table table({"correct", "neurons"});
    for (std::size_t correct = 0; correct <= 4; ++correct) {
        table.row(std::to_string(correct) + " of 4").count(neurons_with[correct]);
    }
    std::cout << "One neuron alone, " << neurons << " choices of weights and bias:\n"
              << table.text() << "Lowest mean squared error: " << text::general(lowest_loss) << "\n\n";
}

// --- Act two, the same as matrices: a row for each sample, a column for each neuron --------------

// x (batch × in), w (in × out), b (1 × out) -> z (batch × out): every neuron j for every sample i.
Matrix layer_by_loops(const Matrix& x, const Matrix& w, const Matrix& b) {
    Matrix z(x.rows(), w.columns());
    for (Index i = 0; i < z.rows(); ++i) {
        for (Index j = 0; j < z.columns(); ++j) {
            z(i, j) = b(0, j);
            for (Index k = 0; k < x.columns(); ++k) z(i, j) += x(i, k) * w(k, j);
        }
    }
    return z;
}

void step(Matrix& z) {
    for (Scalar& entry : z) entry = entry > 0 ? 1 : 0;
}

void compare_with_matrices(cli::Chapter& chapter) {
    const Matrix x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};        // (4 × 2): four samples, two inputs
    const Matrix w1 = {{1, -1}, {1, -1}}, b1 = {{-0.5, 1.5}}; // (2 × 2), (1 × 2): OR and NAND, a column each
    const Matrix w2 = {{1}, {1}}, b2 = {{-1.5}};              // (2 × 1), (1 × 1): AND

    Matrix a, y;
    multiply(x, w1, a); // Z = XW      (4 × 2) · (2 × 2)
    add_to_rows(a, b1); //     + b     (1 × 2), added to every row
    double difference = largest_difference(a, layer_by_loops(x, w1, b1));
    step(a);            // A = step(Z)
    multiply(a, w2, y); // and once more, from A: (4 × 2) · (2 × 1)
    add_to_rows(y, b2);
    difference = cli::nan_max(difference, largest_difference(y, layer_by_loops(a, w2, b2)));
    step(y);
    for (Index i = 0; i < 4; ++i) {
        difference = cli::nan_max(difference, std::abs(y(i, 0) - network_by_hand(x(i, 0), x(i, 1)).y));
    }
    chapter.check_agreement("matrices, loops and the neurons by hand", difference, 1e-12);
}

// --- Act three: the picture, and the signal on its way -------------------------------------------

// The line on which a neuron's sum is 0: w1 x + w2 y + b = 0.
plot::Line border(const char* label, const Neuron& n) {
    const auto y = [&](double x) { return -(n.w1 * x + n.b) / n.w2; };
    return {.label = label, .x = {-0.5, 1.5}, .y = {y(-0.5), y(1.5)}};
}

void write_planes(const cli::Chapter& chapter) {
    const plot::Axis axis{.low = -0.5, .high = 1.5};
    plot::Panel before{.title = "The inputs", .x = axis, .y = axis, .square = true};
    before.x.label = "x1";
    before.y.label = "x2";
    before.lines = {border("OR", or_neuron), border("NAND", nand_neuron)};
    plot::Panel after = before;
    after.title = "The hidden layer";
    after.x.label = "a1: OR";
    after.y.label = "a2: NAND";
    after.lines = {border("AND", and_neuron)};
    for (plot::Panel* panel : {&before, &after}) panel->dots = {{"XOR is 0"}, {"XOR is 1"}};
    for (const auto& [x1, x2, target] : exclusive_or) {
        const Pass p = network_by_hand(x1, x2);
        const std::size_t kind = target > 0;
        const std::string name = text::general(x1) + ", " + text::general(x2);
        before.dots[kind].places.push_back({x1, x2});
        after.dots[kind].places.push_back({p.a1, p.a2});
        before.labels.push_back({{x1, x2}, name});
        if (target == 0) after.labels.push_back({{p.a1, p.a2}, name});
    }
    after.labels.push_back({{1.25, 1}, "0, 1 and 1, 0"}); // where both have come to lie, clear of the line
    chapter.write_picture("chapter1_planes",
                          {.title = "Two lines, then one",
                           .description =
                               "In the plane of the inputs XOR needs two lines. The hidden layer "
                               "moves (0, 1) and (1, 0) to one point, (1, 1); there one line will do.",
                           .panels = {before, after},
                           .columns = 2});
}

// Layer by layer for each of the four samples.
void show_signal(const cli::Chapter& chapter) {
    term::LiveScreen screen(chapter.display());
    for (const auto& [x1, x2, target] : exclusive_or) {
        if (term::interrupted()) return;
        const Pass p = network_by_hand(x1, x2);
        plot::NetworkDiagram diagram{.layers = {{2, "inputs", {x1, x2}}, {2, "OR, NAND", {}}, {1, "AND", {}}},
                                     .weights = {{1, -1, 1, -1}, {1, 1}}};
        screen.show(diagram, "Two inputs. XOR of them is " + text::general(target) + ".", 1.5);
        diagram.layers[1].values = {p.a1, p.a2};
        screen.show(diagram, "Their sums are " + text::general(p.z1) + " and " + text::general(p.z2) + ".",
                    2);
        diagram.layers[2].values = {p.y};
        screen.show(diagram, "The sum of those two is " + text::general(p.z3) + ".", 2);
    }
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter1",
                           .purpose = "What does a network compute? Exclusive or, by three neurons.",
                           .note = "notes/chapter1.md"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        print_every_number();
        try_single_neurons();
        compare_with_matrices(chapter);
        write_planes(chapter);
        if (chapter.is_live()) show_signal(chapter);
    });
}
