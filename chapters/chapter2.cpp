// Chapter 2: why does a network need activation functions? Layers without one between them are worth one
// layer: an activation function bends the line. It has a derivative, and derivatives multiply along the way
// (the chain rule). What many layers do to a signal is shown by chapter2_signal.cpp. Still nothing is learned;
// but from here on everything has a derivative to learn by.
#include "common/cli/chapter.hpp"
#include "common/math/multiply.hpp"
#include "common/math/random.hpp"
#include "common/network/activation.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"

#include <cmath>
#include <functional>
#include <iostream>

using namespace nn;

// --- Act one, by hand ----------------------------------------------------------------------------

double step(double z) { return z > 0 ? 1 : 0; }
double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }
double relu(double z) { return z > 0 ? z : 0; }

double sigmoid_derivative(double z) { return sigmoid(z) * (1 - sigmoid(z)); }
double tanh_derivative(double z) { return 1 - std::tanh(z) * std::tanh(z); }

// How much f rises at z, by asking twice: a little to the left, a little to the right.
double finite_difference(const std::function<double(double)>& f, double z, double nudge = 1e-5) {
    return (f(z + nudge) - f(z - nudge)) / (2 * nudge);
}

void print_derivatives() {
    text::Table table({"z", "step", "sigmoid", "s (1 - s)", "tanh", "1 - t t", "ReLU"});
    for (const double z : {-2.0, -0.5, 0.5, 2.0}) {
        const double of_tanh = finite_difference([](double x) { return std::tanh(x); }, z);
        table.row().general(z).fixed(finite_difference(step, z), 5);
        table.fixed(finite_difference(sigmoid, z), 5).fixed(sigmoid_derivative(z), 5);
        table.fixed(of_tanh, 5).fixed(tanh_derivative(z), 5);
        table.fixed(finite_difference(relu, z), 5);
    }
    std::cout << "Derivatives by finite differences, and by formula:\n" << table.text() << "\n";
}

// One input, one hidden unit, one output: a = tanh(w1 x), y = sigmoid(w2 a).
void follow_a_chain() {
    const double x = 0.5, w1 = 2, w2 = -1;
    const double z1 = w1 * x, a = std::tanh(z1), z2 = w2 * a;
    const double product = w1 * tanh_derivative(z1) * w2 * sigmoid_derivative(z2);
    const double measured =
        finite_difference([&](double input) { return sigmoid(w2 * std::tanh(w1 * input)); }, x);
    std::cout << "A chain: y = sigmoid(" << text::general(w2) << " tanh(" << text::general(w1)
              << " x)) at x = " << text::general(x) << "\n"
              << "  dy/dx by the chain rule: " << text::general(w1) << " · "
              << text::fixed(tanh_derivative(z1), 5) << " · " << text::general(w2) << " · "
              << text::fixed(sigmoid_derivative(z2), 5) << " = " << text::fixed(product, 5) << "\n"
              << "  dy/dx by a finite difference: " << text::fixed(measured, 5) << "\n\n";
}

// --- Ten layers without activation functions are one ---------------------------------------------

using Fill = std::function<void(Matrix&)>;

// The largest difference between going through ten layers one by one and through their product.
double ten_layers_against_one(Matrix x, const Fill& fill) {
    Matrix all = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, w(3, 3), next; // (3 × 3)
    const Matrix start = x;
    for (int layer = 0; layer < 10; ++layer) {
        fill(w);
        multiply(x, w, next); // X = XW, layer after layer     (batch × 3) · (3 × 3)
        x.swap(next);
        multiply(all, w, next); // W1 W2 ... W10               (3 × 3) · (3 × 3)
        all.swap(next);
    }
    multiply(start, all, next);
    return largest_difference(x, next);
}

