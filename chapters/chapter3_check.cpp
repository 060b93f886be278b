// Chapter 3: is my gradient right? Why the slope is measured to both sides, and not with the smallest step; what the check
// says of three bugs that a falling loss does not show; and of a kink, where it is right to complain.
// The bugs live here, in layers written out once more by hand; the project's own are right.
#include "common/cli/arguments.hpp"
#include "common/cli/picture.hpp"
#include "common/cli/run_program.hpp"
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

// A network of tanh layers with a plain sum at the end, by hand, with a bug of one's choice.
class ByHand {
public:
    ByHand(std::vector<Index> sizes, Bug bug, Random random) : bug_(bug) {
        for (std::size_t l = 1; l < sizes.size(); ++l) {
            Matrix w(sizes[l - 1], sizes[l]), b(1, sizes[l]);
            initialize(w, Initializer::xavier_uniform, random);
            const std::string n = std::to_string(l);
            parameters_.push_back({"w" + n, w, Matrix(w.rows(), w.columns()), true});
            parameters_.push_back({"b" + n, b, Matrix(1, b.columns()), false});
        }
        for (Parameter& p : parameters_) pointers_.push_back(&p);
    }

    ByHand(const ByHand&) = delete; // its pointers lead into itself
    ByHand& operator=(const ByHand&) = delete;

    Parameters parameters() const { return pointers_; }

