// Chapter 3: is my gradient right? Why a derivative is measured with a nudge to both sides, and not with the
// smallest nudge; what the check says of three bugs that a falling loss does not show; and of a kink, where
// it complains about code that is right. The bugs live here, in layers written out once more by hand; the
// project's own are right.
#include "common/cli/chapter.hpp"
#include "common/cli/program.hpp"
#include "common/math/multiply.hpp"
#include "common/network/gradient_check.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"

#include <array>
#include <cmath>
#include <iostream>

using namespace nn;

enum class Bug { none, transpose, bias_mean, no_zero_grad };

const Matrix inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, targets = {{0}, {1}, {1}, {0}};

// --- A network of tanh layers with a plain sum at the end, by hand, with a bug of one's choice ---

// w1, b1, w2, b2 and so on.
using ByHand = std::vector<Parameter>;

ByHand network_by_hand(const std::vector<Index>& sizes, Random random) {
    ByHand network;
    for (std::size_t l = 1; l < sizes.size(); ++l) {
        Matrix w(sizes[l - 1], sizes[l]), b(1, sizes[l]);
        initialize(w, Initializer::xavier_uniform, random);
        network.push_back({"w" + std::to_string(l), w, Matrix(w.rows(), w.columns()), true});
        network.push_back({"b" + std::to_string(l), b, Matrix(1, b.columns()), false});
    }
    return network;
}

// What goes into each layer, and at the end what comes out of the last.
std::vector<Matrix> forward(const ByHand& network) {
    std::vector<Matrix> a = {inputs};
    for (std::size_t p = 0; p < network.size(); p += 2) {
        Matrix z;
        multiply(a.back(), network[p].value, z); // Z = AW
        add_to_rows(z, network[p + 1].value);    //     + b
        if (p + 2 < network.size()) {
            for (Scalar& entry : z) entry = std::tanh(entry);
        }
        a.push_back(z);
    }
    return a;
}

void store(const Matrix& computed, Matrix& gradient, Bug bug) {
    for (Index i = 0; i < gradient.size(); ++i) {
        const Scalar before = bug == Bug::no_zero_grad ? gradient.data()[i] : 0;
        gradient.data()[i] = before + computed.data()[i];
    }
}

// From dZ of the last layer.
void backward(ByHand& network, const std::vector<Matrix>& a, Matrix dz, Bug bug) {
    Matrix da, dw, db;
    for (std::size_t l = network.size() / 2; l-- > 0;) {
        multiply(transposed(a[l]), dz, dw); // dW = Aᵀ dZ
        column_sums(dz, db);                // db = Σ rows of dZ
        if (bug == Bug::bias_mean) {
            for (Scalar& entry : db) entry /= static_cast<Scalar>(dz.rows());
        }
        store(dw, network[2 * l].gradient, bug);
        store(db, network[2 * l + 1].gradient, bug);
        const Matrix& w = network[2 * l].value;
        if (bug == Bug::transpose && w.rows() == w.columns()) {
            multiply(dz, w, da); // wrong, and the shapes do not say so
        } else {
            multiply(dz, transposed(w), da); // dA = dZ Wᵀ
        }
        for (Index i = 0; i < da.size(); ++i) {
            const Scalar value = a[l].data()[i];
            da.data()[i] *= 1 - value * value; // dZ = dA · tanh'
        }
        dz = da;
    }
}

// The mean squared error, and all gradients.
double loss_and_gradient(ByHand& network, Bug bug) {
    const std::vector<Matrix> a = forward(network);
    Matrix dz;
    const double loss = MeanSquaredError().value_and_gradient(a.back(), targets, dz);
    backward(network, a, dz, bug);
    return loss;
}

// --- What the check says, and what training ------------------------------------------------------

// From how many of 40 seeds gradient descent with these gradients, right or wrong, gets the loss below 0.001.
int count_learners(Bug bug) {
    int learners = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        ByHand network = network_by_hand({2, 3, 3, 1}, Random(seed));
        for (int step = 0; step < 1000; ++step) {
            loss_and_gradient(network, bug);
            for (Parameter& p : network) {
                for (Index i = 0; i < p.value.size(); ++i) {
                    p.value.data()[i] -= Scalar(0.05) * p.gradient.data()[i];
                }
            }
        }
        learners += loss_and_gradient(network, bug) < 0.001;
    }
    return learners;
}

