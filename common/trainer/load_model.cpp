#include "common/trainer/load_model.hpp"

#include "common/files/memory.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/fingerprint.hpp"
#include "common/trainer/state_dict.hpp"
#include "common/trainer/tensor_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace nn {

namespace {

[[noreturn]] void refuse(const std::string& reason) { throw std::runtime_error("no model: " + reason); }

constexpr Index largest_layer = 1'000'000, most_epochs = 10'000'000;
constexpr std::size_t most_layers = 10'000;

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
        const std::optional<double> number = text::decimal_number(parts[static_cast<std::size_t>(j)]);
        if (!number || !(std::abs(*number) <= std::numeric_limits<Scalar>::max())) {
            refuse("\"" + key + "\" holds something that is no number");
        }
        values(0, j) = static_cast<Scalar>(*number);
    }
    return values;
}

std::vector<std::string> names_of(const files::TensorFile& file, const std::string& key, Index count) {
    std::vector<std::string> names;
    for (Index i = 0; i < count; ++i) names.push_back(metadata(file, key + "." + std::to_string(i)));
    return names;
}

Index count_of_tensors(const files::TensorFile& file, const std::string& beginning) {
    return std::count_if(file.tensors.begin(), file.tensors.end(),
                         [&](const auto& tensor) { return tensor.first.starts_with(beginning); });
}

bool has_tensor(const files::TensorFile& file, const std::string& name) {
    return std::any_of(file.tensors.begin(), file.tensors.end(),
                       [&](const auto& t) { return t.first == name; });
}

const files::Tensor& tensor(const files::TensorFile& file, std::string_view name,
                            std::initializer_list<Index> sizes) {
    for (const auto& [other, found] : file.tensors) {
        if (other != name) continue;
        if (!found.unread.empty()) refuse(other + ": " + found.unread);
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
        Matrix w = weight_from(weight), b = bias_from(bias);
        if (!all_finite(w) || !all_finite(b))
            refuse(prefix + parameter_name(2 * l) + " holds numbers that are too large");
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
    if (sizes.size() < 2) refuse("\"sizes\" does not lead from inputs to outputs");
    return sizes;
}

Activation activation_of(const files::TensorFile& file) {
    const std::string& name = metadata(file, "activation");
    for (const Activation activation : all_activations) {
        if (name == name_of(activation)) return activation;
    }
    refuse("the activation \"" + name + "\" is unknown");
}

// How many classes the loss tells apart; 0 for a regression.
Index class_count(const std::string& loss, Index outputs) {
    const bool has_one_output = loss == "mse" || loss == "bce", has_many = loss == "cross_entropy";
    if (!has_one_output && !has_many) refuse("the loss \"" + loss + "\" is unknown");
    if (has_one_output != (outputs == 1) || (has_many && outputs < 3)) {
        refuse("the loss \"" + loss + "\" with " + std::to_string(outputs) + " outputs");
    }
    return loss == "mse" ? 0 : has_many ? outputs : 2;
}

// "input.0", "input.1", ..., as many as take so many inputs; each category is one.
std::vector<Column> columns_of(const files::TensorFile& file, Index inputs) {
    std::vector<Column> columns;
    for (Index left = inputs; left > 0; left -= columns.back().inputs()) {
        const std::string key = "input." + std::to_string(columns.size());
        Column& column = columns.emplace_back(Column{metadata(file, key)});
        const auto category = [&] { return key + ".category." + std::to_string(column.categories.size()); };
        while (file.metadata.contains(category())) column.categories.push_back(metadata(file, category()));
        if (!std::is_sorted(column.categories.begin(), column.categories.end()))
            refuse("the categories of \"" + key + "\" are out of order");
        if (column.inputs() > left) refuse("\"sizes\" has not as many inputs as there are categories");
    }
    return columns;
}

Encoding encoding_of(const files::TensorFile& file, Index inputs, Index outputs) {
    Encoding encoding{columns_of(file, inputs),
                      names_of(file, "class", class_count(metadata(file, "loss"), outputs)),
                      {numbers(file, "input_mean", inputs), numbers(file, "input_deviation", inputs)},
                      {numbers(file, "target_mean", outputs), numbers(file, "target_deviation", outputs)}};
    for (const Matrix* deviation :
         {&encoding.inputs.standard_deviation, &encoding.target.standard_deviation}) {
        for (const Scalar value : *deviation) {
            if (!(value > 0)) refuse("a standard deviation that is not above 0");
        }
    }
    if (file.metadata.contains("missing")) {
        if (metadata(file, "missing") != "mean") refuse("\"missing\" is not \"mean\"");
        encoding.fills_missing = true;
    }
    const Standardizer plain = as_it_is(outputs);
    const bool target_is_as_it_is =
        encoding.target.mean == plain.mean && encoding.target.standard_deviation == plain.standard_deviation;
    if (!encoding.is_regression() && !target_is_as_it_is) refuse("classes whose target is standardised");
    return encoding;
}

OptimizerState optimizer_of(const files::TensorFile& file, const std::vector<Index>& sizes) {
    constexpr Index most_steps = 1'000'000'000'000'000;
    OptimizerState state{whole_number<Index>(metadata(file, "optimizer_steps"), "optimizer_steps"), {}};
    if (state.steps < 0 || state.steps > most_steps) refuse("\"optimizer_steps\" is no number of steps");
    constexpr std::size_t most_sets = 2; // of the optimizers that there are
    std::vector<std::vector<Matrix>> sets;
    const auto prefix = [&] { return "optimizer." + std::to_string(sets.size()) + "."; };
    while (sets.size() < most_sets && has_tensor(file, prefix() + "0.weight")) {
        sets.push_back(parameters_of(file, prefix(), sizes));
    }
    for (std::size_t p = 0; !sets.empty() && p < sets[0].size(); ++p) {
        for (std::vector<Matrix>& set : sets) state.values.push_back(std::move(set[p]));
    }
    if (std::ssize(state.values) != count_of_tensors(file, "optimizer."))
        refuse("\"optimizer\" has further tensors");
    if (state.steps == 0 && !state.values.empty()) refuse("\"optimizer_steps\" is 0");
    return state;
}

} // namespace

