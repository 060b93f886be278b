// Tool: matrices under PyTorch's names, everything else as text.
#include "common/trainer/model.hpp"

#include "common/files/memory.hpp"
#include "common/network/activation_layer.hpp"
#include "common/network/answers.hpp"
#include "common/network/dense.hpp"
#include "common/network/dropout.hpp"
#include "common/network/input_noise.hpp"
#include "common/text/numbers.hpp"
#include "common/text/words.hpp"
#include "common/trainer/labels.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace nn {

namespace {

[[noreturn]] void refuse(const std::string& reason) { throw std::runtime_error("no model: " + reason); }

constexpr Index largest_layer = 1'000'000, most_epochs = 10'000'000;
constexpr std::size_t most_layers = 100;

// --- Text and back ---

std::string listed(const Matrix& values) {
    std::vector<std::string> words;
    for (const Scalar value : values) words.push_back(text::exact(double(value)));
    return text::joined(words, ",");
}

std::string listed(const std::vector<Index>& values) {
    std::vector<std::string> words;
    for (const Index value : values) words.push_back(std::to_string(value));
    return text::joined(words, ",");
}

const std::string& metadata(const files::TensorFile& file, std::string_view key) {
    const auto found = file.metadata.find(std::string(key));
    if (found == file.metadata.end()) refuse("\"" + std::string(key) + "\" is missing");
    return found->second;
}

template <class Integer>
Integer whole_number(const std::string& text, const std::string& key, int base = 10) {
    const auto value = text::whole_number<Integer>(text, base);
    if (!value) refuse("\"" + key + "\" is no whole number");
    return *value;
}

// (1 × columns)
Matrix numbers(const files::TensorFile& file, const std::string& key, Index columns) {
    const std::vector<std::string> parts = text::split(metadata(file, key), ',');
    if (std::ssize(parts) != columns)
        refuse("\"" + key + "\" has not " + std::to_string(columns) + " numbers");
    Matrix values(1, columns);
    for (Index j = 0; j < columns; ++j) {
        const std::optional<Scalar> number = number_of(parts[static_cast<std::size_t>(j)]);
        if (!number) refuse("\"" + key + "\" holds something that is no number");
        values(0, j) = *number;
    }
    return values;
}

// --- Names, one key for each, as they may hold anything ---

void keep_names(files::TensorFile& file, const std::string& key, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) file.metadata[key + "." + std::to_string(i)] = names[i];
}

std::vector<std::string> names_of(const files::TensorFile& file, const std::string& key, Index count) {
    std::vector<std::string> names;
    for (Index i = 0; i < count; ++i) names.push_back(metadata(file, key + "." + std::to_string(i)));
    return names;
}

// --- Parameters: weight and bias of each dense layer in turn ---

std::string parameter_name(std::size_t p) {
    return std::to_string(p / 2 * 2) + (p % 2 == 0 ? ".weight" : ".bias");
}

void keep_parameters(files::TensorFile& file, const std::string& prefix,
                     const std::vector<Matrix>& parameters) {
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        const Matrix& here = parameters[p];
        files::Tensor tensor;
        if (p % 2 == 0) { // (in × out) here, (out × in) there
            tensor.sizes = {here.columns(), here.rows()};
            for (Index j = 0; j < here.columns(); ++j) {
                for (Index i = 0; i < here.rows(); ++i) tensor.values.push_back(double(here(i, j)));
            }
        } else {
            tensor.sizes = {here.columns()};
            tensor.values.assign(here.begin(), here.end());
        }
        file.tensors.emplace_back(prefix + parameter_name(p), std::move(tensor));
    }
}

const files::Tensor& tensor(const files::TensorFile& file, std::string_view name,
                            std::initializer_list<Index> sizes) {
    for (const auto& [other, found] : file.tensors) {
        if (other != name) continue;
        if (!std::equal(found.sizes.begin(), found.sizes.end(), sizes.begin(), sizes.end()))
            refuse(other + " has not the shape that \"sizes\" asks for");
        return found;
    }
    refuse(std::string(name) + " is missing");
}

