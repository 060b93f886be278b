// Chapter 5: input noise. While training, every input is moved a little, anew each time, so that a network cannot
// memorise single points. Not while predicting.
#pragma once

#include "common/math/random.hpp"
#include "common/network/layer.hpp"

namespace nn {

class InputNoise final : public Layer {
public:
    // Normal random numbers with this standard deviation, in the units of the inputs. `random` has to outlive the
    // layer. Throws std::invalid_argument for a deviation that is below 0 or not finite.
    InputNoise(double deviation, Random& random);

    // Inference: x (batch × n) -> the same.
    void predict(const Matrix& x, Matrix& y) const override { y = x; }

    // Training: y = x + noise. A nudge of x moves y as much, so backward dx = dy.
    void forward(const Matrix& x, Matrix& y) override;
    void backward(const Matrix& x, const Matrix& y, const Matrix& dy, Matrix* dx) override;

private:
    double deviation_;
    Random* random_;
};

} // namespace nn
