#include "tests/check.hpp"

#include "common/network/initializer.hpp"

using namespace nn;

namespace {

struct Spread {
    double mean, variance, greatest;
};

Spread spread_of(Initializer initializer, Index inputs, Index outputs) {
    Random random(1);
    Matrix w(inputs, outputs);
    initialize(w, initializer, random);
    double sum = 0, squares = 0, greatest = 0;
    for (const Scalar entry : w) {
        sum += entry;
        squares += double(entry) * entry;
        greatest = std::max(greatest, std::abs(double(entry)));
    }
    const double count = static_cast<double>(w.size());
    return {sum / count, squares / count, greatest};
}

} // namespace

CLAIM(variances_are_those_of_the_papers) {
    // 60,000 weights: the variance is met within 5 % (a normal one has a standard error of 0.6 %).
    const Index in = 200, out = 300;
    for (const Initializer xavier : {Initializer::xavier_uniform, Initializer::xavier_normal}) {
        CHECK_NEAR(spread_of(xavier, in, out).variance, 2.0 / 500, 0.05 * 2.0 / 500);
        CHECK_NEAR(spread_of(xavier, in, out).mean, 0, 0.002);
    }
    for (const Initializer he : {Initializer::he_uniform, Initializer::he_normal}) {
        CHECK_NEAR(spread_of(he, in, out).variance, 2.0 / 200, 0.05 * 2.0 / 200);
        CHECK_NEAR(spread_of(he, in, out).mean, 0, 0.002);
    }
}

CLAIM(uniform_weights_stay_within_their_limit_and_normal_ones_do_not) {
    const double xavier_limit = std::sqrt(6.0 / 500), he_limit = std::sqrt(6.0 / 200);
    CHECK(spread_of(Initializer::xavier_uniform, 200, 300).greatest <= xavier_limit + 1e-7);
    CHECK(spread_of(Initializer::he_uniform, 200, 300).greatest <= he_limit + 1e-7);
    CHECK(spread_of(Initializer::xavier_normal, 200, 300).greatest > 1.5 * xavier_limit);
    CHECK(spread_of(Initializer::he_normal, 200, 300).greatest > 1.5 * he_limit);
}
