// Chapter 3: how does a network learn? First by nudging every weight and looking at the loss; then by backpropagation,
// which finds the same slopes in one pass back through the network. By hand, as matrices, and as the project's layers.
// One network, 2-2-1, with tanh in the hidden layer and a plain sum as output; mean squared error; all four samples.
#include "common/cli/agreement.hpp"
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/terminal/live_picture.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iostream>

using namespace nn;

// The nine numbers that are learnt: w1[k][j] leads from input k to hidden unit j, w2[j] from there to the output.
struct Weights {
    double w1[2][2], b1[2], w2[2], b2;

    std::array<double*, 9> all() {
        return {&w1[0][0], &w1[0][1], &w1[1][0], &w1[1][1], &b1[0], &b1[1], &w2[0], &w2[1], &b2};
    }
};

constexpr Weights start = {{{-0.8, -0.6}, {0.8, 0.4}}, {0, 0}, {-0.5, -0.3}, 0};
constexpr double learning_rate = 0.5;
constexpr std::array<std::array<double, 2>, 4> inputs = {{{0, 0}, {0, 1}, {1, 0}, {1, 1}}};
constexpr std::array<double, 4> targets = {0, 1, 1, 0};

// --- Act one, by hand ---------------------------------------------------------------------------------------

// What one sample makes of the network, forward.
struct Pass {
    double z[2], a[2], y;
};

Pass forward(const Weights& w, const std::array<double, 2>& x) {
    Pass pass{};
    pass.y = w.b2;
    for (int j = 0; j < 2; ++j) {
        pass.z[j] = x[0] * w.w1[0][j] + x[1] * w.w1[1][j] + w.b1[j];
        pass.a[j] = std::tanh(pass.z[j]);
        pass.y += pass.a[j] * w.w2[j];
    }
    return pass;
}

double loss_of(const Weights& w) {
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const double error = forward(w, inputs[i]).y - targets[i];
        sum += error * error;
    }
    return sum / 4;
}

// The slope of the loss for each of the nine, by asking 18 times.
Weights gradient_by_nudging(Weights w) {
    constexpr double nudge = 1e-5;
    Weights gradient{};
    for (std::size_t p = 0; p < 9; ++p) {
        double& weight = *w.all()[p];
        const double kept = weight;
        weight = kept + nudge;
        const double above = loss_of(w);
        weight = kept - nudge;
        const double below = loss_of(w);
        weight = kept;
        *gradient.all()[p] = (above - below) / (2 * nudge);
    }
    return gradient;
}

// The same, by passing blame back: forward once, then backward once.
Weights gradient_by_backpropagation(const Weights& w) {
    Weights d{}; // d.w1[k][j] is ∂L/∂w1[k][j], and so on
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& x = inputs[i];
        const Pass pass = forward(w, x);
        const double dy = 2 * (pass.y - targets[i]) / 4; // L = mean of (y - t)²
        d.b2 += dy;                                      // y = ... + b2
        for (int j = 0; j < 2; ++j) {
            d.w2[j] += dy * pass.a[j];                                   // y = ... + a_j w2_j
            const double da = dy * w.w2[j];                              // the same, seen from a_j
            const double dz = da * (1 - pass.a[j] * pass.a[j]);          // a = tanh(z)
            d.b1[j] += dz;                                               // z_j = ... + b1_j
            for (std::size_t k = 0; k < 2; ++k) d.w1[k][j] += dz * x[k]; // z_j = ... + x_k w1_kj
        }
    }
    return d;
}

void step_downhill(Weights& w, Weights gradient) {
    for (std::size_t p = 0; p < 9; ++p) *w.all()[p] -= learning_rate * *gradient.all()[p];
}

bool is_solved(const Weights& w) {
    for (std::size_t i = 0; i < 4; ++i) {
        if (!(std::abs(forward(w, inputs[i]).y - targets[i]) < 0.1)) return false; // nor for NaN
    }
    return true;
}

using Gradient = std::function<Weights(const Weights&)>;

constexpr std::size_t most_steps = 1000;

// The losses on the way, until every answer is within 0.1 of its target. Leaves the last weights in w.
std::vector<double> learn(Weights& w, const Gradient& gradient) {
    std::vector<double> losses = {loss_of(w)};
    while (!is_solved(w) && losses.size() <= most_steps) {
        step_downhill(w, gradient(w));
        losses.push_back(loss_of(w));
    }
    return losses;
}

// Says how it went, and gives back the losses.
std::vector<double> descend(const std::string& name, const Gradient& gradient, const std::string& price) {
    Weights w = start;
    const std::vector<double> losses = learn(w, gradient);
    std::cout << name << (is_solved(w) ? ": solved" : ": NOT solved") << " after " << losses.size() - 1
              << " steps" << price << "\n";
    return losses;
}

double largest_difference(Weights a, Weights b) {
    double largest = 0;
    for (std::size_t p = 0; p < 9; ++p) largest = cli::larger(largest, std::abs(*a.all()[p] - *b.all()[p]));
    return largest;
}

