#include "tests/check.hpp"

#include "common/training/optimizer.hpp"

using namespace nn;

CLAIM(sgd_steps_against_the_gradient) {
    Parameter w{"w", {{1, 2}}, {{10, -20}}, true}, b{"b", {{3}}, {{0}}, false};
    Parameter* parameters[] = {&w, &b};
    Sgd().step(parameters, 0.5);
    CHECK((w.value == Matrix{{-4, 12}}));
    CHECK((b.value == Matrix{{3}}));
    CHECK((w.gradient == Matrix{{10, -20}}));
}
