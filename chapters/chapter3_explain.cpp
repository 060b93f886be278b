// Chapter 3: every number of one step of backpropagation. One sample by hand, forward and back, with the formula for
// each number; then all four samples as matrices, with the shapes; then the step downhill.
// The network of chapter3.cpp at its start: 2-2-1, tanh in the hidden layer, a plain sum, mean squared error.
#include "common/cli/agreement.hpp"
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
#include "common/math/multiply.hpp"
#include "common/network/losses.hpp"
#include "common/terminal/live_picture.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/text/width.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

using namespace nn;

// w1_kj leads from input k to hidden unit j, w2_j from there to the output.
constexpr double w1_11 = -0.8, w1_12 = -0.6, w1_21 = 0.8, w1_22 = 0.4, b1_1 = 0, b1_2 = 0;
constexpr double w2_1 = -0.5, w2_2 = -0.3, b2 = 0;
constexpr double learning_rate = 0.5;

// --- Act one, by hand: a sample on its way forward, and its blame on the way back ---------------------------------

struct Numbers {
    double z1, a1, z2, a2, y, loss;
    double dy, da1, dz1, da2, dz2; // dy stands for ∂L/∂y, and so on
};

Numbers follow(double x1, double x2, double t) {
    Numbers n{};
    n.z1 = x1 * w1_11 + x2 * w1_21 + b1_1;
    n.a1 = std::tanh(n.z1);
    n.z2 = x1 * w1_12 + x2 * w1_22 + b1_2;
    n.a2 = std::tanh(n.z2);
    n.y = n.a1 * w2_1 + n.a2 * w2_2 + b2;
    n.loss = (n.y - t) * (n.y - t) / 4; // its share of the mean over four samples

    n.dy = 2 * (n.y - t) / 4;
    n.da1 = n.dy * w2_1;
    n.dz1 = n.da1 * (1 - n.a1 * n.a1);
    n.da2 = n.dy * w2_2;
    n.dz2 = n.da2 * (1 - n.a2 * n.a2);
    return n;
}

void print(const std::string& name, double value, const std::string& formula) {
    std::cout << "  " << text::pad_right(name, 5) << " = " << text::pad_left(text::fixed(value, 4), 7)
              << "   " << formula << "\n";
}

void explain(double x1, double x2, double t) {
    const Numbers n = follow(x1, x2, t);
    std::cout << "Weights: w1_11 " << w1_11 << ", w1_12 " << w1_12 << ", w1_21 " << w1_21 << ", w1_22 "
              << w1_22 << ", w2_1 " << w2_1 << ", w2_2 " << w2_2 << "\n"
              << "Biases: b1_1, b1_2 and b2 are 0\n"
              << "Forward, for the sample x = (" << text::general(x1) << ", " << text::general(x2)
              << ") with target " << text::general(t) << ":\n";
    print("z1", n.z1, "x1 w1_11 + x2 w1_21 + b1_1");
    print("a1", n.a1, "tanh(z1)");
    print("z2", n.z2, "x1 w1_12 + x2 w1_22 + b1_2");
    print("a2", n.a2, "tanh(z2)");
    print("y", n.y, "a1 w2_1 + a2 w2_2 + b2");
    print("L", n.loss, "(y - t)² / 4, its share of the loss");
    std::cout << "Back, from the loss to the hidden layer:\n";
    print("dy", n.dy, "2 (y - t) / 4");
    print("da1", n.da1, "dy w2_1");
    print("dz1", n.dz1, "da1 (1 - a1²), where the slope of tanh is " + text::fixed(1 - n.a1 * n.a1, 4));
    print("da2", n.da2, "dy w2_2");
    print("dz2", n.dz2, "da2 (1 - a2²), where the slope of tanh is " + text::fixed(1 - n.a2 * n.a2, 4));
    std::cout << "What this sample has to say about each weight and bias:\n";
    print("w2_1", n.dy * n.a1, "dy a1");
    print("w2_2", n.dy * n.a2, "dy a2");
    print("b2", n.dy, "dy");
    print("w1_11", n.dz1 * x1, "dz1 x1");
    print("w1_12", n.dz2 * x1, "dz2 x1");
    print("w1_21", n.dz1 * x2, "dz1 x2");
    print("w1_22", n.dz2 * x2, "dz2 x2");
    print("b1_1", n.dz1, "dz1");
    print("b1_2", n.dz2, "dz2");
}