// A line for each parameter. Fails where the check misses a bug, or complains without one.
void examine(cli::Chapter& chapter, const std::string& name, Bug bug) {
    ByHand network = network_by_hand({2, 3, 3, 1}, Random(chapter.seed()));
    std::vector<Parameter*> parameters;
    for (Parameter& p : network) parameters.push_back(&p);
    text::Table table({"", "error", "ratio"});
    bool passed = true;
    for (const GradientCheck& check :
         check_gradients(parameters, [&] { return loss_and_gradient(network, bug); })) {
        table.row(check.name);
        table.cell(check.error < check.tolerance ? "below 1e-7" : text::fixed(check.error, 3));
        table.fixed(check.ratio, 3).cell(check.passed() ? "" : "WRONG");
        passed &= check.passed();
    }
    if (passed != (bug == Bug::none)) chapter.fail();
    std::cout << name << ":\n"
              << table.text() << "  a thousand steps bring the loss below 0.001 from " << count_learners(bug)
              << " of 40 seeds\n\n";
}

// The transpose bug where the matrices are not square.
void show_shapes_that_catch_it() {
    const Matrix dz(4, 1), w2(2, 1);
    Matrix da;
    try {
        multiply(dz, w2, da);
    } catch (const std::invalid_argument& error) {
        std::cout << "In 2-2-1 the transpose bug is caught by the shapes:\n  " << error.what() << "\n\n";
    }
}

// A ReLU whose sum is exactly 0: to the right its derivative is 1, to the left 0, and a nudge to both sides
// sees one half.
void show_a_kink(std::uint64_t seed) {
    Random random(seed);
    Network network = mlp({2, 3, 1}, Activation::relu, Initializer::he_uniform, random);
    const Matrix same = {{1}, {0}, {0}, {1}}; // 1 where both inputs are the same: (0, 0) has something to say
    const MeanSquaredError loss;
    Matrix dy;
    std::cout << "A kink, in 2-3-1: ReLU with biases of 0 meets the sample (0, 0), its sums are 0:\n";
    for (const GradientCheck& check : check_gradients(network.parameters(), [&] {
             const double value = loss.value_and_gradient(network.forward(inputs), same, dy);
             network.backward(dy);
             return value;
         })) {
        std::cout << "  " << check.name << "  error "
                  << (check.passed() ? "below 1e-7" : text::general(check.error, 2) + "  differs") << "\n";
    }
    std::cout << "\n";
}

// The error of the measured derivative of tanh at z = 0.7 for nudges from 0.1 down to 1e-12.
void write_errors(const cli::Chapter& chapter) {
    const double z = 0.7, derivative = 1 - std::tanh(z) * std::tanh(z);
    plot::Line forward{.label = "forward"}, central{.label = "central"};
    for (double exponent = -12; exponent <= -1; exponent += 0.25) {
        const double h = std::pow(10, exponent);
        forward.x.push_back(h);
        forward.y.push_back(std::abs((std::tanh(z + h) - std::tanh(z)) / h - derivative));
        central.x.push_back(h);
        central.y.push_back(std::abs((std::tanh(z + h) - std::tanh(z - h)) / (2 * h) - derivative));
    }
    chapter.write_picture("chapter3_check_steps",
                          {.title = "The error of a finite difference",
                           .description =
                               "Two V's over the step: the error of the forward difference is least for "
                               "a step near 1e-8, that of the central one near 1e-5, where it is a "
                               "thousand times smaller. Smaller steps drown in rounding.",
                           .panels = {{.x = {.label = "step", .scale = plot::Scale::logarithmic},
                                       .y = {.label = "error", .scale = plot::Scale::logarithmic},
                                       .lines = {forward, central}}}});
}

struct Settings {
    cli::Options& options;
    std::string bug = options.choice(
        "--break", "all", {"all", "none", "transpose", "bias-mean", "no-zero-grad"}, "which bug to build in");
    cli::Chapter chapter = cli::Chapter(options);
};

int check(Settings& settings) {
    if (!std::is_same_v<Scalar, double>) {
        throw std::runtime_error("in float, rounding hides what a check looks for: build without SCALAR");
    }
    cli::Chapter& chapter = settings.chapter;
    for (const auto& [name, bug] : {std::pair{"none", Bug::none},
                                    {"transpose", Bug::transpose},
                                    {"bias-mean", Bug::bias_mean},
                                    {"no-zero-grad", Bug::no_zero_grad}}) {
        if (settings.bug == "all" || settings.bug == name) examine(chapter, name, bug);
    }
    if (settings.bug == "all") {
        show_shapes_that_catch_it();
        show_a_kink(chapter.seed());
        write_errors(chapter);
    }
    return chapter.exit_code();
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter3_check",
                           .purpose = "Is my gradient right? Three bugs, and what the check says of them.",
                           .examples = {"./chapter3_check", "./chapter3_check --break bias-mean"},
                           .note = "notes/chapter3.md",
                           .seed_decides = "decides the first weights"};
    return cli::run_program(about, argc, argv, check);
}
