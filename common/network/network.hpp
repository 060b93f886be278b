// Chapter 3: a network is a list of layers: forward through them, backward through them in reverse.
// It can be moved but not copied; snapshot() copies what training changes.
#pragma once

#include "common/network/activation.hpp"
#include "common/network/initializer.hpp"
#include "common/network/layer.hpp"

#include <memory>
#include <span>
#include <vector>

namespace nn {

class Network {
public:
    // Memory that predict() works in, the outputs of even and of odd layers: whoever keeps one predicts again and
    // again without an allocation.
    struct Buffers {
        Matrix even, odd;
    };

    Network() = default;
    Network(Network&&) = default;
    Network& operator=(Network&&) = default;

    // Adds a layer after the last one. Its parameters are named after its place: "0.weight".
    void add(std::unique_ptr<Layer> layer);

    // Training: x (batch × in) -> y (batch × out). The network keeps the address of x, which therefore has to stay
    // as it is until backward() is done; y is valid until the next forward().
    const Matrix& forward(const Matrix& x);
    const Matrix& forward(const Matrix&&) = delete; // would be gone before backward()

    // After forward(): dy = ∂L/∂y (batch × out) -> the gradient of every parameter. Forgets x: throws std::logic_error
    // when no forward() came since, or when that failed.
    void backward(const Matrix& dy);

    // Inference: x (batch × in) -> y (batch × out). What is returned lies in the buffers.
    const Matrix& predict(const Matrix& x, Buffers& buffers) const;
    Matrix predict(const Matrix& x) const;

    Index layer_count() const { return std::ssize(stages_); }
    const Layer& layer(Index l) const { return *stages_[static_cast<std::size_t>(l)].layer; }

    Parameters parameters() { return parameters_; }
    ConstParameters parameters() const { return parameters_; }

    // The values of all parameters, to be given back to restore() later.
    std::vector<Matrix> snapshot() const;
    void snapshot(std::vector<Matrix>& values) const; // the same, in the memory of an earlier one
    // Throws std::invalid_argument when the shapes are not those of this network.
    void restore(std::span<const Matrix> values);

private:
    struct Stage {
        std::unique_ptr<Layer> layer;
        Matrix y, dx; // what the layer makes of its input, and what it hands back
    };

    std::vector<Stage> stages_;
    std::vector<Parameter*> parameters_; // into the layers, which never move
    const Matrix* x_ = nullptr;          // the input of the last forward()
};

// A multilayer perceptron of these sizes, inputs first: {2, 8, 1} has two inputs, one hidden layer of eight units with the
// activation function, and one output without. Chapter 5: while training, each hidden unit is dropped with the
// probability `dropout`, and the inputs get noise of the standard deviation `input_noise`; where one of them is above 0,
// `random` has to outlive the network. Throws std::invalid_argument for fewer than two sizes, or one below 1, and what
// Dropout and InputNoise throw.
Network mlp(const std::vector<Index>& sizes, Activation hidden, Initializer initializer, Random& random,
            double dropout = 0, double input_noise = 0);

} // namespace nn
