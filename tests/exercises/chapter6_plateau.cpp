// Chapter 6: a network that is stuck on a plateau, from inside. 2-2-1 tanh, seed 1, 1,000 epochs on exclusive
// or.
#include "common/text/table.hpp"
#include "common/trainer/training.hpp"
#include "common/training/fit.hpp"

#include <cmath>
#include <iostream>

using namespace nn;

int main() {
    Training training(exclusive_or_problem(), {{2, 2, 1}}, 1);
    Sgd optimizer;
    const Dataset& data = training.problem.training;
    fit(training.network, training.loss, optimizer, data, {.epochs = 1000, .learning_rate = 0.5},
        training.random);

    Matrix z, a; // of the hidden layer
    training.network.layer(0).predict(data.x, z);
    training.network.layer(1).predict(z, a);
    const Matrix p = training.predictions();
    text::Table table({"x1", "x2", "target", "a1", "a2", "derivative 1", "derivative 2", "prediction", "dz"});
    for (Index i = 0; i < data.size(); ++i) {
        const double a1 = a(i, 0), a2 = a(i, 1), t = data.target(i, 0);
        table.row().general(data.x(i, 0)).general(data.x(i, 1)).general(t);
        table.fixed(a1, 3).fixed(a2, 3).fixed(1 - a1 * a1, 3).fixed(1 - a2 * a2, 3); // of tanh: 1 - a²
        table.fixed(p(i, 0), 3).fixed((p(i, 0) - t) / 4, 3);
    }
    std::cout << table.text();
    // (0, 1) and (1, 1) lie on each other in the plane of the hidden units.
    return std::abs(a(1, 0) - a(3, 0)) < 0.01 && std::abs(a(1, 1) - a(3, 1)) < 0.01 ? 0 : 1;
}