std::vector<Matrix> parameters_of(const files::TensorFile& file, const std::string& prefix,
                                  const std::vector<Index>& sizes) {
    std::vector<Matrix> parameters;
    for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
        const Index in = sizes[l], out = sizes[l + 1];
        const files::Tensor& weight = tensor(file, prefix + parameter_name(2 * l), {out, in});
        const files::Tensor& bias = tensor(file, prefix + parameter_name(2 * l + 1), {out});
        Matrix w(in, out), b(1, out);
        for (Index j = 0; j < out; ++j) {
            b(0, j) = static_cast<Scalar>(bias.values[static_cast<std::size_t>(j)]);
            for (Index i = 0; i < in; ++i) {
                w(i, j) = static_cast<Scalar>(weight.values[static_cast<std::size_t>(j * in + i)]);
            }
        }
        parameters.push_back(std::move(w));
        parameters.push_back(std::move(b));
    }
    return parameters;
}

std::vector<Index> sizes_of(const files::TensorFile& file) {
    std::vector<Index> sizes;
    for (const std::string& word : text::split(metadata(file, "sizes"), ',')) {
        sizes.push_back(whole_number<Index>(word, "sizes"));
        if (sizes.back() < 1 || sizes.back() > largest_layer) refuse("a layer of size " + word);
    }
    if (sizes.size() > most_layers) refuse("more than " + std::to_string(most_layers) + " layers");
    if (sizes.size() < 2 || sizes.back() != 1) refuse("\"sizes\" does not lead from inputs to one output");
    return sizes;
}

Activation activation_of(const files::TensorFile& file) {
    const std::string& name = metadata(file, "activation");
    for (const Activation activation : all_activations) {
        if (name == name_of(activation)) return activation;
    }
    refuse("the activation \"" + name + "\" is unknown");
}

Coding coding_of(const files::TensorFile& file, Index inputs) {
    const std::string& loss = metadata(file, "loss");
    if (loss != "bce" && loss != "mse") refuse("the loss \"" + loss + "\" is unknown");
    Coding coding{names_of(file, "input", inputs),
                  loss == "mse" ? std::vector<std::string>() : names_of(file, "class", 2),
                  {numbers(file, "input_mean", inputs), numbers(file, "input_deviation", inputs)},
                  {numbers(file, "target_mean", 1), numbers(file, "target_deviation", 1)}};
    for (const Matrix* deviation : {&coding.inputs.deviation, &coding.target.deviation}) {
        for (const Scalar value : *deviation) {
            if (!(value > 0)) refuse("a deviation that is not above 0");
        }
    }
    const bool target_is_as_it_is = coding.target.mean(0, 0) == 0 && coding.target.deviation(0, 0) == 1;
    if (!coding.is_amount() && !target_is_as_it_is) refuse("classes whose target is standardised");
    return coding;
}

} // namespace

Network network_of(const Architecture& architecture, Random& random) {
    Network network;
    if (architecture.input_noise > 0) {
        network.add(std::make_unique<InputNoise>(architecture.input_noise, random));
    }
    for (std::size_t l = 0; l + 1 < architecture.sizes.size(); ++l) {
        if (l > 0) {
            network.add(std::make_unique<ActivationLayer>(architecture.activation));
            if (architecture.dropout > 0)
                network.add(std::make_unique<Dropout>(architecture.dropout, random));
        }
        network.add(std::make_unique<Dense>(architecture.sizes[l], architecture.sizes[l + 1],
                                            architecture.initializer, random));
    }
    return network;
}

std::string name_of(const Architecture& architecture) {
    std::string name;
    for (const Index size : architecture.sizes) name += (name.empty() ? "" : "-") + std::to_string(size);
    const bool bends = architecture.sizes.size() > 2;
    return name + (bends ? " " + std::string(name_of(architecture.activation)) : "");
}

