// Chapter 6, exercise 4: stuck networks are shaken and trained on. How many get free?
#include "common/trainer/history.hpp"
#include "common/trainer/session.hpp"

#include <iostream>

using namespace nn;

namespace {

// Trains for another 1,000 epochs, and says whether exclusive or is solved at the end.
bool is_solved_after_training(Session& session) {
    const Goal goal{.close_enough = 0.1};
    Goal::Buffers buffers;
    bool solved = false;
    FitOptions options{.epochs = 1000, .learning_rate = 0.5};
    options.observers = {[&](const Epoch& epoch) {
        solved = goal.is_reached(epoch, session.network, session.loss, session.task.training, buffers);
        return Decision::go_on;
    }};
    Sgd optimizer;
    fit(session.network, session.loss, optimizer, session.task.training, options, session.random);
    return solved;
}

} // namespace

int main() {
    constexpr int seeds = 200;
    bool shaking_is_no_cure = true;
    for (const double deviation : {0.0, 0.1, 0.3, 1.0, 3.0}) {
        int stuck = 0, freed = 0;
        for (int seed = 1; seed <= seeds; ++seed) {
            Session session({.seed = static_cast<std::uint64_t>(seed), .network = {.sizes = {2}}});
            if (is_solved_after_training(session)) continue;
            ++stuck;
            for (Parameter* parameter : session.network.parameters()) {
                for (Scalar& weight : parameter->value)
                    weight += static_cast<Scalar>(deviation * session.random.normal());
            }
            freed += is_solved_after_training(session);
        }
        std::cout << "noise " << deviation << ": " << freed << " of " << stuck
                  << " are free after 1000 more epochs\n";
        shaking_is_no_cure &= 4 * freed < stuck;
    }
    return shaking_is_no_cure ? 0 : 1;
}
