// Chapter 2: why bend the line? Layers without a bend between them are one layer. A bend has a slope, and slopes
// multiply along the way. What many layers do to a signal is shown by chapter2_signal.cpp.
// Still nothing learns; but from here on everything has a slope to learn by.
#include "common/cli/agreement.hpp"
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
#include "common/math/multiply.hpp"
#include "common/math/random.hpp"
#include "common/network/activation.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>

using namespace nn;

// --- Act one, by hand ---------------------------------------------------------------------------------------

double step(double z) { return z > 0 ? 1 : 0; }
double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }
double relu(double z) { return z > 0 ? z : 0; }

double sigmoid_slope(double z) { return sigmoid(z) * (1 - sigmoid(z)); }
double tanh_slope(double z) { return 1 - std::tanh(z) * std::tanh(z); }

// How much f rises there, by asking twice: a little to the left, a little to the right.
double slope_by_nudging(const std::function<double(double)>& f, double z, double nudge = 1e-5) {
    return (f(z + nudge) - f(z - nudge)) / (2 * nudge);
}

void print_slopes() {
    std::vector<std::vector<std::string>> rows = {
        {"z", "step", "sigmoid", "s (1 - s)", "tanh", "1 - t t", "ReLU"}};
    for (const double z : {-2.0, -0.5, 0.5, 2.0}) {
        rows.push_back({text::general(z), text::fixed(slope_by_nudging(step, z), 5),
                        text::fixed(slope_by_nudging(sigmoid, z), 5), text::fixed(sigmoid_slope(z), 5),
                        text::fixed(slope_by_nudging([](double x) { return std::tanh(x); }, z), 5),
                        text::fixed(tanh_slope(z), 5), text::fixed(slope_by_nudging(relu, z), 5)});
    }
    std::cout << "Slopes by nudging, and by formula:\n" << text::table_text(rows) << "\n";
}

// One input, one hidden unit, one output: a = tanh(w1 x), y = sigmoid(w2 a).
void follow_a_chain() {
    const double x = 0.5, w1 = 2, w2 = -1;
    const double z1 = w1 * x, a = std::tanh(z1), z2 = w2 * a;
    const double product = w1 * tanh_slope(z1) * w2 * sigmoid_slope(z2);
    const double nudged =
        slope_by_nudging([&](double input) { return sigmoid(w2 * std::tanh(w1 * input)); }, x);
    std::cout << "A chain: y = sigmoid(" << text::general(w2) << " tanh(" << text::general(w1)
              << " x)) at x = " << text::general(x) << "\n"
              << "  slopes on the way: " << text::general(w1) << " · " << text::fixed(tanh_slope(z1), 5)
              << " · " << text::general(w2) << " · " << text::fixed(sigmoid_slope(z2), 5) << " = "
              << text::fixed(product, 5) << "\n"
              << "  slope by nudging x: " << text::fixed(nudged, 5) << "\n\n";
}

// --- Ten layers without a bend are one ------------------------------------------------------------------------

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

void compare_ten_layers_with_one(Random& random) {
    const Matrix x = {{1, 2, 3}, {-1, 0, 2}}; // (2 × 3)
    const double whole = ten_layers_against_one(x, [&](Matrix& w) {
        for (Scalar& entry : w) entry = static_cast<Scalar>(random.below(5) - 2); // -2 to 2
    });
    const double real = ten_layers_against_one(x, [&](Matrix& w) {
        for (Scalar& entry : w) entry = static_cast<Scalar>(random.normal());
    });
    std::cout << "Ten layers without a bend against their product, one layer:\n"
              << "  whole numbers as weights: difference " << text::general(whole) << "\n"
              << "  real numbers as weights:  difference "
              << (real > 0 && real < 1e-9 ? "below 1e-9, from rounding" : text::general(real)) << "\n\n";
}

// --- Act two, all ten bends of the project ---------------------------------------------------------------------

bool activations_agree() {
    std::vector<std::vector<std::string>> rows = {
        {"bend", "at -2", "at 0", "at 2", "slope at -2", "slope at 2"}};
    double of_slopes = 0, of_values = 0;
    for (const Activation activation : all_activations) {
        with_activation(activation, [&](auto f) {
            const auto slope = [&](double z) { return f.slope(z, f.value(z)); };
            rows.push_back({std::string(f.name), text::fixed(f.value(-2), 4), text::fixed(f.value(0), 4),
                            text::fixed(f.value(2), 4), text::fixed(slope(-2), 4), text::fixed(slope(2), 4)});
            for (double z = -5.05; z < 5; z += 0.1) { // not at 0, where some have a kink or a jump
                const double nudged = slope_by_nudging([&](double x) { return f.value(x); }, z);
                of_slopes = cli::larger(of_slopes, std::abs(slope(z) - nudged));
            }
        });
    }
    for (double z = -5.05; z < 5; z += 0.1) {
        for (const double difference :
             {Sigmoid::value(z) - sigmoid(z), Sigmoid::slope(z, sigmoid(z)) - sigmoid_slope(z),
              Tanh::value(z) - std::tanh(z), Relu::value(z) - relu(z)}) {
            of_values = cli::larger(of_values, std::abs(difference));
        }
    }
    std::cout << "The bends of the project:\n" << text::table_text(rows);
    const bool slopes_agree = cli::agree("slopes and nudges", of_slopes, 1e-8);
    return cli::agree("values and those by hand", of_values, 1e-12) && slopes_agree;
}

// --- Act three: the picture ------------------------------------------------------------------------------------

void write_bends(const std::string& folder) {
    plot::Panel values{.title = "The bend", .x = {.label = "z"}, .y = {.label = "a"}};
    plot::Panel slopes{.title = "Its slope", .x = {.label = "z"}, .y = {.label = "da/dz"}};
    for (const Activation activation :
         {Activation::step, Activation::sigmoid, Activation::tanh, Activation::relu}) {
        plot::Line value{.label = std::string(name_of(activation))}, slope = value;
        with_activation(activation, [&](auto f) {
            for (double z = -3; z < 3.01; z += 0.02) {
                value.x.push_back(z);
                value.y.push_back(f.value(z));
                slope.y.push_back(f.slope(z, f.value(z)));
            }
        });
        slope.x = value.x;
        values.lines.push_back(value);
        slopes.lines.push_back(slope);
    }
    cli::write_picture(folder, "chapter2_bends",
                       {.title = "Four bends and their slopes",
                        .description =
                            "The step is flat everywhere. The slope of the sigmoid is at most 0.25, "
                            "that of tanh at most 1; both vanish far from 0. ReLU has slope 0 or 1.",
                        .panels = {values, slopes},
                        .columns = 2});
}

int main(int argc, char** argv) {
    return cli::run_program("chapter2", [&] {
        term::DisplayOptions options;
        std::uint64_t seed = 1;
        cli::Arguments arguments({.program = "chapter2",
                                  .purpose = "Why bend the line? Activations and their slopes.",
                                  .examples = {"./chapter2", "./chapter2 --seed 2"},
                                  .note = "notes/chapter2.md"});
        arguments.seed("--seed", seed, "decides the random weights");
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        Random random(seed);
        print_slopes();
        follow_a_chain();
        compare_ten_layers_with_one(random);
        const bool agreed = activations_agree();
        write_bends(options.out);
        return agreed ? 0 : 1;
    });
}
