// Chapter 6, exercise 4: stuck networks are shaken and trained on. How many get free?
#include "common/trainer/history.hpp"
#include "common/trainer/training.hpp"
#include "common/training/fit.hpp"

#include <iostream>

using namespace nn;

namespace {

// Trains for another 1,000 epochs, and says whether exclusive or is solved at the end.
bool is_solved_after_training(Training& training) {
    const Goal goal{.close_enough = 0.1};
    Goal::Buffers buffers;
    bool solved = false;
    FitOptions options{.epochs = 1000, .learning_rate = 0.5};
    options.observers = {[&](const Epoch& epoch) {
        solved = goal.is_reached(epoch, training.network, training.loss, training.problem.training, buffers);
        return Decision::go_on;
    }};
    Sgd optimizer;
    fit(training.network, training.loss, optimizer, training.problem.training, options, training.random);
    return solved;
}

} // namespace

int main() {
    constexpr int seeds = 200;
    bool shaking_is_no_cure = true;
    for (const double deviation : {0.0, 0.1, 0.3, 1.0, 3.0}) {
        int stuck = 0, freed = 0;
        for (int seed = 1; seed <= seeds; ++seed) {
            Training training(exclusive_or_problem(), {{2, 2, 1}}, static_cast<std::uint64_t>(seed));
            if (is_solved_after_training(training)) continue;
            ++stuck;
            for (Parameter* parameter : training.network.parameters()) {
                for (Scalar& weight : parameter->value)
                    weight += static_cast<Scalar>(deviation * training.random.normal());
            }
            freed += is_solved_after_training(training);
        }
        std::cout << "noise " << deviation << ": " << freed << " of " << stuck
                  << " are free after 1000 more epochs\n";
        shaking_is_no_cure &= 4 * freed < stuck;
    }
    return shaking_is_no_cure ? 0 : 1;
}
