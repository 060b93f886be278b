// Every activation × every loss × one to four layers, by finite differences. Prints the worst error of
// each tensor over all of these networks; see it with: ctest -L gradients -V
#include "tests/check.hpp"

#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/gradient_check.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/network/softmax_cross_entropy.hpp"

#include <cstdio>
#include <map>

using namespace nn;

namespace {

constexpr Index inputs = 3, width = 4, outputs = 2, batch = 5;

struct Case {
    Network network;
    Matrix x, target;
};

// `depth` dense layers with the activation between them; random biases too, so that ReLU is not
// looked at on its kink.
Case random_case(Activation activation, int depth) {
    Random random(1000 * static_cast<std::uint64_t>(activation) + static_cast<std::uint64_t>(depth));
    std::vector<Index> sizes = {inputs};
    sizes.insert(sizes.end(), static_cast<std::size_t>(depth - 1), width);
    sizes.push_back(outputs);
    Case made{mlp(sizes, activation, Initializer::xavier_uniform, random), Matrix(batch, inputs),
              Matrix(batch, outputs)};
    for (Parameter* p : made.network.parameters()) {
        if (p->is_penalised) continue;
        for (Scalar& b : p->value) b = static_cast<Scalar>(random.uniform(-0.5, 0.5));
    }
    for (Scalar& x : made.x) x = static_cast<Scalar>(random.normal());
    for (Scalar& t : made.target) t = static_cast<Scalar>(random.below(2));
    return made;
}

std::vector<GradientCheck> check_case(Case& made, const Loss& loss) {
    Matrix dy;
    return check_gradients(made.network.parameters(), [&] {
        const double value = loss.value_and_gradient(made.network.forward(made.x), made.target, dy);
        made.network.backward(dy);
        return value;
    });
}

// Behind a step nothing can be learned: only the last layer has a gradient.
bool zero_expected(Activation activation, const GradientCheck& check, int depth) {
    const std::string last = std::to_string(2 * (depth - 1)) + ".";
    return activation == Activation::step && !check.name.starts_with(last);
}

void check_all(const Loss& loss, const char* loss_name) {
    std::map<std::string, GradientCheck> worst;
    int zeros = 0;
    for (const Activation activation : all_activations) {
        for (int depth = 1; depth <= 4; ++depth) {
            Case made = random_case(activation, depth);
            for (const GradientCheck& found : check_case(made, loss)) {
                const bool zero = zero_expected(activation, found, depth);
                check::note(found.passed(zero), __FILE__, __LINE__,
                            std::string(name_of(activation)) + ", depth " + std::to_string(depth) + ": " +
                                found.line());
                zeros += zero;
                const auto [place, is_new] = worst.try_emplace(found.name, found);
                if (!is_new && found.error > place->second.error) place->second = found;
            }
        }
    }
    CHECK_EQUAL(zeros,
                2 + 4 + 6); // step at depth 2, 3 and 4: weight and bias of each layer but the last
    std::printf("%s, worst of %zu activations and 4 depths:\n", loss_name, all_activations.size());
    for (const auto& [name, found] : worst) std::printf("  %s\n", found.line().c_str());
    std::fflush(stdout);
}

} // namespace

CLAIM(gradients_under_mean_squared_error) { check_all(MeanSquaredError(), "mean squared error"); }

CLAIM(gradients_under_binary_cross_entropy) { check_all(BinaryCrossEntropy(), "binary cross-entropy"); }

CLAIM(gradients_under_softmax_cross_entropy) { check_all(SoftmaxCrossEntropy(), "softmax cross-entropy"); }

CLAIM(a_relu_on_its_kink_is_caught) {
    // Zero biases and an input of (0, 0) put every hidden z on the kink, where the slope is 0 on one
    // side and 1 on the other: the difference quotient sees their mean.
    Case made = random_case(Activation::relu, 2);
    for (Parameter* p : made.network.parameters()) {
        if (!p->is_penalised) p->value = Matrix(1, p->value.columns());
    }
    for (Index j = 0; j < inputs; ++j) made.x(0, j) = 0;
    const auto checks = check_case(made, MeanSquaredError());
    CHECK_EQUAL(checks[1].name, "0.bias");
    CHECK(!checks[1].passed());
    CHECK(checks[0].passed()); // x is 0, so the weights do not feel it
}
