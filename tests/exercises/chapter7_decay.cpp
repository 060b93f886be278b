// Chapter 7: a weight of which the data say nothing: the gradient is 0. What AdamW makes of it, and L2 within Adam.
#include "common/text/table.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/penalty.hpp"

#include <iostream>

using namespace nn;

int main() {
    constexpr double rate = 0.01, lambda = 0.1;
    Parameter decoupled{"w", {{2}}, {{0}}, true}, penalised{"w", {{2}}, {{0}}, true};
    Parameter* const first[] = {&decoupled};
    Parameter* const second[] = {&penalised};
    Adam adam_w({.weight_decay = lambda}), adam;
    text::Table table({"steps", "AdamW", "L2 within Adam"});
    for (int step = 1; step <= 1000; ++step) {
        adam_w.step(first, rate);
        penalised.gradient = {{0}};
        l2_penalty(lambda).add_gradient(second);
        adam.step(second, rate);
        if (step == 1 || step == 100 || step == 200 || step == 1000) {
            table.row()
                .count(step)
                .fixed(double(decoupled.value(0, 0)), 3)
                .fixed(double(penalised.value(0, 0)), 3);
        }
    }
    std::cout << table.text();
}
