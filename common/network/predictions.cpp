#include "common/network/predictions.hpp"

namespace nn {

std::function<std::vector<double>(const std::vector<std::array<double, 2>>&)>
predictions_on(const Network& network, const Loss& loss) {
    return [&network, &loss](const std::vector<std::array<double, 2>>& points) {
        Matrix x(std::ssize(points), 2), predicted;
        Scalar* input = x.data();
        for (const auto& [x1, x2] : points) {
            *input++ = static_cast<Scalar>(x1);
            *input++ = static_cast<Scalar>(x2);
        }
        loss.predictions(network.predict(x), predicted);
        std::vector<double> first;
        for (Index i = 0; i < predicted.rows(); ++i) first.push_back(predicted(i, 0));
        return first;
    };
}

} // namespace nn
