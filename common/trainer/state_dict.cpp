#include "common/trainer/state_dict.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/trainer/targets.hpp"
#include "common/trainer/tensor_matrix.hpp"

#include <algorithm>
#include <stdexcept>

namespace nn {

namespace {

[[noreturn]] void refuse(const std::string& reason) { throw std::runtime_error("no model: " + reason); }

const files::Tensor* find(const files::TensorFile& file, const std::string& name) {
    const auto found = std::find_if(file.tensors.begin(), file.tensors.end(),
                                    [&](const auto& tensor) { return tensor.first == name; });
    return found == file.tensors.end() ? nullptr : &found->second;
}

// The numbers of the layers that have a weight.
std::vector<Index> numbers_in(const files::TensorFile& file) {
    const std::string end = ".weight";
    std::vector<Index> numbers;
    for (const auto& tensor : file.tensors) {
        const std::string& name = tensor.first;
        if (!name.ends_with(end)) continue;
        const auto number = text::whole_number<Index>(name.substr(0, name.size() - end.size()));
        if (number && *number >= 0) numbers.push_back(*number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

const files::Tensor& read(const files::TensorFile& file, const std::string& name) {
    const files::Tensor* const tensor = find(file, name);
    if (!tensor) refuse(name + " is missing");
    if (!tensor->unread.empty()) refuse(name + ": " + tensor->unread);
    return *tensor;
}

// As (in × out) and (1 × out).
void add_layer(Model& model, const files::TensorFile& file, const std::string& layer) {
    const files::Tensor& weight = read(file, layer + ".weight");
    if (weight.sizes.size() != 2) refuse(layer + ".weight is no matrix: only Linear layers are read");
    const Index out = weight.sizes[0], in = weight.sizes[1];
    if (in < 1 || out < 1) refuse(layer + ".weight is empty");
    const files::Tensor& bias = read(file, layer + ".bias");
    if (bias.sizes != std::vector<Index>{out})
        refuse(layer + ".bias has not the " + text::counted(out, "number") + " that " + layer +
               ".weight asks for");
    if (model.sizes.empty()) model.sizes.push_back(in);
    if (model.sizes.back() != in) {
        refuse(layer + ".weight takes " + text::counted(in, "number") + ", and the layer before it gives " +
               std::to_string(model.sizes.back()));
    }
    model.sizes.push_back(out);
    Matrix w = weight_from(weight), b = bias_from(bias);
    if (!all_finite(w) || !all_finite(b))
        refuse(layer + ".weight or its bias holds numbers that are too large");
    model.parameters.push_back(std::move(w));
    model.parameters.push_back(std::move(b));
}

// Of two outputs z, the one z2 - z1: its sigmoid is the second one's softmax.
void make_one_output(Model& model) {
    for (std::size_t p = model.parameters.size() - 2; p < model.parameters.size(); ++p) {
        const Matrix two = model.parameters[p];
        Matrix& one = model.parameters[p];
        one.resize(two.rows(), 1);
        for (Index i = 0; i < two.rows(); ++i) one(i, 0) = two(i, 1) - two(i, 0);
    }
    model.sizes.back() = 1;
}

} // namespace

bool is_state_dict(const files::TensorFile& file) {
    return !file.metadata.contains("sizes") && !numbers_in(file).empty();
}

Model model_of_state_dict(const files::TensorFile& file, std::optional<Activation> activation) {
    Model model;
    model.is_state_dict = true;
    for (const Index number : numbers_in(file)) add_layer(model, file, std::to_string(number));
    if (!activation && model.sizes.size() > 2)
        refuse("it says nothing of the activation function; --activation does");
    model.activation = activation.value_or(Activation::relu);
    const Index outputs = model.sizes.back();
    if (outputs == 2) make_one_output(model);
    Encoding& encoding = model.encoding;
    for (Index i = 1; i <= model.sizes.front(); ++i)
        encoding.columns.push_back({"column " + std::to_string(i)});
    for (Index i = 0; outputs > 1 && i < outputs; ++i) encoding.class_names.push_back(std::to_string(i));
    encoding.inputs = as_it_is(model.sizes.front());
    encoding.target = as_it_is(model.sizes.back());
    return model;
}

Encoding encoding_for(const Model& model, const Table& table, bool is_regression) {
    const auto refuse_table = [&](const std::string& reason) {
        throw std::runtime_error(table.path + ": " + reason);
    };
    Encoding encoding = model.encoding;
    const Index inputs = inputs_of(table.columns);
    if (inputs != model.sizes.front()) {
        refuse_table("its columns make " + text::counted(inputs, "input") + ", and the network takes " +
                     std::to_string(model.sizes.front()));
    }
    encoding.columns = table.columns;
    encoding.class_names = is_regression ? std::vector<std::string>() : all_classes(table);
    if (encoding.outputs() != model.sizes.back()) {
        refuse_table(is_regression
                         ? "the label is an amount, and the network has " +
                               text::counted(model.sizes.back(), "output")
                         : "the label has " + std::to_string(encoding.class_names.size()) +
                               " classes, and the network " + text::counted(model.sizes.back(), "output"));
    }
    return encoding;
}

} // namespace nn