Checkpoint load_checkpoint(const std::string& path, std::optional<Activation> activation) {
    const files::TensorFile file = files::read_tensor_file(path);
    const bool is_foreign = is_state_dict(file);
    return files::within_memory(path, [&] {
        try {
            return is_foreign ? Checkpoint{model_of_state_dict(file, activation), {}} : checkpoint_of(file);
        } catch (const std::runtime_error& error) { throw std::runtime_error(path + ": " + error.what()); }
    });
}

Checkpoint checkpoint_of(const files::TensorFile& file) {
    Checkpoint checkpoint;
    Model& model = checkpoint.model;
    model.sizes = sizes_of(file);
    model.activation = activation_of(file);
    model.encoding = encoding_of(file, model.sizes.front(), model.sizes.back());
    model.epochs = whole_number<Index>(metadata(file, "epochs"), "epochs");
    if (model.epochs < 0 || model.epochs > most_epochs) refuse("\"epochs\" is not from 0 to 10000000");
    model.parameters = parameters_of(file, "", model.sizes);
    const std::string option = "option.";
    for (const auto& [key, value] : file.metadata) {
        if (key.starts_with(option)) model.options.emplace_back(key.substr(option.size()), value);
    }
    if (file.metadata.contains(fingerprints_key)) {
        try {
            model.learned = read_fingerprints(metadata(file, fingerprints_key));
        } catch (const std::runtime_error& error) { refuse("\"rows\": " + std::string(error.what())); }
    }
    if (file.metadata.contains("random")) {
        TrainingState& training = checkpoint.training.emplace();
        training.random = whole_number<std::uint64_t>(metadata(file, "random"), "random", 16);
        training.seed = whole_number<std::uint64_t>(metadata(file, "seed"), "seed");
        const std::optional<double> fraction = text::decimal_number(metadata(file, "validation"));
        if (!fraction || !(*fraction >= 0 && *fraction < 1))
            refuse("\"validation\" is no fraction of the samples");
        training.validation_fraction = *fraction;
        if (file.metadata.contains("table")) {
            training.table = whole_number<std::uint64_t>(metadata(file, "table"), "table", 16);
        }
        if (file.metadata.contains("optimizer")) {
            training.optimizer_name = metadata(file, "optimizer");
            training.optimizer = optimizer_of(file, model.sizes);
        } else if (count_of_tensors(file, "optimizer.") > 0) {
            refuse("\"optimizer\" is missing");
        }
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
