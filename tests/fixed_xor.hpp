// The benchmark's ceiling for small networks: exclusive or on 2-4-4-1 with every size fixed at compile time,
// so that the compiler can unroll all of it. What a general network of the same sizes is measured against.
#pragma once

#include "common/network/network.hpp"

#include <algorithm>

namespace nn {

template <int In, int Out>
struct FixedDense {
    Scalar w[In][Out], b[Out];

    // z = x w + b
    void forward(const Scalar (&x)[4][In], Scalar (&z)[4][Out]) const {
        for (int r = 0; r < 4; ++r) {
            for (int j = 0; j < Out; ++j) {
                Scalar sum = b[j];
                for (int i = 0; i < In; ++i) sum += x[r][i] * w[i][j];
                z[r][j] = sum;
            }
        }
    }

    // dx = dz wᵀ, bent back through the ReLU whose result x is
    void input_gradient(const Scalar (&x)[4][In], const Scalar (&dz)[4][Out], Scalar (&dx)[4][In]) const {
        for (int r = 0; r < 4; ++r) {
            for (int i = 0; i < In; ++i) {
                Scalar sum = 0;
                for (int j = 0; j < Out; ++j) sum += dz[r][j] * w[i][j];
                dx[r][i] = x[r][i] > 0 ? sum : 0;
            }
        }
    }

    // w -= rate xᵀ dz, b -= rate Σ dz
    void update(const Scalar (&x)[4][In], const Scalar (&dz)[4][Out], Scalar rate) {
        for (int j = 0; j < Out; ++j) {
            for (int i = 0; i < In; ++i) {
                Scalar sum = 0;
                for (int r = 0; r < 4; ++r) sum += x[r][i] * dz[r][j];
                w[i][j] -= rate * sum;
            }
            for (int r = 0; r < 4; ++r) b[j] -= rate * dz[r][j];
        }
    }
};

// 2-4-4-1, ReLU, mean squared error, SGD: all four rows in one step.
struct FixedXor {
    FixedDense<2, 4> first{};
    FixedDense<4, 4> second{};
    FixedDense<4, 1> third{};

    void copy_from(const Network& network) {
        Scalar* const places[] = {&first.w[0][0], first.b,        &second.w[0][0],
                                  second.b,       &third.w[0][0], third.b};
        for (std::size_t p = 0; p < 6; ++p) {
            std::copy(network.parameters()[p]->value.begin(), network.parameters()[p]->value.end(),
                      places[p]);
        }
    }

    Scalar step(const Scalar (&x)[4][2], const Scalar (&target)[4][1], Scalar rate) {
        Scalar a1[4][4], a2[4][4], y[4][1], dz1[4][4], dz2[4][4], dy[4][1];
        first.forward(x, a1);
        for (auto& row : a1)
            for (Scalar& a : row) a = a > 0 ? a : 0;
        second.forward(a1, a2);
        for (auto& row : a2)
            for (Scalar& a : row) a = a > 0 ? a : 0;
        third.forward(a2, y);
        Scalar loss = 0;
        for (int r = 0; r < 4; ++r) {
            const Scalar error = y[r][0] - target[r][0];
            loss += error * error / 4;
            dy[r][0] = error / 2;
        }
        third.input_gradient(a2, dy, dz2);
        second.input_gradient(a1, dz2, dz1);
        third.update(a2, dy, rate);
        second.update(a1, dz2, rate);
        first.update(x, dz1, rate);
        return loss;
    }
};

} // namespace nn
