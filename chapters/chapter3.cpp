// Chapter 3: how does a network learn? By gradient descent. The gradient is found first by finite
// differences, that is by nudging every weight and looking at the loss; then by backpropagation, in one pass
// forward and one backward. By hand, as matrices, and as the project's layers. One network, 2-2-1, with tanh
// in the hidden layer and a plain sum as output; mean squared error; all four samples.
#include "common/cli/chapter.hpp"
#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/terminal/screen.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <iostream>

using namespace nn;

// The nine numbers that are learned: w1[k][j] leads from input k to hidden unit j, w2[j] from j to the output.
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

// --- Act one, by hand ----------------------------------------------------------------------------

// What the network makes of one sample, forward.
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

// The derivative of the loss with respect to each of the nine, by computing the loss 18 times.
Weights gradient_by_finite_differences(Weights w) {
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

// The same by the chain rule, from the loss back to the weights: forward once, then backward once.
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

struct Descent {
    Weights weights;            // at the end
    std::vector<double> losses; // before the first step, and after each
};

// Until every prediction is within 0.1 of its target.
Descent descend(const Gradient& gradient) {
    Descent descent{start, {loss_of(start)}};
    while (!is_solved(descent.weights) && descent.losses.size() <= most_steps) {
        step_downhill(descent.weights, gradient(descent.weights));
        descent.losses.push_back(loss_of(descent.weights));
    }
    return descent;
}

void print(const std::string& name, const Descent& descent, const std::string& cost) {
    std::cout << name << (is_solved(descent.weights) ? ": solved" : ": NOT solved") << " after "
              << descent.losses.size() - 1 << " steps, " << cost << "\n";
}

double largest_difference(Weights a, Weights b) {
    double largest = 0;
    for (std::size_t p = 0; p < 9; ++p) largest = cli::nan_max(largest, std::abs(*a.all()[p] - *b.all()[p]));
    return largest;
}

// --- Act two, as the project's layers ------------------------------------------------------------

Weights gradient_by_layers() {
    constexpr auto& w = start;
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{w.w1[0][0], w.w1[0][1]}, {w.w1[1][0], w.w1[1][1]}},
                                        Matrix{{w.b1[0], w.b1[1]}}));
    network.add(std::make_unique<ActivationLayer>(Activation::tanh));
    network.add(std::make_unique<Dense>(Matrix{{w.w2[0]}, {w.w2[1]}}, Matrix{{w.b2}}));

    const Matrix x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, t = {{0}, {1}, {1}, {0}}; // (4 × 2), (4 × 1)
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

void compare_gradients(cli::Chapter& chapter) {
    const Weights gradient = gradient_by_backpropagation(start);
    std::cout << "\nThe nine partial derivatives, by backpropagation and by\n";
    chapter.check_agreement("finite differences",
                            largest_difference(gradient, gradient_by_finite_differences(start)), 1e-8);
    chapter.check_agreement("the project's layers", largest_difference(gradient, gradient_by_layers()),
                            1e-12);
}

// --- Act three: what it costs, and what it looks like --------------------------------------------

// How often a network of these sizes has to be gone through for one step.
void print_costs() {
    text::Table table({"network", "parameters", "finite differences", "backpropagation"});
    for (const auto& [in, hidden, out] : {std::array{2, 2, 1}, {2, 8, 1}, {784, 128, 10}}) {
        const int parameters = (in + 1) * hidden + (hidden + 1) * out;
        table.row(std::to_string(in) + "-" + std::to_string(hidden) + "-" + std::to_string(out));
        table.count(parameters).count(2 * parameters).cell("1 forward, 1 backward");
    }
    std::cout << "\nPasses through the network for one step:\n" << table.text() << "\n";
}

void write_descent(const cli::Chapter& chapter, const std::vector<double>& losses) {
    chapter.write_picture(
        "chapter3_descent",
        {.title = "Gradient descent",
         .description = "The loss of 2-2-1 on XOR falls from " + text::general(losses.front()) + " to " +
                        text::general(losses.back()) + " in " + std::to_string(losses.size() - 1) + " steps.",
         .panels = {{.x = {.label = "step"},
                     .y = {.label = "mean squared error, log scale", .scale = plot::Scale::logarithmic},
                     .lines = {{.label = "loss", .y = losses}}}}});
}

// The network on its way downhill, one picture a step; the samples take turns.
void show_descent(const cli::Chapter& chapter) {
    term::LiveScreen screen(chapter.display());
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
    const cli::About about{.program = "chapter3",
                           .purpose = "How does a network learn? By gradient descent and backpropagation.",
                           .note = "notes/chapter3.md"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        const Descent slow = descend(gradient_by_finite_differences);
        const Descent fast = descend(gradient_by_backpropagation);
        print("Descent by finite differences", slow, "each with 18 passes.");
        print("By backpropagation", fast, "each a forward and a backward pass.");
        compare_gradients(chapter);
        print_costs();
        write_descent(chapter, fast.losses);
        if (chapter.is_live()) show_descent(chapter);
    });
}
