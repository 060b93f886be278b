// Chapter 6: what a stuck network looks like from inside. 2-2-1 tanh, seed 1, 1,000 epochs on exclusive or.
#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/trainer/session.hpp"
#include "common/training/fit.hpp"

#include <cmath>
#include <iostream>

using namespace nn;

int main() {
    Session session({.seed = 1, .network = {.sizes = {2}}});
    Sgd optimizer;
    const Dataset& data = session.task.training;
    fit(session.network, session.loss, optimizer, data, {.epochs = 1000, .learning_rate = 0.5},
        session.random);

    Matrix z, a; // of the hidden layer
    session.network.layer(0).predict(data.x, z);
    session.network.layer(1).predict(z, a);
    const Matrix p = session.answers();
    std::vector<std::vector<std::string>> rows = {
        {"x1", "x2", "target", "a1", "a2", "slope 1", "slope 2", "answer", "dz"}};
    for (Index i = 0; i < data.size(); ++i) {
        const double a1 = a(i, 0), a2 = a(i, 1), t = data.target(i, 0);
        rows.push_back({text::general(data.x(i, 0)), text::general(data.x(i, 1)), text::general(t),
                        text::fixed(a1, 3), text::fixed(a2, 3), text::fixed(1 - a1 * a1, 3),
                        text::fixed(1 - a2 * a2, 3), text::fixed(p(i, 0), 3),
                        text::fixed((p(i, 0) - t) / 4, 3)});
    }
    std::cout << text::table_text(rows);
    // (0, 1) and (1, 1) lie on each other in the plane of the hidden units.
    return std::abs(a(1, 0) - a(3, 0)) < 0.01 && std::abs(a(1, 1) - a(3, 1)) < 0.01 ? 0 : 1;
}
