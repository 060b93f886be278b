// Chapter 3: the gradient of any formula. Each number remembers which numbers it was computed from, and how fast it changes with
// each of them; one walk back, from the last to the first, gives every gradient. What PyTorch's backward() does, by hand. Then
// the network of this chapter as such a formula, beside its layers: the same gradients, and what a node for each number costs.
#include "common/cli/chapter.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/plot/formula_graph.hpp"
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <vector>

using namespace nn;

// --- Act one, by hand: numbers that remember ----------------------------------------------------

struct Edge {
    std::size_t from; // the number that this one was computed from,
    double slope;     // and by how much this one moves when that one is nudged, per nudge
};

struct Node {
    std::string name; // "w1", or the operation
    double value, gradient;
    std::vector<Edge> edges;
};

// In the order in which they were computed: every number stands behind those that it was computed from.
using Tape = std::vector<Node>;

struct Value {
    Tape* tape;
    std::size_t at;

    double number() const { return (*tape)[at].value; }
    double gradient() const { return (*tape)[at].gradient; }
};

Value record(Tape& tape, std::string name, double value, std::vector<Edge> edges = {}) {
    tape.push_back({std::move(name), value, 0, std::move(edges)});
    return {&tape, tape.size() - 1};
}

Value operator+(Value a, Value b) {
    return record(*a.tape, "+", a.number() + b.number(), {{a.at, 1}, {b.at, 1}});
}
Value operator*(Value a, Value b) {
    return record(*a.tape, "·", a.number() * b.number(), {{a.at, b.number()}, {b.at, a.number()}});
}
Value tanh(Value a) {
    const double y = std::tanh(a.number());
    return record(*a.tape, "tanh", y, {{a.at, 1 - y * y}});
}
Value exp(Value a) {
    const double y = std::exp(a.number());
    return record(*a.tape, "exp", y, {{a.at, y}});
}
Value log(Value a) { return record(*a.tape, "log", std::log(a.number()), {{a.at, 1 / a.number()}}); }

// The gradient of y for every number before it: y's own is 1, and each hands on its own, times the slope, to those that it
// was computed from. Who is used twice gets both: gradients add up.
void backward(Value y) {
    Tape& tape = *y.tape;
    for (Node& node : tape) node.gradient = 0;
    tape[y.at].gradient = 1;
    for (std::size_t i = y.at + 1; i-- > 0;) {
        for (const Edge& edge : tape[i].edges) tape[edge.from].gradient += edge.slope * tape[i].gradient;
    }
}

// --- What it says of two formulas ---------------------------------------------------------------

using Formula = Value (*)(const std::vector<Value>&);

Value neuron(const std::vector<Value>& v) { return tanh(v[0] * v[1] + v[2] * v[3] + v[4]); }
Value twice(const std::vector<Value>& v) { return log(v[0] + exp(v[1] * v[0])); } // v[0] is used twice

std::vector<Value> numbers(Tape& tape, const std::vector<std::pair<std::string, double>>& named) {
    std::vector<Value> values;
    for (const auto& [name, value] : named) values.push_back(record(tape, name, value));
    return values;
}

// The slope is that of what it was used for, one line up.
void print_tree(const Tape& tape, std::size_t at, const std::string& indent = "  ",
                const std::string& slope = "") {
    const Node& node = tape[at];
    std::cout << indent << node.name << " = " << text::general(node.value) << ", gradient "
              << text::general(node.gradient) << slope << "\n";
    for (const Edge& edge : node.edges)
        print_tree(tape, edge.from, indent + "  ", "   (slope " + text::general(edge.slope) + ")");
}

// The largest difference between the gradients and those of a nudge.
double difference_to_nudges(Formula formula, std::vector<std::pair<std::string, double>> named) {
    Tape tape;
    const std::vector<Value> values = numbers(tape, named);
    backward(formula(values));
    double largest = 0;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const auto value_at = [&](double nudge) {
            auto nudged = named;
            nudged[i].second += nudge;
            Tape other;
            return formula(numbers(other, nudged)).number();
        };
        const double slope = (value_at(1e-5) - value_at(-1e-5)) / 2e-5;
        largest = cli::nan_max(largest, std::abs(slope - values[i].gradient()));
    }
    return largest;
}

// --- Act two: the network of this chapter, as one formula and as layers -----------------------------

const Matrix inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, targets = {{0}, {1}, {1}, {0}};

// The mean squared error of a network 2-hidden-1 on exclusive or; its parameters in the order of the layers'.
Value loss_on(Tape& tape, const std::vector<Value>& w, std::size_t hidden) {
    Value sum = record(tape, "0", 0);
    for (Index i = 0; i < inputs.rows(); ++i) {
        const Value x1 = record(tape, "x1", inputs(i, 0)), x2 = record(tape, "x2", inputs(i, 1));
        Value y = w[4 * hidden]; // the output's bias
        for (std::size_t j = 0; j < hidden; ++j) {
            const Value a = tanh(x1 * w[j] + x2 * w[hidden + j] + w[2 * hidden + j]);
            y = y + a * w[3 * hidden + j];
        }
        const Value error = y + record(tape, "-t", -targets(i, 0));
        sum = sum + error * error;
    }
    return sum * record(tape, "1/4", 0.25);
}