// --- Act two, all four samples as matrices: a row for each ---------------------------------------------------------

void print(const std::string& what, const Matrix& a) {
    std::vector<std::vector<std::string>> rows;
    for (Index i = 0; i < a.rows(); ++i) {
        rows.emplace_back();
        for (Index j = 0; j < a.columns(); ++j) rows.back().push_back(text::fixed(a(i, j), 4));
    }
    std::cout << what << "\n" << text::table_text(rows);
}

bool step_with_matrices() {
    Matrix w1 = {{w1_11, w1_12}, {w1_21, w1_22}}, b1 = {{b1_1, b1_2}}, w2 = {{w2_1}, {w2_2}}, b = {{b2}};
    const Matrix x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, t = {{0}, {1}, {1}, {0}}; // (4 × 2), (4 × 1)
    const MeanSquaredError loss;
    Matrix a, y, dy, da, dw1, db1, dw2, db2;
    const auto forward = [&] {
        multiply(x, w1, a); // (4 × 2) · (2 × 2)
        add_to_rows(a, b1);
        for (Scalar& entry : a) entry = std::tanh(entry);
        multiply(a, w2, y); // (4 × 2) · (2 × 1)
        add_to_rows(y, b);
        return loss.value_and_gradient(y, t, dy);
    };
    const double before = forward();
    multiply(transposed(a), dy, dw2);
    column_sums(dy, db2);
    multiply(dy, transposed(w2), da);
    Matrix dz = da;
    for (Index i = 0; i < dz.size(); ++i) dz.data()[i] *= 1 - a.data()[i] * a.data()[i];
    multiply(transposed(x), dz, dw1);
    column_sums(dz, db1);

    std::cout << "\nAll four samples, a row for each:\n";
    print("A = tanh(XW1 + b1)   (4 × 2)", a);
    print("dY = 2 (Y - T) / 4   (4 × 1)", dy);
    print("dZ = dY W2ᵀ, times the slopes   (4 × 1) · (1 × 2) -> (4 × 2)", dz);
    std::cout << "Every gradient has the shape of what it belongs to:\n";
    print("dW1 = Xᵀ dZ   (2 × 4) · (4 × 2) -> (2 × 2)", dw1);
    print("db1 = sums of the columns of dZ   (4 × 2) -> (1 × 2)", db1);
    print("dW2 = Aᵀ dY   (2 × 4) · (4 × 1) -> (2 × 1)", dw2);
    print("db2 = sum of the column of dY   (4 × 1) -> (1 × 1)", db2);

    const auto step = [](Matrix& w, const Matrix& dw) {
        for (Index i = 0; i < w.size(); ++i) w.data()[i] -= Scalar(learning_rate) * dw.data()[i];
    };
    step(w1, dw1);
    step(b1, db1);
    step(w2, dw2);
    step(b, db2);
    std::cout << "After one step, each minus " << text::general(learning_rate) << " times its slope:\n";
    print("W1", w1);
    print("b1", b1);
    print("W2", w2);
    print("b2", b);
    std::cout << "The loss was " << text::fixed(before, 4) << " and is " << text::fixed(forward(), 4)
              << ".\n\n";

    double sum = 0;
    Matrix w1_shares(2, 2), b1_shares(1, 2), w2_shares(2, 1), b2_shares(1, 1); // of all samples, by hand
    for (Index i = 0; i < 4; ++i) {
        const Numbers n = follow(x(i, 0), x(i, 1), t(i, 0));
        sum += n.loss;
        const Scalar dz_by_hand[] = {static_cast<Scalar>(n.dz1), static_cast<Scalar>(n.dz2)};
        for (Index j = 0; j < 2; ++j) {
            for (Index k = 0; k < 2; ++k) w1_shares(k, j) += dz_by_hand[j] * x(i, k);
            b1_shares(0, j) += dz_by_hand[j];
            w2_shares(j, 0) += static_cast<Scalar>(n.dy * (j == 0 ? n.a1 : n.a2));
        }
        b2_shares(0, 0) += static_cast<Scalar>(n.dy);
    }
    double difference = std::abs(sum - before);
    difference = cli::larger(difference, largest_difference(dw1, w1_shares));
    difference = cli::larger(difference, largest_difference(db1, b1_shares));
    difference = cli::larger(difference, largest_difference(dw2, w2_shares));
    difference = cli::larger(difference, largest_difference(db2, b2_shares));
    return cli::agree("matrices, and the shares of the four samples", difference, 1e-12);
}

