// Chapter 3: a network is a list of layers: forward through them, backward through them in reverse.
// It can be moved but not copied; snapshot() copies what training changes.
#pragma once

#include "common/network/activation.hpp"
#include "common/network/initializer.hpp"
#include "common/network/layer.hpp"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace nn {

class Network {
public:
    Network() = default;
    Network(Network&&) = default;
    Network& operator=(Network&&) = default;

    // Adds a layer after the last one. Its parameters are named after its place: "0.weight".
    void add(std::unique_ptr<Layer> layer);

    // Training: x (batch × in) -> y (batch × out). x has to stay as it is until backward() is done;
    // y is valid until the next forward().
    const Matrix& forward(const Matrix& x);

    // After forward(): dy = ∂L/∂y (batch × out) -> the gradient of every parameter.
    void backward(const Matrix& dy);

    // Predicting: x (batch × in) -> y (batch × out), valid until the next predict(). Changes no
    // parameter and disturbs no forward() in progress; allocates only for its largest batch so far.
    const Matrix& predict(const Matrix& x);

    std::span<const std::unique_ptr<Layer>> layers() const { return layers_; }
    Parameters parameters() const { return parameters_; }

    // The values of all parameters, to be given back to restore() later.
    std::vector<Matrix> snapshot() const;
    // Throws std::invalid_argument when the shapes are not those of this network.
    void restore(std::span<const Matrix> values);

private:
    std::vector<std::unique_ptr<Layer>> layers_;
    std::vector<Parameter*> parameters_; // into the layers, which never move
    std::array<Matrix, 2> predicted_;    // outputs of even and of odd layers
};

// A multilayer perceptron of these sizes, input first: {2, 8, 1} is two inputs, one hidden layer of
// eight units with the activation, and one output without (a logit or an amount, as the loss likes).
// Throws std::invalid_argument for fewer than two sizes, or one below 1.
Network multilayer_perceptron(std::span<const Index> sizes, Activation hidden, Initializer initializer,
                              Random& random);

} // namespace nn
