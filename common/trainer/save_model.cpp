#include "common/trainer/save_model.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/fingerprint.hpp"

#include <charconv>

namespace nn {

namespace {

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

std::string loss_name(const Encoding& encoding) {
    if (encoding.is_regression()) return "mse";
    return encoding.outputs() == 1 ? "bce" : "cross_entropy";
}

// A key for each, as names may hold anything.
void keep_names(files::TensorFile& file, const std::string& key, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) file.metadata[key + "." + std::to_string(i)] = names[i];
}

// Weight and bias of each dense layer in turn.
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

// Nothing where it remembers nothing.
void keep_optimizer(files::TensorFile& file, const TrainingState& training, std::size_t parameters) {
    if (training.optimizer_name == "sgd") return;
    const OptimizerState& state = training.optimizer;
    file.metadata["optimizer"] = training.optimizer_name;
    file.metadata["optimizer_steps"] = std::to_string(state.steps);
    const std::size_t sets = state.values.size() / parameters;
    for (std::size_t set = 0; set < sets; ++set) {
        std::vector<Matrix> values;
        for (std::size_t p = 0; p < parameters; ++p) values.push_back(state.values[p * sets + set]);
        keep_parameters(file, "optimizer." + std::to_string(set) + ".", values);
    }
}

} // namespace

files::TensorFile file_of(const Checkpoint& checkpoint) {
    const Model& model = checkpoint.model;
    files::TensorFile file;
    file.metadata = {{"sizes", listed(model.sizes)},
                     {"activation", std::string(name_of(model.activation))},
                     {"loss", loss_name(model.encoding)},
                     {"epochs", std::to_string(model.epochs)},
                     {"input_mean", listed(model.encoding.inputs.mean)},
                     {"input_deviation", listed(model.encoding.inputs.standard_deviation)},
                     {"target_mean", listed(model.encoding.target.mean)},
                     {"target_deviation", listed(model.encoding.target.standard_deviation)}};
    keep_names(file, "input", model.encoding.input_names());
    for (std::size_t i = 0; i < model.encoding.columns.size(); ++i) {
        keep_names(file, "input." + std::to_string(i) + ".category", model.encoding.columns[i].categories);
    }
    for (const auto& [name, value] : model.options) file.metadata["option." + name] = value;
    if (model.encoding.fills_missing) file.metadata["missing"] = "mean";
    if (model.learned) file.metadata[fingerprints_key] = written(*model.learned);
    keep_names(file, "class", model.encoding.class_names);
    keep_parameters(file, "", model.parameters);
    if (const auto& training = checkpoint.training) {
        const auto hexadecimal = [](std::uint64_t value) {
            char digits[17] = {};
            std::to_chars(digits, digits + 16, value, 16);
            return std::string(digits);
        };
        file.metadata["random"] = hexadecimal(training->random);
        if (training->table) file.metadata["table"] = hexadecimal(*training->table);
        file.metadata["seed"] = std::to_string(training->seed);
        file.metadata["validation"] = text::exact(training->validation_fraction);
        if (!training->best.weights.empty()) {
            file.metadata["best_epoch"] = std::to_string(training->best.number);
            file.tensors.emplace_back("best.loss", files::Tensor{{1}, {training->best.loss}});
            keep_parameters(file, "best.", training->best.weights);
        }
        keep_optimizer(file, *training, model.parameters.size());
    }
    return file;
}

} // namespace nn
