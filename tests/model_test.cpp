#include "tests/check.hpp"

#include "common/network/network.hpp"
#include "common/trainer/fingerprint.hpp"
#include "common/trainer/load_model.hpp"
#include "common/trainer/save_model.hpp"

#include <limits>
#include <stdexcept>

using namespace nn;

namespace {

// 2-3-1, with names that are not easy.
Checkpoint example() {
    Random random(1);
    const Network network = mlp({2, 3, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    Checkpoint checkpoint;
    checkpoint.model = {
        {2, 3, 1},
        Activation::relu,
        {{{"a, b"}, {"\"x\"\n"}}, {"no", "yés"}, {{{1, 2}}, {{Scalar(0.1), 3}}}, {{{0}}, {{1}}}},
        17,
        network.snapshot()};
    return checkpoint;
}

files::TensorFile with(const std::string& key, const std::string& value) {
    files::TensorFile file = file_of(example());
    file.metadata[key] = value;
    return file;
}

} // namespace

CLAIM(a_model_comes_back_as_it_was) {
    const Checkpoint before = example();
    const Checkpoint after =
        checkpoint_of(files::parse_tensor_file(files::tensor_file_bytes(file_of(before))));
    CHECK((after.model.sizes == before.model.sizes));
    CHECK(after.model.activation == Activation::relu);
    CHECK_EQUAL(after.model.epochs, 17);
    CHECK((after.model.parameters == before.model.parameters));
    CHECK((after.model.encoding.columns == before.model.encoding.columns));
    CHECK((after.model.encoding.class_names == before.model.encoding.class_names));
    CHECK((after.model.encoding.inputs.mean == before.model.encoding.inputs.mean));
    CHECK(
        (after.model.encoding.inputs.standard_deviation == before.model.encoding.inputs.standard_deviation));
    CHECK(!after.training);
}

CLAIM(parameters_are_named_and_laid_out_as_in_pytorch) {
    const Checkpoint checkpoint = example();
    const files::TensorFile file = file_of(checkpoint);
    const std::vector<std::string> names = {"0.weight", "0.bias", "2.weight", "2.bias"};
    CHECK_EQUAL(file.tensors.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i) CHECK_EQUAL(file.tensors[i].first, names[i]);
    CHECK((file.tensors[0].second.sizes == std::vector<Index>{3, 2})); // (out × in)
    CHECK_EQUAL(file.tensors[0].second.values[1], double(checkpoint.model.parameters[0](1, 0)));
    CHECK((file.tensors[1].second.sizes == std::vector<Index>{3}));
}

CLAIM(words_missing_values_and_rows_come_back) {
    Checkpoint checkpoint = example();
    Encoding& encoding = checkpoint.model.encoding;
    encoding.columns = {{"wind", {"east", "west"}}};
    CHECK(!checkpoint_of(file_of(checkpoint)).model.learned); // not known is not the same as none
    encoding.fills_missing = true;
    checkpoint.model.learned = {3, 0xfffffff0};
    const Checkpoint after = checkpoint_of(file_of(checkpoint));
    CHECK((after.model.encoding.columns == encoding.columns));
    CHECK(after.model.encoding.fills_missing);
    CHECK((after.model.learned == checkpoint.model.learned));
    const auto refuses = [&](const std::string& key, const std::string& value, const char* fact) {
        files::TensorFile file = file_of(checkpoint);
        file.metadata[key] = value;
        CHECK_THROWS(checkpoint_of(file), std::runtime_error, "no model", fact);
    };
    refuses(fingerprints_key, "12", "\"rows\"");
    refuses("missing", "drop", "\"missing\"");
    refuses("input.0.category.2", "zenith", "inputs");
    refuses("input.0.category.1", "dawn", "order");
}

CLAIM(a_regression_has_no_classes) {
    Checkpoint checkpoint = example();
    checkpoint.model.encoding.class_names = {};
    checkpoint.model.encoding.target = {{{100}}, {{20}}};
    const Checkpoint after = checkpoint_of(file_of(checkpoint));
    CHECK(after.model.encoding.is_regression());
    CHECK_EQUAL(after.model.encoding.target.mean(0, 0), 100);
}

CLAIM(of_many_classes_each_has_an_output) {
    Random random(1);
    Checkpoint checkpoint = example();
    checkpoint.model.sizes = {2, 3, 4};
    checkpoint.model.encoding.class_names = {"a", "b", "c", "d"};
    checkpoint.model.encoding.target = as_it_is(4);
    checkpoint.model.parameters =
        mlp({2, 3, 4}, Activation::tanh, Initializer::xavier_uniform, random).snapshot();
    const files::TensorFile file = file_of(checkpoint);
    const Checkpoint after = checkpoint_of(files::parse_tensor_file(files::tensor_file_bytes(file)));
    CHECK((after.model.encoding.class_names == checkpoint.model.encoding.class_names));
    CHECK((after.model.parameters == checkpoint.model.parameters));
    const auto refuses = [&](const std::string& key, const std::string& value, const std::string& fact) {
        files::TensorFile changed = file;
        changed.metadata[key] = value;
        CHECK_THROWS(checkpoint_of(changed), std::runtime_error, fact);
    };
    refuses("loss", "bce", "4 outputs");
    refuses("loss", "mse", "4 outputs");
    refuses("target_mean", "0,0,1,0", "target");
    files::TensorFile nameless = file;
    nameless.metadata.erase("class.3");
    CHECK_THROWS(checkpoint_of(nameless), std::runtime_error, "\"class.3\" is missing");
    CHECK_THROWS(checkpoint_of(with("loss", "cross_entropy")), std::runtime_error, "1 outputs");
}

CLAIM(a_checkpoint_keeps_what_training_needs) {
    Checkpoint before = example();
    before.training = TrainingState{7, 0.25, 0xfedcba9876543210, {12, 0.1, before.model.parameters}};
    before.training->best.weights[0](0, 0) = 5;
    const Checkpoint after =
        checkpoint_of(files::parse_tensor_file(files::tensor_file_bytes(file_of(before))));
    CHECK_EQUAL(after.training->seed, 7u);
    CHECK_EQUAL(after.training->validation_fraction, 0.25);
    CHECK_EQUAL(after.training->random, 0xfedcba9876543210u);
    CHECK_EQUAL(after.training->best.number, 12);
    CHECK_EQUAL(after.training->best.loss, 0.1);
    CHECK((after.training->best.weights == before.training->best.weights));
    before.training->best = {};
    CHECK(checkpoint_of(file_of(before)).training->best.weights.empty());
}

CLAIM(an_optimizers_state_is_kept_in_the_shapes_of_the_parameters) {
    Checkpoint before = example();
    const std::vector<Matrix>& parameters = before.model.parameters;
    const auto kept = [&](std::size_t per_entry) {
        TrainingState& training = before.training.emplace();
        training.optimizer_name = "some";
        training.optimizer.steps = 5;
        Scalar number = 0;
        for (const Matrix& parameter : parameters) {
            for (std::size_t i = 0; i < per_entry; ++i) {
                Matrix& values =
                    training.optimizer.values.emplace_back(parameter.rows(), parameter.columns());
                for (Scalar& value : values) value = ++number;
            }
        }
        return files::parse_tensor_file(files::tensor_file_bytes(file_of(before)));
    };
    for (const std::size_t per_entry : {0u, 1u, 2u}) {
        const TrainingState after = *checkpoint_of(kept(per_entry)).training;
        CHECK_EQUAL(after.optimizer_name, "some");
        CHECK_EQUAL(after.optimizer.steps, 5);
        CHECK((after.optimizer.values == before.training->optimizer.values));
    }
    // Plain SGD leaves no trace: a file is as it was before there were others.
    before.training = TrainingState{};
    for (const auto& [key, value] : file_of(before).metadata) CHECK(!key.starts_with("optimizer"));
    CHECK_EQUAL(checkpoint_of(file_of(before)).training->optimizer_name, "sgd");
}

CLAIM(dropout_and_noise_do_not_shift_the_names) {
    Random random(1);
    Checkpoint checkpoint = example();
    const Network network = mlp({2, 3, 1}, Activation::tanh, Initializer::xavier_uniform, random, 0.5, 0.1);
    CHECK_EQUAL(network.layer_count(), 5); // noise, dense, tanh, dropout, dense
    checkpoint.model.parameters = network.snapshot();
    CHECK_EQUAL(file_of(checkpoint).tensors[2].first, "2.weight");
    Network plain = mlp({2, 3, 1}, Activation::tanh, Initializer::xavier_uniform, random);
    plain.restore(checkpoint_of(file_of(checkpoint)).model.parameters);
    CHECK((plain.predict({{1, 2}}) == network.predict({{1, 2}}))); // predicting, both are the same
}

CLAIM(a_file_that_is_no_model_or_does_not_fit_is_refused) {
    const auto refuses = [](const files::TensorFile& file, const std::string& fact) {
        CHECK_THROWS(checkpoint_of(file), std::runtime_error, fact);
    };
    refuses({}, "\"sizes\" is missing");
    for (const char* wrong : {"2,x,1", "2", "2,99999999999999999999,1"})
        refuses(with("sizes", wrong), "sizes");
    refuses(with("sizes", "2,3,2"), "2 outputs");
    refuses(with("sizes", "2,0,1"), "size 0");
    refuses(with("sizes", "2,1000000,1"), "0.weight");
    refuses(with("activation", "tan"), "\"tan\"");
    refuses(with("loss", "hinge"), "\"hinge\"");
    for (const Index wrong : {Index{-1}, std::numeric_limits<Index>::max()}) {
        refuses(with("epochs", std::to_string(wrong)), "\"epochs\" is not from 0 to 10000000");
    }
    refuses(with("target_deviation", "2"), "target");
    std::string many = "2";
    for (int i = 0; i < 20'000; ++i) many += ",1";
    refuses(with("sizes", many), "10000 layers");
    Checkpoint late = example();
    late.training = TrainingState{1, 0, 0, {18, 0.1, late.model.parameters}};
    refuses(file_of(late), "\"best_epoch\"");
    refuses(with("input_mean", "1"), "\"input_mean\" has not 2");
    refuses(with("input_mean", "1,nan"), "\"input_mean\"");
    refuses(with("input_deviation", "1,0"), "above 0");
    files::TensorFile fractions = with("random", "1");
    fractions.metadata["seed"] = "1";
    fractions.metadata["validation"] = "1.5";
    refuses(fractions, "\"validation\"");
    refuses(with("random", "xyz"), "\"random\"");
    Checkpoint adam = example();
    adam.training = TrainingState{1, 0, 0, {}, "adam", {3, adam.model.parameters}};
    for (const char* wrong : {"-1", "x", "9223372036854775807"}) {
        files::TensorFile file = file_of(adam);
        file.metadata["optimizer_steps"] = wrong;
        refuses(file, "\"optimizer_steps\"");
    }
    files::TensorFile half = file_of(adam);
    half.tensors.pop_back();
    refuses(half, "optimizer.0.2.bias is missing");
    files::TensorFile nameless = file_of(adam);
    nameless.metadata.erase("optimizer");
    refuses(nameless, "\"optimizer\" is missing");
    files::TensorFile further = file_of(adam);
    further.tensors.emplace_back("optimizer.7.0.weight", further.tensors[0].second);
    refuses(further, "further tensors");
    files::TensorFile unbegun = file_of(adam);
    unbegun.metadata["optimizer_steps"] = "0";
    refuses(unbegun, "\"optimizer_steps\" is 0");
    files::TensorFile without = file_of(example());
    without.tensors.pop_back();
    refuses(without, "2.bias is missing");
}

CLAIM(a_tensor_without_values_is_refused_only_where_it_is_needed) {
    files::TensorFile file = file_of(example());
    file.tensors.emplace_back("position_ids", files::Tensor{{4}, {}, "its type is I64"});
    CHECK((checkpoint_of(file).model.parameters == example().model.parameters));
    file.tensors[0].second = files::Tensor{{3, 2}, {}, "a value is not finite"};
    CHECK_THROWS(checkpoint_of(file), std::runtime_error, "0.weight", "not finite");
}