std::function<std::vector<double>(std::vector<std::array<double, 2>>)>
answers_in_units(const Network& network, const Loss& loss, const Coding& coding) {
    return [&network, &loss, &coding](std::vector<std::array<double, 2>> places) {
        for (auto& place : places) {
            for (std::size_t j = 0; j < 2; ++j) {
                const auto column = static_cast<Index>(j);
                place[j] = (place[j] - coding.inputs.mean(0, column)) / coding.inputs.deviation(0, column);
            }
        }
        std::vector<double> answers = answers_of(network, loss)(places);
        for (double& answer : answers)
            answer = answer * coding.target.deviation(0, 0) + coding.target.mean(0, 0);
        return answers;
    };
}

files::TensorFile file_of(const Checkpoint& checkpoint) {
    const Model& model = checkpoint.model;
    files::TensorFile file;
    file.metadata = {{"sizes", listed(model.sizes)},
                     {"activation", std::string(name_of(model.activation))},
                     {"loss", model.coding.is_amount() ? "mse" : "bce"},
                     {"epochs", std::to_string(model.epochs)},
                     {"input_mean", listed(model.coding.inputs.mean)},
                     {"input_deviation", listed(model.coding.inputs.deviation)},
                     {"target_mean", listed(model.coding.target.mean)},
                     {"target_deviation", listed(model.coding.target.deviation)}};
    keep_names(file, "input", model.coding.input_names);
    keep_names(file, "class", model.coding.class_names);
    keep_parameters(file, "", model.parameters);
    if (const auto& training = checkpoint.training) {
        char hexadecimal[17] = {};
        std::to_chars(hexadecimal, hexadecimal + 16, training->random, 16);
        file.metadata["random"] = hexadecimal;
        file.metadata["seed"] = std::to_string(training->seed);
        file.metadata["validation"] = text::exact(training->validation_share);
        if (!training->best.weights.empty()) {
            file.metadata["best_epoch"] = std::to_string(training->best.epoch);
            file.tensors.emplace_back("best.loss", files::Tensor{{1}, {training->best.loss}});
            keep_parameters(file, "best.", training->best.weights);
        }
    }
    return file;
}

Checkpoint read_checkpoint(const std::string& path) {
    const files::TensorFile file = files::read_tensor_file(path);
    return files::within_memory(path, [&] {
        try {
            return checkpoint_of(file);
        } catch (const std::runtime_error& error) { throw std::runtime_error(path + ": " + error.what()); }
    });
}

Checkpoint checkpoint_of(const files::TensorFile& file) {
    Checkpoint checkpoint;
    Model& model = checkpoint.model;
    model.sizes = sizes_of(file);
    model.activation = activation_of(file);
    model.coding = coding_of(file, model.sizes.front());
    model.epochs = whole_number<Index>(metadata(file, "epochs"), "epochs");
    if (model.epochs < 0 || model.epochs > most_epochs) refuse("\"epochs\" is not from 0 to 10000000");
    model.parameters = parameters_of(file, "", model.sizes);
    if (file.metadata.contains("random")) {
        TrainingState& training = checkpoint.training.emplace();
        training.random = whole_number<std::uint64_t>(metadata(file, "random"), "random", 16);
        training.seed = whole_number<std::uint64_t>(metadata(file, "seed"), "seed");
        const std::optional<double> share = text::decimal_number(metadata(file, "validation"));
        if (!share || !(*share >= 0 && *share < 1)) refuse("\"validation\" is no share of the rows");
        training.validation_share = *share;
        if (file.metadata.contains("best_epoch")) {
            const auto best_epoch = whole_number<Index>(metadata(file, "best_epoch"), "best_epoch");
            if (best_epoch < 0 || best_epoch > model.epochs)
                refuse("\"best_epoch\" is not one of its epochs");
            training.best = {best_epoch, tensor(file, "best.loss", {1}).values[0],
                             parameters_of(file, "best.", model.sizes)};
        }
    }
    return checkpoint;
}

} // namespace nn
