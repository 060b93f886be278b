// Exercise 1 of notes/train.md: what a single neuron has learned about Celsius and Fahrenheit, both standardised.
#include "common/trainer/table_problem.hpp"
#include "common/trainer/training.hpp"
#include "common/training/fit.hpp"

#include <cmath>
#include <iostream>

using namespace nn;

int main() {
    Table table{.path = "degrees.csv",
                .columns = {{"celsius"}},
                .features = {{-40}, {0}, {10}, {37}, {100}},
                .labels = labels_of("fahrenheit", {"-40", "32", "50", "98.6", "212"})};
    Random random(1);
    Training training(problem_of(table, {.task = Task::regression}, random), {{1, 1}}, random, 1);
    Sgd optimizer;
    fit(training.network, training.loss, optimizer, training.problem.training,
        {.epochs = 1000, .learning_rate = 0.5}, training.random);
    const double weight = training.network.parameters()[0]->value(0, 0),
                 bias = training.network.parameters()[1]->value(0, 0);
    const Encoding& encoding = training.problem.encoding;
    const double in = encoding.inputs.standard_deviation(0, 0),
                 out = encoding.target.standard_deviation(0, 0);
    std::cout << "weight " << weight << ", bias " << std::abs(std::round(1e6 * bias) / 1e6) << "\n"
              << "deviations " << in << " C and " << out << " F, their ratio " << out / in << "\n";
    return std::abs(weight - 1) < 1e-6 && std::abs(bias) < 1e-6 && std::abs(out / in - 1.8) < 1e-6 ? 0 : 1;
}