// --- Act three: the same on its way through the network, and back --------------------------------------------------

plot::NetworkDiagram forward_diagram(double x1, double x2, const Numbers& n) {
    return {.layers = {{2, "x", {x1, x2}}, {2, "a", {n.a1, n.a2}}, {1, "y", {n.y}}},
            .weights = {{w1_11, w1_12, w1_21, w1_22}, {w2_1, w2_2}}};
}

plot::NetworkDiagram backward_diagram(double x1, double x2, const Numbers& n) {
    plot::NetworkDiagram network = forward_diagram(x1, x2, n);
    network.layers[1] = {2, "dz", {n.dz1, n.dz2}};
    network.layers[2] = {1, "dy", {n.dy}};
    return network;
}

void write_pictures(const std::string& folder, double x1, double x2, const Numbers& n) {
    cli::write_svg(folder, "chapter3_explain_forward",
                   plot::network_svg(forward_diagram(x1, x2, n), "Forward",
                                     "The inputs become activations of " + text::fixed(n.a1, 3) + " and " +
                                         text::fixed(n.a2, 3) + ", and these the answer " +
                                         text::fixed(n.y, 3) + "."));
    cli::write_svg(folder, "chapter3_explain_back",
                   plot::network_svg(backward_diagram(x1, x2, n), "And back",
                                     "The slope of the loss for the answer is " + text::fixed(n.dy, 3) +
                                         ", for the sums of the hidden units " + text::fixed(n.dz1, 3) +
                                         " and " + text::fixed(n.dz2, 3) + "."));
}

void show_live(const term::DisplayOptions& options, double x1, double x2, double t, const Numbers& n) {
    term::LivePicture screen(options);
    plot::NetworkDiagram network = forward_diagram(x1, x2, n);
    const std::vector<plot::NetworkDiagram::Units> forward = network.layers;
    network.layers[1].values = network.layers[2].values = {};
    screen.show(network, "A sample, and the weights that it will meet.", 2);
    network.layers[1] = forward[1];
    screen.show(network, "Forward: tanh of two sums.", 2);
    network.layers[2] = forward[2];
    screen.show(network, "Forward: the answer. The target is " + text::general(t) + ".", 3);
    network.layers[2] = {1, "dy", {n.dy}};
    screen.show(network, "Back: dy, the slope of the loss for the answer.", 3);
    network.layers[1] = {2, "da", {n.da1, n.da2}};
    screen.show(network, "Back: da, dy times the weight that it came through.", 3);
    screen.show(backward_diagram(x1, x2, n), "Back: dz, da times the slope of tanh.", 4);
}

int main(int argc, char** argv) {
    return cli::run_program("chapter3_explain", [&] {
        term::DisplayOptions options;
        cli::Arguments arguments({.program = "chapter3_explain",
                                  .purpose = "Every number of one step of backpropagation.",
                                  .examples = {"./chapter3_explain"},
                                  .note = "notes/chapter3.md"});
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        const double x1 = 0, x2 = 1, t = 1; // the sample that the note follows
        const Numbers numbers = follow(x1, x2, t);
        explain(x1, x2, t);
        const bool agreed = step_with_matrices();
        write_pictures(options.out, x1, x2, numbers);
        if (term::is_live(options)) show_live(options, x1, x2, t, numbers);
        return agreed ? 0 : 1;
    });
}
