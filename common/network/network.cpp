#include "common/network/network.hpp"

#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/dropout.hpp"
#include "common/network/input_noise.hpp"

#include <stdexcept>
#include <utility>

namespace nn {

void Network::add(std::unique_ptr<Layer> layer) {
    const std::span<Parameter> parameters = layer->parameters();
    for (Parameter& p : parameters) p.name = std::to_string(stages_.size()) + "." + p.name;
    parameters_.reserve(parameters_.size() + parameters.size()); // from here on nothing fails:
    stages_.reserve(stages_.size() + 1);                         // no pointer without its layer
    for (Parameter& p : parameters) parameters_.push_back(&p);
    stages_.push_back({std::move(layer), {}, {}});
    x_ = nullptr;
}

const Matrix& Network::forward(const Matrix& x) {
    x_ = nullptr; // should a layer throw, there is nothing to go back through
    const Matrix* in = &x;
    for (Stage& stage : stages_) {
        stage.layer->forward(*in, stage.y);
        in = &stage.y;
    }
    x_ = &x;
    return *in;
}

void Network::backward(const Matrix& dy) {
    const Matrix* const x = std::exchange(x_, nullptr); // it may be gone before the next call
    if (!x) throw std::logic_error("network: backward without a forward before it");
    const Matrix* d = &dy;
    for (std::size_t l = stages_.size(); l-- > 0;) {
        Stage& stage = stages_[l];
        if (l > 0) {
            stage.layer->backward(stages_[l - 1].y, stage.y, *d, &stage.dx);
        } else {
            stage.layer->backward(*x, stage.y, *d, nullptr);
        }
        d = &stage.dx;
    }
}

const Matrix& Network::predict(const Matrix& x, Buffers& buffers) const {
    if (stages_.empty()) return buffers.even = x;
    const Matrix* in = &x;
    for (const Stage& stage : stages_) {
        Matrix& out = in == &buffers.even ? buffers.odd : buffers.even; // read one, write the other
        stage.layer->predict(*in, out);
        in = &out;
    }
    return *in;
}

Matrix Network::predict(const Matrix& x) const {
    Buffers buffers;
    return predict(x, buffers);
}

std::vector<Matrix> Network::snapshot() const {
    std::vector<Matrix> values;
    snapshot(values);
    return values;
}

void Network::snapshot(std::vector<Matrix>& values) const {
    values.resize(parameters_.size());
    for (std::size_t p = 0; p < values.size(); ++p) values[p] = parameters_[p]->value;
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

Network mlp(const std::vector<Index>& sizes, Activation hidden, Initializer initializer, Random& random,
            double dropout, double input_noise) {
    if (sizes.size() < 2) throw std::invalid_argument("mlp: needs at least two sizes, inputs first");
    for (const Index size : sizes) {
        if (size < 1) throw std::invalid_argument("mlp: a layer of size " + std::to_string(size));
    }
    Network network;
    if (input_noise > 0) network.add(std::make_unique<InputNoise>(input_noise, random));
    for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
        if (l > 0) network.add(std::make_unique<ActivationLayer>(hidden));
        if (l > 0 && dropout > 0) network.add(std::make_unique<Dropout>(dropout, random));
        network.add(std::make_unique<Dense>(sizes[l], sizes[l + 1], initializer, random));
    }
    return network;
}

} // namespace nn
