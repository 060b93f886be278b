// Chapter 5: input noise. While training, every input is moved a little, anew each time, so that a network cannot learn
// single points by heart. Not while predicting.
#pragma once

#include "common/math/random.hpp"
#include "common/network/layer.hpp"

#include <cmath>
#include <stdexcept>

namespace nn {

class InputNoise : public Layer {
public:
    // Normal random numbers with this standard deviation, in the units of the inputs. `random` has to outlive the
    // layer. Throws std::invalid_argument for a deviation that is below 0 or not finite.
    InputNoise(double deviation, Random& random) : deviation_(deviation), random_(&random) {
        if (!(deviation >= 0) || !std::isfinite(deviation)) {
            throw std::invalid_argument("input noise: needs a deviation from 0");
        }
    }

    // Predicting: x (batch × n) -> the same.
    void apply(const Matrix& x, Matrix& y) const override { y = x; }

    // Training: y = x + noise.
    const Matrix& forward(const Matrix& x) override {
        y_.resize(x.rows(), x.columns());
        for (Index i = 0; i < x.size(); ++i) {
            y_.data()[i] = x.data()[i] + static_cast<Scalar>(deviation_ * random_->normal());
        }
        return y_;
    }

    // A nudge of x moves y as much: dx = dy.
    const Matrix& backward(const Matrix& dy, bool) override { return dy; }

private:
    double deviation_;
    Random* random_;
    Matrix y_;
};

} // namespace nn
