// Chapter 3, exercise 4: a layer of one's own, y = s x with a factor s for each column, and its gradients,
// checked.
#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/gradient_check.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"

#include <iostream>

using namespace nn;

class Scale : public Layer {
public:
    explicit Scale(Index columns)
        : factor_{"factor", Matrix(1, columns, Scalar(0.5)), Matrix(1, columns), true} {}

    void predict(const Matrix& x, Matrix& y) const override {
        y.resize(x.rows(), x.columns());
        for (Index i = 0; i < x.rows(); ++i) {
            for (Index j = 0; j < x.columns(); ++j) y(i, j) = factor_.value(0, j) * x(i, j);
        }
    }

    void backward(const Matrix& x, const Matrix&, const Matrix& dy, Matrix* dx) override {
        for (Scalar& entry : factor_.gradient) entry = 0;
        for (Index i = 0; i < dy.rows(); ++i) {
            for (Index j = 0; j < dy.columns(); ++j) {
                factor_.gradient(0, j) += dy(i, j) * x(i, j); // ds_j = Σ_i dy_ij x_ij
            }
        }
        if (dx) predict(dy, *dx); // dx_ij = s_j dy_ij: the same factors, backward
    }

    std::span<Parameter> parameters() override { return {&factor_, 1}; }

private:
    Parameter factor_;
};

int main() {
    Random random(1);
    Network network;
    network.add(std::make_unique<Dense>(2, 3, Initializer::xavier_uniform, random));
    network.add(std::make_unique<Scale>(3));
    network.add(std::make_unique<ActivationLayer>(Activation::tanh));
    network.add(std::make_unique<Dense>(3, 1, Initializer::xavier_uniform, random));
    const Matrix x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, target = {{0}, {1}, {1}, {0}};
    const MeanSquaredError loss;
    Matrix dy;
    bool passed = true;
    for (const GradientCheck& check : check_gradients(network.parameters(), [&] {
             const double value = loss.value_and_gradient(network.forward(x), target, dy);
             network.backward(dy);
             return value;
         })) {
        std::cout << check.line() << "\n";
        passed &= check.passed();
    }
    return passed || sizeof(Scalar) < sizeof(double) ? 0 : 1; // in float, nudges drown in rounding
}
