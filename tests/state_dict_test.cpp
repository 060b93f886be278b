#include "tests/check.hpp"
#include "tests/check_matrix.hpp"

#include "common/trainer/architecture.hpp"
#include "common/trainer/load_model.hpp"
#include "common/trainer/state_dict.hpp"

#include <cmath>
#include <fstream>
#include <stdexcept>

using namespace nn;

namespace {

using Tensors = std::vector<std::pair<std::string, files::Tensor>>;

// Linear(2, 3), an activation, dropout, and Linear(3, out), whose number is 10: behind 2 when names are sorted, and before it.
files::TensorFile file_with(Index out) {
    files::Tensor last{{out, 3}, {}}, bias{{out}, {}};
    for (Index i = 0; i < 3 * out; ++i) last.values.push_back(0.1 * static_cast<double>(i + 1));
    for (Index i = 0; i < out; ++i) bias.values.push_back(static_cast<double>(i));
    return {.tensors = {{"10.weight", last},
                        {"10.bias", bias},
                        {"2.bias", {{3}, {0.5, -0.5, 1}}},
                        {"2.weight", {{3, 2}, {1, 2, 3, 4, 5, 6}}},
                        {"step", {{}, {}, "its type is I64"}}},
            .metadata = {{"format", "pt"}}};
}

Model model_with(Index out) { return model_of_state_dict(file_with(out), Activation::tanh); }

files::TensorFile without(files::TensorFile file, const std::string& name) {
    std::erase_if(file.tensors, [&](const auto& tensor) { return tensor.first == name; });
    return file;
}

files::TensorFile with(files::TensorFile file, const std::string& name, const files::Tensor& tensor) {
    file = without(std::move(file), name);
    file.tensors.emplace_back(name, tensor);
    return file;
}

template <class... Facts>
void refused(const files::TensorFile& file, const Facts&... facts) {
    CHECK_THROWS(model_of_state_dict(file, Activation::tanh), std::runtime_error, "no model: ", facts...);
}

Table table_of(const std::vector<std::string>& labels) {
    Table table{.path = "t.csv",
                .columns = {{"a"}, {"b"}},
                .features = Matrix(std::ssize(labels), 2),
                .labels = labels_of("y", labels)};
    return table;
}

} // namespace

CLAIM(layers_come_in_the_order_of_their_numbers) {
    const Model model = model_with(4);
    CHECK((model.sizes == std::vector<Index>{2, 3, 4}));
    CHECK(model.activation == Activation::tanh);
    CHECK_MATRIX(model.parameters.at(0), Matrix({{1, 3, 5}, {2, 4, 6}}));
    CHECK_MATRIX(model.parameters.at(1), Matrix({{Scalar(0.5), Scalar(-0.5), 1}}));
    CHECK_MATRIX(model.parameters.at(3), Matrix({{0, 1, 2, 3}}));
    CHECK((model.encoding.class_names == std::vector<std::string>{"0", "1", "2", "3"}));
    CHECK((model.encoding.columns == std::vector<Column>{{"column 1"}, {"column 2"}}));
    CHECK(model.is_state_dict);
}

CLAIM(two_outputs_become_one_with_the_same_probabilities) {
    const Model model = model_with(2);
    CHECK((model.sizes == std::vector<Index>{2, 3, 1}));
    CHECK((model.encoding.class_names == std::vector<std::string>{"0", "1"}));
    Random random(0);
    Network network = Architecture{model.sizes, model.activation}.build(random);
    network.restore(model.parameters);
    const double z = network.predict({{Scalar(0.1), Scalar(-0.2)}})(0, 0);
    double logits[2] = {0, 1}; // the biases
    const double hidden[] = {std::tanh(0.1 * 1 - 0.2 * 2 + 0.5), std::tanh(0.1 * 3 - 0.2 * 4 - 0.5),
                             std::tanh(0.1 * 5 - 0.2 * 6 + 1)};
    for (int j = 0; j < 2; ++j) {
        for (int i = 0; i < 3; ++i) logits[j] += 0.1 * (3 * j + i + 1) * hidden[i];
    }
    CHECK_NEAR(1 / (1 + std::exp(-z)), std::exp(logits[1]) / (std::exp(logits[0]) + std::exp(logits[1])),
               1e-6);
}

CLAIM(one_output_is_an_amount_until_a_table_says_otherwise) {
    const Model model = model_with(1);
    CHECK(model.encoding.is_regression());
    CHECK(encoding_for(model, table_of({"1.5", "2", "7"}), true).is_regression());
    const Encoding encoding = encoding_for(model, table_of({"no", "yes", "no"}), false);
    CHECK((encoding.class_names == std::vector<std::string>{"no", "yes"}));
    CHECK((encoding.columns == std::vector<Column>{{"a"}, {"b"}}));
}

CLAIM(a_table_has_to_fit) {
    CHECK_THROWS(encoding_for(model_with(3), table_of({"no", "yes", "no"}), false), std::runtime_error,
                 "t.csv: ", "2 classes", "3 outputs");
    CHECK_THROWS(encoding_for(model_with(3), table_of({"1.5", "2", "7"}), true), std::runtime_error, "amount",
                 "3 outputs");
    Table wide = table_of({"a", "b", "c"});
    wide.columns.push_back({"c", {"x", "y"}});
    CHECK_THROWS(encoding_for(model_with(3), wide, false), std::runtime_error, "4 inputs", "takes 2");
}

CLAIM(an_activation_is_needed_where_there_is_a_hidden_layer) {
    CHECK_THROWS(model_of_state_dict(file_with(3), {}), std::runtime_error, "--activation");
    const files::TensorFile single{.tensors = {{"0.weight", {{1, 2}, {1, 2}}}, {"0.bias", {{1}, {3}}}},
                                   .metadata = {}};
    CHECK((model_of_state_dict(single, {}).sizes == std::vector<Index>{2, 1}));
}

CLAIM(what_is_no_chain_of_linear_layers_is_refused_by_its_name) {
    refused(without(file_with(3), "2.bias"), "2.bias", "missing");
    refused(with(file_with(3), "2.bias", {{2}, {1, 2}}), "2.bias", "3 numbers");
    refused(with(file_with(3), "5.weight", {{3}, {1, 2, 3}}), "5.weight", "matrix"); // of a normalisation
    refused(with(file_with(3), "5.weight", {{4, 4}, std::vector<double>(16)}), "5.bias");
    refused(with(file_with(3), "10.weight", {{3, 4}, std::vector<double>(12)}), "10.weight takes 4 numbers",
            "3");
    refused(with(file_with(3), "2.weight", {{3, 2}, {}, "its type is F8_E4M3"}), "2.weight", "F8_E4M3");
    refused(with(file_with(3), "2.weight", {{0, 2}, {}}), "2.weight", "empty");
}

CLAIM(a_file_says_whether_it_is_one_and_who_says_the_activation) {
    CHECK(is_state_dict(file_with(3)));
    CHECK(!is_state_dict({.tensors = {}, .metadata = {}}));
    files::TensorFile kept = file_with(3);
    kept.metadata["sizes"] = "2,3,3";
    CHECK(!is_state_dict(kept));
    files::TensorFile file = without(file_with(3), "step");
    std::ofstream("state_dict_test_file", std::ios::binary) << files::tensor_file_bytes(file);
    CHECK(load_checkpoint("state_dict_test_file", Activation::relu).model.activation == Activation::relu);
    CHECK_THROWS(load_checkpoint("state_dict_test_file"), std::runtime_error,
                 "state_dict_test_file: ", "--activation");
}