std::vector<double> flat(const Network& network, bool gradients) {
    std::vector<double> all;
    for (const Parameter* p : network.parameters()) {
        const Matrix& values = gradients ? p->gradient : p->value;
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

// The gradient of each weight, by the tape. Weights are recorded anew for each step.
std::vector<double> gradient_by_tape(const std::vector<double>& weights, std::size_t hidden) {
    Tape tape;
    std::vector<std::pair<std::string, double>> named;
    for (const double weight : weights) named.emplace_back("w", weight);
    const std::vector<Value> w = numbers(tape, named);
    backward(loss_on(tape, w, hidden));
    std::vector<double> gradients;
    for (const Value& weight : w) gradients.push_back(weight.gradient());
    return gradients;
}

void gradient_by_layers(Network& network, Matrix& dy) {
    MeanSquaredError().value_and_gradient(network.forward(inputs), targets, dy);
    network.backward(dy);
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = cli::nan_max(largest, std::abs(a[i] - b[i]));
    return largest;
}

void compare_with_layers(cli::Chapter& chapter) {
    Random random(1);
    Network network = mlp({2, 2, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    std::vector<double> weights = flat(network, false);
    Matrix dy;
    gradient_by_layers(network, dy);
    std::cout << "The network 2-2-1 on exclusive or, as one formula and as the project's layers:\n";
    chapter.check_agreement("gradients of its nine weights",
                            largest_difference(gradient_by_tape(weights, 2), flat(network, true)), 1e-12);
    for (int epoch = 0; epoch < 500; ++epoch) {
        const std::vector<double> gradients = gradient_by_tape(weights, 2);
        for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= 0.5 * gradients[i];
        gradient_by_layers(network, dy);
        for (Parameter* p : network.parameters()) {
            for (Index i = 0; i < p->value.size(); ++i)
                p->value.data()[i] -= Scalar(0.5) * p->gradient.data()[i];
        }
    }
    chapter.check_agreement("weights after 500 steps", largest_difference(weights, flat(network, false)),
                            1e-6);
    Tape tape;
    std::vector<std::pair<std::string, double>> named;
    for (const double weight : weights) named.emplace_back("w", weight);
    std::cout << "  loss after them: " << text::general(loss_on(tape, numbers(tape, named), 2).number(), 3)
              << "\n\n";
}

// --- Act three: what a node for each number costs --------------------------------------------------

template <class Work>
double microseconds(Work work) {
    using Clock = std::chrono::steady_clock;
    int times = 0;
    const Clock::time_point start = Clock::now();
    std::chrono::duration<double> spent{};
    for (; spent.count() < 0.1; spent = Clock::now() - start, ++times) work();
    return 1e6 * spent.count() / times;
}

void print_costs() {
    text::Table table({"network", "numbers on the tape", "a gradient by the tape", "by layers"});
    for (const Index hidden : {2, 32, 512}) {
        Random random(1);
        Network network = mlp({2, hidden, 1}, Activation::tanh, Initializer::xavier_uniform, random);
        const std::vector<double> weights = flat(network, false);
        Matrix dy;
        const double by_tape =
            microseconds([&] { gradient_by_tape(weights, static_cast<std::size_t>(hidden)); });
        const double by_layers = microseconds([&] { gradient_by_layers(network, dy); });
        Tape tape;
        std::vector<std::pair<std::string, double>> named(weights.size(), {"w", 0});
        loss_on(tape, numbers(tape, named), static_cast<std::size_t>(hidden));
        table.row("2-" + std::to_string(hidden) + "-1").count(std::ssize(tape));
        table.cell(text::fixed(by_tape, 1) + " µs").cell(text::fixed(by_layers, 1) + " µs");
    }
    std::cout << "What a node for each number costs:\n" << table.text() << "\n";
}

void draw_graph(const cli::Chapter& chapter, const Tape& tape) {
    std::vector<plot::FormulaNumber> shown;
    for (const Node& node : tape) {
        shown.push_back({node.name, node.value, node.gradient});
        for (const Edge& edge : node.edges) shown.back().wires.push_back({edge.from, edge.slope});
    }
    chapter.write_svg("chapter3_autograd_graph",
                      plot::formula_svg(shown, "y = tanh(w1 · x1 + w2 · x2 + b)",
                                        "Every number of the formula: y is " +
                                            text::general(tape.back().value) + ", the gradient of w1 is " +
                                            text::general(tape[0].gradient) + "."));
}

int main(int argc, char** argv) {
    const cli::About about{.program = "chapter3_autograd",
                           .purpose =
                               "The gradient of any formula: numbers that remember how they were made.",
                           .note = "notes/chapter3b.md"};
    return cli::run_chapter(about, argc, argv, [](cli::Chapter& chapter) {
        const std::vector<std::pair<std::string, double>> named = {
            {"w1", 0.5}, {"x1", 1}, {"w2", -1}, {"x2", 2}, {"b", 2}};
        Tape tape;
        const Value y = neuron(numbers(tape, named));
        backward(y);
        std::cout << "y = tanh(w1 · x1 + w2 · x2 + b), from the end to the beginning:\n";
        print_tree(tape, y.at);
        std::cout << "\nBy the tape and by nudging:\n";
        chapter.check_agreement("tanh(w1 · x1 + w2 · x2 + b)", difference_to_nudges(neuron, named), 1e-8);
        chapter.check_agreement("log(u + exp(v · u))", difference_to_nudges(twice, {{"u", 0.7}, {"v", -1.3}}),
                                1e-8);
        std::cout << "\n";
        compare_with_layers(chapter);
        print_costs();
        draw_graph(chapter, tape);
    });
}