// --- Act two, as the project's layers --------------------------------------------------------------------------

Weights gradient_by_layers() {
    constexpr auto& w = start;
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{w.w1[0][0], w.w1[0][1]}, {w.w1[1][0], w.w1[1][1]}},
                                        Matrix{{w.b1[0], w.b1[1]}}));
    network.add(std::make_unique<ActivationLayer>(Activation::tanh));
    network.add(std::make_unique<Dense>(Matrix{{w.w2[0]}, {w.w2[1]}}, Matrix{{w.b2}}));

    Matrix x(4, 2), t(4, 1);
    for (Index i = 0; i < 4; ++i) {
        const auto sample = static_cast<std::size_t>(i);
        x(i, 0) = static_cast<Scalar>(inputs[sample][0]);
        x(i, 1) = static_cast<Scalar>(inputs[sample][1]);
        t(i, 0) = static_cast<Scalar>(targets[sample]);
    }
    const MeanSquaredError loss;
    Matrix dy;
    loss.value_and_gradient(network.forward(x), t, dy); // dy = ∂L/∂y                (4 × 1)
    network.backward(dy);                               // layer by layer, from the last to the first
    Weights d{};
    std::size_t p = 0;
    for (const Parameter* parameter : network.parameters()) { // weight and bias of each Dense, in this order
        for (const Scalar entry : parameter->gradient) *d.all()[p++] = entry;
    }
    return d;
}

bool all_agree() {
    const Weights passed_back = gradient_by_backpropagation(start);
    std::cout << "The nine slopes, by backpropagation and by\n";
    const bool nudges =
        cli::agree("nudging", largest_difference(gradient_by_nudging(start), passed_back), 1e-8);
    const bool layers =
        cli::agree("the project's layers", largest_difference(gradient_by_layers(), passed_back), 1e-12);
    return nudges && layers;
}

// --- Act three: what it costs, and what it looks like ----------------------------------------------

// How often a network of these sizes has to be gone through for one step.
void print_costs() {
    std::vector<std::vector<std::string>> rows = {{"network", "numbers", "nudging", "backpropagation"}};
    for (const auto& [in, hidden, out] : {std::array{2, 2, 1}, {2, 8, 1}, {784, 128, 10}}) {
        const int numbers = (in + 1) * hidden + (hidden + 1) * out;
        rows.push_back({std::to_string(in) + "-" + std::to_string(hidden) + "-" + std::to_string(out),
                        std::to_string(numbers), std::to_string(2 * numbers), "1 forward, 1 back"});
    }
    std::cout << "\nPasses through the network for one step:\n" << text::table_text(rows) << "\n";
}

void write_descent(const std::string& folder, const std::vector<double>& losses) {
    cli::write_picture(
        folder, "chapter3_descent",
        {.title = "Downhill",
         .description = "The loss of 2-2-1 on XOR falls from " + text::general(losses.front()) + " to " +
                        text::general(losses.back()) + " in " + std::to_string(losses.size() - 1) + " steps.",
         .panels = {{.x = {.label = "step"},
                     .y = {.label = "mean squared error, log scale", .scale = plot::Scale::logarithmic},
                     .lines = {{"loss", losses}}}}});
}

// The network on its way downhill, one picture a step; the samples take turns.
void show_descent(const term::DisplayOptions& options) {
    term::LivePicture screen(options);
    Weights w = start;
    for (std::size_t step = 0; step <= most_steps && !is_solved(w) && !term::interrupted(); ++step) {
        const auto& x = inputs[step / 4 % 4];
        const Pass pass = forward(w, x);
        screen.show({.layers = {{2, "inputs", {x[0], x[1]}},
                                {2, "tanh", {pass.a[0], pass.a[1]}},
                                {1, "sum", {pass.y}}},
                     .weights = {{w.w1[0][0], w.w1[0][1], w.w1[1][0], w.w1[1][1]}, {w.w2[0], w.w2[1]}}},
                    "step " + std::to_string(step) + "  loss " + text::fixed(loss_of(w), 4), 0.08);
        step_downhill(w, gradient_by_backpropagation(w));
    }
}

int main(int argc, char** argv) {
    return cli::run_program("chapter3", [&] {
        term::DisplayOptions options;
        cli::Arguments arguments({.program = "chapter3",
                                  .purpose = "How does a network learn? By nudging, and by backpropagation.",
                                  .examples = {"./chapter3"},
                                  .note = "notes/chapter3.md"});
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        descend("Descent by nudging", gradient_by_nudging, ", each with 18 passes.");
        const std::vector<double> losses = descend("By backpropagation", gradient_by_backpropagation,
                                                   ", one pass forward and one back each.");
        std::cout << "\n";
        const bool agreed = all_agree();
        print_costs();
        write_descent(options.out, losses);
        if (term::is_live(options)) show_descent(options);
        return agreed ? 0 : 1;
    });
}
