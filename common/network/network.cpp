// Chapter 3: the two walks through the layers.
#include "common/network/network.hpp"

#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"

#include <stdexcept>

namespace nn {

void Network::add(std::unique_ptr<Layer> layer) {
    for (Parameter& parameter : layer->parameters()) {
        parameter.name = std::to_string(layers_.size()) + "." + parameter.name;
        parameters_.push_back(&parameter);
    }
    layers_.push_back(std::move(layer));
}

const Matrix& Network::forward(const Matrix& x) {
    const Matrix* y = &x;
    for (const auto& layer : layers_) y = &layer->forward(*y);
    return *y;
}

void Network::backward(const Matrix& dy) {
    const Matrix* d = &dy;
    for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
        const bool first = layer + 1 == layers_.rend();
        d = &(*layer)->backward(*d, !first);
    }
}

const Matrix& Network::predict(const Matrix& x) {
    const Matrix* y = &x;
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        Matrix& out = predicted_[l % 2]; // two are enough: each layer reads one and writes the other
        layers_[l]->apply(*y, out);
        y = &out;
    }
    return *y;
}

std::vector<Matrix> Network::snapshot() const {
    std::vector<Matrix> values;
    for (const Parameter* parameter : parameters_) values.push_back(parameter->value);
    return values;
}

void Network::restore(std::span<const Matrix> values) {
    if (values.size() != parameters_.size()) {
        throw std::invalid_argument("restore: " + std::to_string(values.size()) + " matrices for " +
                                    std::to_string(parameters_.size()) + " parameters");
    }
    for (std::size_t p = 0; p < values.size(); ++p) {
        const std::string operation = "restore " + parameters_[p]->name;
        require_same_shape(operation.c_str(), values[p], parameters_[p]->value);
    }
    for (std::size_t p = 0; p < values.size(); ++p) parameters_[p]->value = values[p];
}

Network multilayer_perceptron(std::span<const Index> sizes, Activation hidden, Initializer initializer,
                              Random& random) {
    if (sizes.size() < 2) {
        throw std::invalid_argument("multilayer_perceptron: needs at least two sizes, input first");
    }
    for (const Index size : sizes) {
        if (size < 1) {
            throw std::invalid_argument("multilayer_perceptron: a layer of size " + std::to_string(size) +
                                        ", needs at least 1");
        }
    }
    Network network;
    for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
        if (l > 0) network.add(std::make_unique<ActivationLayer>(hidden));
        network.add(std::make_unique<Dense>(sizes[l], sizes[l + 1], initializer, random));
    }
    return network;
}

} // namespace nn