void compare_ten_layers_with_one(Random random) {
    const Matrix x = {{1, 2, 3}, {-1, 0, 2}}; // (2 × 3)
    const double whole = ten_layers_against_one(x, [&](Matrix& w) {
        for (Scalar& entry : w) entry = static_cast<Scalar>(random.below(5) - 2); // -2 to 2
    });
    const double real = ten_layers_against_one(x, [&](Matrix& w) {
        for (Scalar& entry : w) entry = static_cast<Scalar>(random.normal());
    });
    std::cout << "Ten layers without activation functions against their product, one layer:\n"
              << "  whole numbers as weights: difference " << text::general(whole) << "\n"
              << "  real numbers as weights:  difference "
              << (real > 0 && real < 1e-9 ? "below 1e-9, from rounding" : text::general(real)) << "\n\n";
}

// --- Act two, all ten activation functions of the project ----------------------------------------

void print_activations() {
    text::Table table({"activation", "at -2", "at 0", "at 2", "derivative at -2", "derivative at 2"});
    for (const Activation activation : all_activations) {
        with_activation(activation, [&](auto f) {
            table.row(f.name).fixed(f.value(-2), 4).fixed(f.value(0), 4).fixed(f.value(2), 4);
            for (const Scalar z : {-2, 2}) table.fixed(f.derivative(z, f.value(z)), 4);
        });
    }
    std::cout << "The activation functions of the project:\n" << table.text();
}

void compare_activations(cli::Chapter& chapter) {
    double of_derivatives = 0, of_values = 0;
    for (double z = -5.05; z < 5; z += 0.1) { // not at 0, where some have a kink or a jump
        for (const Activation activation : all_activations) {
            with_activation(activation, [&](auto f) {
                const double measured = finite_difference([&](double x) { return f.value(x); }, z);
                of_derivatives =
                    cli::nan_max(of_derivatives, std::abs(f.derivative(z, f.value(z)) - measured));
            });
        }
        for (const double difference :
             {Sigmoid::value(z) - sigmoid(z), Sigmoid::derivative(z, sigmoid(z)) - sigmoid_derivative(z),
              Tanh::value(z) - std::tanh(z), Relu::value(z) - relu(z)}) {
            of_values = cli::nan_max(of_values, std::abs(difference));
        }
    }
    chapter.check_agreement("derivatives and finite differences", of_derivatives, 1e-8);
    chapter.check_agreement("values and those by hand", of_values, 1e-12);
}

// --- Act three: the picture ----------------------------------------------------------------------

void write_activations(const cli::Chapter& chapter) {
    plot::Panel values{.title = "Activation function", .x = {.label = "z"}, .y = {.label = "a"}};
    plot::Panel derivatives{.title = "Its derivative", .x = {.label = "z"}, .y = {.label = "da/dz"}};
    for (const Activation activation :
         {Activation::step, Activation::sigmoid, Activation::tanh, Activation::relu}) {
        plot::Line value{.label = std::string(name_of(activation))}, derivative = value;
        with_activation(activation, [&](auto f) {
            for (double z = -3; z < 3.01; z += 0.02) {
                value.x.push_back(z);
                value.y.push_back(f.value(z));
                derivative.y.push_back(f.derivative(z, f.value(z)));
            }
        });
        derivative.x = value.x;
        values.lines.push_back(value);
        derivatives.lines.push_back(derivative);
    }
    chapter.write_picture(
        "chapter2_activations",
        {.title = "Four activation functions and their derivatives",
         .description = "The step is flat everywhere. The derivative of the sigmoid is at most 0.25, that of "
                        "tanh at most 1; both vanish far from 0. ReLU has the derivative 0 or 1.",
         .panels = {values, derivatives},
         .columns = 2});
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter2",
                           .purpose =
                               "Why does a network need activation functions? Ten of them, with derivatives.",
                           .examples = {"./chapter2", "./chapter2 --seed 2"},
                           .note = "notes/chapter2.md",
                           .seed_decides = "decides the random weights"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        print_derivatives();
        follow_a_chain();
        compare_ten_layers_with_one(Random(chapter.seed()));
        print_activations();
        compare_activations(chapter);
        write_activations(chapter);
    });
}
