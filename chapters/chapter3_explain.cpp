// Chapter 3: every number of one step of backpropagation. One sample by hand, forward and backward, with the
// formula for each number; then all four samples as matrices, with the shapes; then the step downhill. The
// network of chapter3.cpp at its start: 2-2-1, tanh in the hidden layer, a plain sum, mean squared error.
#include "common/cli/chapter.hpp"
#include "common/math/multiply.hpp"
#include "common/network/layer.hpp"
#include "common/network/losses.hpp"
#include "common/terminal/screen.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/text/table.hpp"

#include <cmath>
#include <iostream>

using namespace nn;

// w1_kj leads from input k to hidden unit j, w2_j from there to the output.
constexpr double w1_11 = -0.8, w1_12 = -0.6, w1_21 = 0.8, w1_22 = 0.4, b1_1 = 0, b1_2 = 0;
constexpr double w2_1 = -0.5, w2_2 = -0.3, b2 = 0;
constexpr double learning_rate = 0.5;

// --- Act one, by hand: a sample on its way forward, and its error signal on the way back ---------

struct Numbers {
    double x1, x2, t; // the sample
    double z1, a1, z2, a2, y, loss;
    double dy, da1, dz1, da2, dz2; // dy stands for ∂L/∂y, and so on
};

Numbers follow(double x1, double x2, double t) {
    Numbers n{};
    n.x1 = x1, n.x2 = x2, n.t = t;
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

void explain(const Numbers& n) {
    std::cout << "Weights: w1_11 " << w1_11 << ", w1_12 " << w1_12 << ", w1_21 " << w1_21 << ", w1_22 "
              << w1_22 << ", w2_1 " << w2_1 << ", w2_2 " << w2_2 << "\n"
              << "Biases: b1_1, b1_2 and b2 are 0\n"
              << "Forward, for the sample x = (" << text::general(n.x1) << ", " << text::general(n.x2)
              << ") with target " << text::general(n.t) << ":\n";
    print("z1", n.z1, "x1 w1_11 + x2 w1_21 + b1_1");
    print("a1", n.a1, "tanh(z1)");
    print("z2", n.z2, "x1 w1_12 + x2 w1_22 + b1_2");
    print("a2", n.a2, "tanh(z2)");
    print("y", n.y, "a1 w2_1 + a2 w2_2 + b2");
    print("L", n.loss, "(y - t)² / 4, its share of the loss");
    std::cout << "Backward, from the loss to the hidden layer:\n";
    print("dy", n.dy, "2 (y - t) / 4");
    print("da1", n.da1, "dy w2_1");
    print("dz1", n.dz1, "da1 (1 - a1²), where the derivative of tanh is " + text::fixed(1 - n.a1 * n.a1, 4));
    print("da2", n.da2, "dy w2_2");
    print("dz2", n.dz2, "da2 (1 - a2²), where the derivative of tanh is " + text::fixed(1 - n.a2 * n.a2, 4));
    std::cout << "What this sample adds to the gradient of each weight and bias:\n";
    print("w2_1", n.dy * n.a1, "dy a1");
    print("w2_2", n.dy * n.a2, "dy a2");
    print("b2", n.dy, "dy");
    print("w1_11", n.dz1 * n.x1, "dz1 x1");
    print("w1_12", n.dz2 * n.x1, "dz2 x1");
    print("w1_21", n.dz1 * n.x2, "dz1 x2");
    print("w1_22", n.dz2 * n.x2, "dz2 x2");
    print("b1_1", n.dz1, "dz1");
    print("b1_2", n.dz2, "dz2");
}

// --- Act two, all four samples as matrices: a row for each ---------------------------------------

const Matrix x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, t = {{0}, {1}, {1}, {0}}; // (4 × 2), (4 × 1)

struct Matrices {
    Parameter w1{"W1", {{w1_11, w1_12}, {w1_21, w1_22}}, {}, true}; // (2 × 2)
    Parameter b1{"b1", {{b1_1, b1_2}}, {}, false};                  // (1 × 2)
    Parameter w2{"W2", {{w2_1}, {w2_2}}, {}, true};                 // (2 × 1)
    Parameter b2{"b2", {{::b2}}, {}, false};                        // (1 × 1)
    Matrix a, y, dy, dz;
};

// Gives back the loss, and leaves its derivative in dy.
double forward(Matrices& m) {
    multiply(x, m.w1.value, m.a); // (4 × 2) · (2 × 2)
    add_to_rows(m.a, m.b1.value);
    for (Scalar& entry : m.a) entry = std::tanh(entry);
    multiply(m.a, m.w2.value, m.y); // (4 × 2) · (2 × 1)
    add_to_rows(m.y, m.b2.value);
    return MeanSquaredError().value_and_gradient(m.y, t, m.dy);
}

void backward(Matrices& m) {
    multiply(transposed(m.a), m.dy, m.w2.gradient);
    column_sums(m.dy, m.b2.gradient);
    multiply(m.dy, transposed(m.w2.value), m.dz); // so far dA
    for (Index i = 0; i < m.dz.size(); ++i) m.dz.data()[i] *= 1 - m.a.data()[i] * m.a.data()[i];
    multiply(transposed(x), m.dz, m.w1.gradient);
    column_sums(m.dz, m.b1.gradient);
}

void step_downhill(Parameter& p) {
    for (Index i = 0; i < p.value.size(); ++i) {
        p.value.data()[i] -= Scalar(learning_rate) * p.gradient.data()[i];
    }
}

void print(const std::string& what, const Matrix& a) {
    text::Table table({});
    for (Index i = 0; i < a.rows(); ++i) {
        table.row();
        for (Index j = 0; j < a.columns(); ++j) table.fixed(a(i, j), 4);
    }
    std::cout << what << "\n" << table.text();
}

void print_gradients(const Matrices& m) {
    std::cout << "\nAll four samples, a row for each:\n";
    print("A = tanh(XW1 + b1)   (4 × 2)", m.a);
    print("dY = 2 (Y - T) / 4   (4 × 1)", m.dy);
    print("dZ = dY W2ᵀ, times the derivatives of tanh   (4 × 1) · (1 × 2) -> (4 × 2)", m.dz);
    std::cout << "Every gradient has the shape of what it belongs to:\n";
    print("dW1 = Xᵀ dZ   (2 × 4) · (4 × 2) -> (2 × 2)", m.w1.gradient);
    print("db1 = sums of the columns of dZ   (4 × 2) -> (1 × 2)", m.b1.gradient);
    print("dW2 = Aᵀ dY   (2 × 4) · (4 × 1) -> (2 × 1)", m.w2.gradient);
    print("db2 = sum of the column of dY   (4 × 1) -> (1 × 1)", m.b2.gradient);
}

// Their gradients have to be the sums of those of the four samples, by hand.
void compare_with_samples(cli::Chapter& chapter, const Matrices& m, double loss) {
    double loss_by_hand = 0;
    Matrix dw1(2, 2), db1(1, 2), dw2(2, 1), db2(1, 1);
    for (Index i = 0; i < 4; ++i) {
        const Numbers n = follow(x(i, 0), x(i, 1), t(i, 0));
        const double a[] = {n.a1, n.a2}, dz[] = {n.dz1, n.dz2};
        loss_by_hand += n.loss;
        for (Index j = 0; j < 2; ++j) {
            for (Index k = 0; k < 2; ++k) dw1(k, j) += dz[j] * x(i, k);
            db1(0, j) += dz[j];
            dw2(j, 0) += n.dy * a[j];
        }
        db2(0, 0) += n.dy;
    }
    double difference = std::abs(loss_by_hand - loss);
    difference = cli::nan_max(difference, largest_difference(m.w1.gradient, dw1));
    difference = cli::nan_max(difference, largest_difference(m.b1.gradient, db1));
    difference = cli::nan_max(difference, largest_difference(m.w2.gradient, dw2));
    difference = cli::nan_max(difference, largest_difference(m.b2.gradient, db2));
    chapter.check_agreement("matrices, and the sums over the four samples", difference, 1e-12);
}

void step_with_matrices(cli::Chapter& chapter) {
    Matrices m;
    const double loss = forward(m);
    backward(m);
    print_gradients(m);
    std::cout << "After one step, each minus " << text::general(learning_rate) << " times its gradient:\n";
    for (Parameter* p : {&m.w1, &m.b1, &m.w2, &m.b2}) {
        step_downhill(*p);
        print(p->name, p->value);
    }
    std::cout << "The loss was " << text::fixed(loss, 4) << " and is " << text::fixed(forward(m), 4)
              << ".\n\n";
    compare_with_samples(chapter, m, loss);
}

// --- Act three: the same on its way through the network, and back --------------------------------

plot::NetworkDiagram forward_diagram(const Numbers& n) {
    return {.layers = {{2, "x", {n.x1, n.x2}}, {2, "a", {n.a1, n.a2}}, {1, "y", {n.y}}},
            .weights = {{w1_11, w1_12, w1_21, w1_22}, {w2_1, w2_2}}};
}

plot::NetworkDiagram backward_diagram(const Numbers& n) {
    plot::NetworkDiagram network = forward_diagram(n);
    network.layers[1] = {2, "dz", {n.dz1, n.dz2}};
    network.layers[2] = {1, "dy", {n.dy}};
    return network;
}

void write_pictures(const cli::Chapter& chapter, const Numbers& n) {
    const auto number = [](double value) { return text::fixed(value, 3); };
    chapter.write_svg("chapter3_explain_forward",
                      plot::network_svg(forward_diagram(n), "Forward",
                                        "The inputs become activations of " + number(n.a1) + " and " +
                                            number(n.a2) + ", and these the prediction " + number(n.y) +
                                            "."));
    chapter.write_svg("chapter3_explain_back",
                      plot::network_svg(backward_diagram(n), "Backward",
                                        "The derivative of the loss with respect to the prediction is " +
                                            number(n.dy) + ", with respect to the sums of the hidden units " +
                                            number(n.dz1) + " and " + number(n.dz2) + "."));
}

void show_live(const cli::Chapter& chapter, const Numbers& n) {
    term::LiveScreen screen(chapter.display());
    const plot::NetworkDiagram forward = forward_diagram(n);
    plot::NetworkDiagram network = forward;
    network.layers[1].values = network.layers[2].values = {};
    screen.show(network, "A sample, and the weights that it will meet.", 2);
    network.layers[1] = forward.layers[1];
    screen.show(network, "Forward: tanh of two sums.", 2);
    network.layers[2] = forward.layers[2];
    screen.show(network, "Forward: the prediction. The target is " + text::general(n.t) + ".", 3);
    network.layers[2] = {1, "dy", {n.dy}};
    screen.show(network, "Backward: dy, the derivative of the loss with respect to the prediction.", 3);
    network.layers[1] = {2, "da", {n.da1, n.da2}};
    screen.show(network, "Backward: da, dy times the weight that it came through.", 3);
    screen.show(backward_diagram(n), "Backward: dz, da times the derivative of tanh.", 4);
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter3_explain",
                           .purpose = "Every number of one step of backpropagation.",
                           .note = "notes/chapter3.md"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        const Numbers numbers = follow(0, 1, 1);
        explain(numbers);
        step_with_matrices(chapter);
        write_pictures(chapter, numbers);
        if (chapter.is_live()) show_live(chapter, numbers);
    });
}
