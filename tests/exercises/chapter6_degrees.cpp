// Chapter 6, exercise 3: what a single neuron has learnt about Celsius and Fahrenheit, when both are standardised.
#include "common/trainer/session.hpp"
#include "common/training/fit.hpp"

#include <cmath>
#include <iostream>

using namespace nn;

int main() {
    Table table{.path = "degrees.csv",
                .feature_names = {"celsius"},
                .label_name = "fahrenheit",
                .features = {{-40}, {0}, {10}, {37}, {100}},
                .labels = {"-40", "32", "50", "98.6", "212"}};
    Session session({.table = table, .amounts = true});
    Sgd optimizer;
    fit(session.network, session.loss, optimizer, session.task.training,
        {.epochs = 1000, .learning_rate = 0.5}, session.random);
    const double weight = session.network.parameters()[0]->value(0, 0),
                 bias = session.network.parameters()[1]->value(0, 0);
    const Coding& coding = session.task.coding;
    const double in = coding.inputs.deviation(0, 0), out = coding.target.deviation(0, 0);
    std::cout << "weight " << weight << ", bias " << std::abs(std::round(1e6 * bias) / 1e6) << "\n"
              << "deviations " << in << " C and " << out << " F, their ratio " << out / in << "\n";
    return std::abs(weight - 1) < 1e-6 && std::abs(bias) < 1e-6 && std::abs(out / in - 1.8) < 1e-6 ? 0 : 1;
}
