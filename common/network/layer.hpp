// Chapter 3: what every layer can do, and what a trainable parameter is.
// Layers derive from Layer and from nothing else.
#pragma once

#include "common/math/matrix.hpp"

#include <span>
#include <string>

namespace nn {

// A matrix that training changes, and the gradient of the loss with respect to it, in the same shape.
struct Parameter {
    std::string name; // "weight", and in a network "0.weight": the layer's number first
    Matrix value;
    Matrix gradient;
    bool is_penalised; // true for weights, false for biases: see penalties
};

// All parameters of a network, first layer first; to be changed, or only to be looked at.
using Parameters = std::span<Parameter* const>;
using ConstParameters = std::span<const Parameter* const>;

class Layer {
public:
    Layer() = default;
    virtual ~Layer() = default;
    Layer(const Layer&) = delete; // a network points to the parameters of its layers
    Layer& operator=(const Layer&) = delete;

    // Inference: x (batch × in) -> y (batch × out). Changes nothing in the layer.
    virtual void predict(const Matrix& x, Matrix& y) const = 0;

    // Training: the same, where a layer does not say otherwise.
    virtual void forward(const Matrix& x, Matrix& y) { predict(x, y); }

    // x and y as they were in the last forward(x, y), dy = ∂L/∂y (batch × out) -> dx = ∂L/∂x (batch × in).
    // Overwrites the gradients of the parameters. Where dx is null it is not asked for: nothing comes before the
    // first layer of a network. Throws std::invalid_argument when shapes do not fit.
    virtual void backward(const Matrix& x, const Matrix& y, const Matrix& dy, Matrix* dx) = 0;

    // What training may change; the parameters stay where they are for as long as the layer lives.
    virtual std::span<Parameter> parameters() { return {}; }
};

} // namespace nn
