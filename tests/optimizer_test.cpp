#include "tests/check_matrix.hpp"

#include "common/training/optimizer.hpp"

using namespace nn;

CLAIM(sgd_steps_against_the_gradient) {
    Parameter w{"w", {{1, 2}}, {{10, -20}}, true}, b{"b", {{3}}, {{0}}, false};
    Parameter* parameters[] = {&w, &b};
    Sgd().step(parameters, 0.5);
    CHECK_MATRIX(w.value, {{-4, 12}});
    CHECK_MATRIX(b.value, {{3}});
    CHECK_MATRIX(w.gradient, {{10, -20}});
}
