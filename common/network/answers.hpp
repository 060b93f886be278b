// Chapter 5: what a network of two inputs answers all over a plane, for a picture of it.
#pragma once

#include "common/network/loss.hpp"
#include "common/network/network.hpp"

#include <array>
#include <vector>

namespace nn {

// A function that takes places, (x1, x2) each, and gives what the network predicts there, all as one batch: the first
// output, read as the loss reads it. Network and loss have to outlive it.
inline auto answers_of(Network& network, const Loss& loss) {
    return [&network, &loss](const std::vector<std::array<double, 2>>& places) {
        Matrix x(std::ssize(places), 2), predicted;
        Scalar* input = x.data();
        for (const auto& [x1, x2] : places) {
            *input++ = static_cast<Scalar>(x1);
            *input++ = static_cast<Scalar>(x2);
        }
        loss.predictions(network.predict(x), predicted);
        std::vector<double> answers;
        for (Index i = 0; i < predicted.rows(); ++i) answers.push_back(predicted(i, 0));
        return answers;
    };
}

} // namespace nn
