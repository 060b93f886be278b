// Chapter 3: what every layer can do, and what a trainable parameter is.
// Layers derive from Layer and from nothing else.
#pragma once

#include "common/math/matrix.hpp"

#include <span>
#include <string>

namespace nn {

// A matrix that training changes, with the loss's gradient by it, in the same shape.
struct Parameter {
    std::string name; // "weight", and in a network "0.weight": the layer's number first
    Matrix value;
    Matrix gradient;
    bool decays; // whether a penalty on large values (L2: weight decay) applies: to weights, not to biases
};

// All parameters of a network, first layer first.
using Parameters = std::span<Parameter* const>;

class Layer {
public:
    virtual ~Layer() = default;

    // Predicting: x (batch × in) -> y (batch × out). Changes nothing in the layer.
    virtual void apply(const Matrix& x, Matrix& y) const = 0;

    // Training: the same result, and the layer keeps what backward() will need. It may keep the
    // address of x, which therefore has to stay as it is until backward() is done.
    virtual const Matrix& forward(const Matrix& x) = 0;

    // After forward(): dy = ∂L/∂y (batch × out) -> dx = ∂L/∂x (batch × in). Overwrites the gradients
    // of the parameters. Without want_dx what is returned is unspecified: a network's first
    // layer is not asked, as nobody learns from the data's gradient.
    virtual const Matrix& backward(const Matrix& dy, bool want_dx) = 0;

    // What training may change; the parameters stay where they are for as long as the layer lives.
    virtual std::span<Parameter> parameters() { return {}; }
};

} // namespace nn