    // The mean squared error, and all gradients.
    double loss_and_gradient(const Matrix& x, const Matrix& target) {
        const std::size_t layers = parameters_.size() / 2;
        std::vector<Matrix> a = {x}; // what goes into each layer, and what comes out of the last
        for (std::size_t l = 0; l < layers; ++l) {
            Matrix z;
            multiply(a[l], parameters_[2 * l].value, z);  // Z = AW
            add_to_rows(z, parameters_[2 * l + 1].value); //     + b
            if (l + 1 < layers) {
                for (Scalar& entry : z) entry = std::tanh(entry);
            }
            a.push_back(z);
        }
        Matrix dz, da, dw, db;
        const double loss = MeanSquaredError().value_and_gradient(a[layers], target, dz);
        for (std::size_t l = layers; l-- > 0;) {
            multiply(transposed(a[l]), dz, dw); // dW = Aᵀ dZ
            column_sums(dz, db);                // db = Σ rows of dZ
            if (bug_ == Bug::bias_mean) scale(db, 1 / static_cast<Scalar>(dz.rows()));
            keep(dw, parameters_[2 * l].gradient);
            keep(db, parameters_[2 * l + 1].gradient);
            if (l == 0) break;
            const Matrix& w = parameters_[2 * l].value;
            if (bug_ == Bug::transpose && w.rows() == w.columns()) {
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
        return loss;
    }

private:
    static void scale(Matrix& a, Scalar factor) {
        for (Scalar& entry : a) entry *= factor;
    }

    void keep(const Matrix& computed, Matrix& gradient) const {
        for (Index i = 0; i < gradient.size(); ++i) {
            const Scalar before = bug_ == Bug::no_zero_grad ? gradient.data()[i] : 0;
            gradient.data()[i] = before + computed.data()[i];
        }
    }

    Bug bug_;
    std::vector<Parameter> parameters_;
    std::vector<Parameter*> pointers_;
};

const Matrix inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, targets = {{0}, {1}, {1}, {0}};

// From how many of 40 seeds a training with these gradients, right or wrong, gets the loss below 0.001.
int count_learners(Bug bug) {
    int learners = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        ByHand network({2, 3, 3, 1}, bug, Random(seed));
        for (int step = 0; step < 1000; ++step) {
            network.loss_and_gradient(inputs, targets);
            for (Parameter* p : network.parameters()) {
                for (Index i = 0; i < p->value.size(); ++i) {
                    p->value.data()[i] -= Scalar(0.05) * p->gradient.data()[i];
                }
            }
        }
        learners += network.loss_and_gradient(inputs, targets) < 0.001;
    }
    return learners;
}

// One line a tensor, and what training makes of such a gradient. Whether all tensors passed.
bool examine(const std::string& name, Bug bug, std::uint64_t seed) {
    ByHand network({2, 3, 3, 1}, bug, Random(seed));
    std::vector<std::vector<std::string>> rows = {{"", "error", "ratio"}};
    bool passed = true;
    for (const GradientCheck& check :
         check_gradients(network.parameters(), [&] { return network.loss_and_gradient(inputs, targets); })) {
        rows.push_back({check.name,
                        check.error < check.tolerance ? "below 1e-7" : text::fixed(check.error, 3),
                        text::fixed(check.ratio, 3), check.passed() ? "" : "WRONG"});
        passed &= check.passed();
    }
    std::cout << name << ":\n"
              << text::table_text(rows) << "  a thousand steps bring the loss below 0.001 from "
              << count_learners(bug) << " of 40 seeds\n\n";
    return passed;
}

// The first bug, in a network whose matrices are not square: the shapes catch it.
void show_shapes_that_catch_it() {
    const Matrix dz(4, 1), w2(2, 1);
    Matrix da;
    try {
        multiply(dz, w2, da);
    } catch (const std::invalid_argument& error) {
        std::cout << "In 2-2-1 the transpose bug is caught by the shapes:\n  " << error.what() << "\n\n";
    }
}

// A ReLU whose sum is exactly 0: to the right it has slope 1, to the left 0, and a nudge to both sides sees one half.
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

// The error of the measured slope for steps from 0.1 down to 1e-12; f = tanh at z = 0.7, whose slope is known.
void write_steps(const std::string& folder) {
    const double z = 0.7, slope = 1 - std::tanh(z) * std::tanh(z);
    plot::Line forward{.label = "forward"}, central{.label = "central"};
    for (double exponent = -12; exponent <= -1; exponent += 0.25) {
        const double h = std::pow(10, exponent);
        forward.x.push_back(h);
        forward.y.push_back(std::abs((std::tanh(z + h) - std::tanh(z)) / h - slope));
        central.x.push_back(h);
        central.y.push_back(std::abs((std::tanh(z + h) - std::tanh(z - h)) / (2 * h) - slope));
    }
    cli::write_picture(folder, "chapter3_check_steps",
                       {.title = "How wrong a measured slope is",
                        .description =
                            "Two V's over the step: the error of the forward difference is least for "
                            "a step near 1e-8, that of the central one near 1e-5, where it is a "
                            "thousand times smaller. Smaller steps drown in rounding.",
                        .panels = {{.x = {.label = "step", .scale = plot::Scale::logarithmic},
                                    .y = {.label = "error", .scale = plot::Scale::logarithmic},
                                    .lines = {forward, central}}}});
}

int main(int argc, char** argv) {
    return cli::run_program("chapter3_check", [&] {
        term::DisplayOptions options;
        std::uint64_t seed = 1;
        std::string only = "all";
        cli::Arguments arguments(
            {.program = "chapter3_check",
             .purpose = "Is my gradient right? Three bugs, and what the check says of them.",
             .examples = {"./chapter3_check", "./chapter3_check --break bias-mean"},
             .note = "notes/chapter3.md"});
        arguments.choice("--break", only, {"all", "none", "transpose", "bias-mean", "no-zero-grad"},
                         "which bug to build in");
        arguments.seed("--seed", seed, "decides the first weights");
        arguments.display(options);
        if (!arguments.parse(argc, argv)) return 0;
        if (!std::is_same_v<Scalar, double>) {
            throw std::runtime_error("in float, rounding hides what a check looks for: build without SCALAR");
        }
        bool as_expected = true;
        for (const auto& [name, bug] : {std::pair{"none", Bug::none},
                                        {"transpose", Bug::transpose},
                                        {"bias-mean", Bug::bias_mean},
                                        {"no-zero-grad", Bug::no_zero_grad}}) {
            if (only == "all" || only == name) as_expected &= examine(name, bug, seed) == (bug == Bug::none);
        }
        if (only != "all") return as_expected ? 0 : 1;
        show_shapes_that_catch_it();
        show_a_kink(seed);
        write_steps(options.out);
        return as_expected ? 0 : 1;
    });
}
