#include "tests/check.hpp"

#include "common/network/losses.hpp"
#include "common/trainer/model.hpp"

#include <limits>
#include <stdexcept>

using namespace nn;

namespace {

// 2-3-1, with names that are not easy.
Checkpoint example() {
    Random random(1);
    const Network network = network_of({{2, 3, 1}}, random);
    Checkpoint checkpoint;
    checkpoint.model = {{2, 3, 1},
                        Activation::relu,
                        {{"a, b", "\"x\"\n"}, {"no", "yés"}, {{{1, 2}}, {{Scalar(0.1), 3}}}, {{{0}}, {{1}}}},
                        17,
                        network.snapshot()};
    return checkpoint;
}

files::TensorFile with(const std::string& key, const std::string& value) {
    files::TensorFile file = file_of(example());
    file.metadata[key] = value;
    return file;
}

std::string refusal_of(const files::TensorFile& file) {
    try {
        checkpoint_of(file);
    } catch (const std::runtime_error& error) { return error.what(); }
    return "nothing thrown";
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
    CHECK((after.model.coding.input_names == before.model.coding.input_names));
    CHECK((after.model.coding.class_names == before.model.coding.class_names));
    CHECK((after.model.coding.inputs.mean == before.model.coding.inputs.mean));
    CHECK((after.model.coding.inputs.deviation == before.model.coding.inputs.deviation));
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

CLAIM(an_amount_has_no_classes) {
    Checkpoint checkpoint = example();
    checkpoint.model.coding.class_names = {};
    checkpoint.model.coding.target = {{{100}}, {{20}}};
    const Checkpoint after = checkpoint_of(file_of(checkpoint));
    CHECK(after.model.coding.is_amount());
    CHECK_EQUAL(after.model.coding.target.mean(0, 0), 100);
}

CLAIM(a_checkpoint_keeps_what_training_needs) {
    Checkpoint before = example();
    before.training = TrainingState{7, 0.25, 0xfedcba9876543210, {12, 0.1, before.model.parameters}};
    before.training->best.weights[0](0, 0) = 5;
    const Checkpoint after =
        checkpoint_of(files::parse_tensor_file(files::tensor_file_bytes(file_of(before))));
    CHECK_EQUAL(after.training->seed, 7u);
    CHECK_EQUAL(after.training->validation_share, 0.25);
    CHECK_EQUAL(after.training->random, 0xfedcba9876543210u);
    CHECK_EQUAL(after.training->best.epoch, 12);
    CHECK_EQUAL(after.training->best.loss, 0.1);
    CHECK((after.training->best.weights == before.training->best.weights));
    before.training->best = {};
    CHECK(checkpoint_of(file_of(before)).training->best.weights.empty());
}

CLAIM(dropout_and_noise_do_not_shift_the_names) {
    Random random(1);
    Checkpoint checkpoint = example();
    const Architecture disturbed{{2, 3, 1}, Activation::tanh, Initializer::xavier_uniform, 0.5, 0.1};
    Network network = network_of(disturbed, random);
    CHECK_EQUAL(network.layer_count(), 5); // noise, dense, tanh, dropout, dense
    checkpoint.model.parameters = network.snapshot();
    CHECK_EQUAL(file_of(checkpoint).tensors[2].first, "2.weight");
    Network plain = network_of({{2, 3, 1}}, random);
    plain.restore(checkpoint_of(file_of(checkpoint)).model.parameters);
    CHECK((plain.predict({{1, 2}}) == network.predict({{1, 2}}))); // predicting, both are the same
}

CLAIM(answers_may_be_asked_in_the_units_of_the_table) {
    Random random(1);
    Network network = network_of({{2, 1}}, random);
    network.parameters()[0]->value = {{1}, {10}};
    const MeanSquaredError loss;
    const Coding coding{{"a", "b"}, {}, {{{100, 0}}, {{10, 1}}}, {{{7}}, {{2}}}};
    const auto answers = answers_in_units(network, loss, coding)({{100, 0}, {110, 1}});
    CHECK_NEAR(answers.at(0), 7, 1e-5);
    CHECK_NEAR(answers.at(1), 7 + 2 * 11, 1e-5);
}

CLAIM(a_file_that_is_no_model_or_does_not_fit_is_refused) {
    CHECK_EQUAL(refusal_of({}), "no model: \"sizes\" is missing");
    CHECK_EQUAL(refusal_of(with("sizes", "2,x,1")), "no model: \"sizes\" is no whole number");
    CHECK_EQUAL(refusal_of(with("sizes", "2,0,1")), "no model: a layer of size 0");
    CHECK_EQUAL(refusal_of(with("sizes", "2,99999999999999999999,1")),
                "no model: \"sizes\" is no whole number");
    CHECK_EQUAL(refusal_of(with("sizes", "2,3,2")),
                "no model: \"sizes\" does not lead from inputs to one output");
    CHECK_EQUAL(refusal_of(with("sizes", "2,1000000,1")),
                "no model: 0.weight has not the shape that \"sizes\" asks for");
    CHECK_EQUAL(refusal_of(with("activation", "tan")), "no model: the activation \"tan\" is unknown");
    CHECK_EQUAL(refusal_of(with("loss", "hinge")), "no model: the loss \"hinge\" is unknown");
    CHECK_EQUAL(refusal_of(with("epochs", "-1")), "no model: \"epochs\" is not from 0 to 10000000");
    CHECK_EQUAL(refusal_of(with("epochs", std::to_string(std::numeric_limits<Index>::max()))),
                "no model: \"epochs\" is not from 0 to 10000000");
    CHECK_EQUAL(refusal_of(with("target_deviation", "2")), "no model: classes whose target is standardised");
    std::string many = "2";
    for (int i = 0; i < 200; ++i) many += ",1";
    CHECK_EQUAL(refusal_of(with("sizes", many)), "no model: more than 100 layers");
    Checkpoint late = example();
    late.training = TrainingState{1, 0, 0, {18, 0.1, late.model.parameters}};
    CHECK_EQUAL(refusal_of(file_of(late)), "no model: \"best_epoch\" is not one of its epochs");
    CHECK_EQUAL(refusal_of(with("input_mean", "1")), "no model: \"input_mean\" has not 2 numbers");
    CHECK_EQUAL(refusal_of(with("input_mean", "1,nan")),
                "no model: \"input_mean\" holds something that is no number");
    CHECK_EQUAL(refusal_of(with("input_deviation", "1,0")), "no model: a deviation that is not above 0");
    files::TensorFile shares = with("random", "1");
    shares.metadata["seed"] = "1";
    shares.metadata["validation"] = "1.5";
    CHECK_EQUAL(refusal_of(shares), "no model: \"validation\" is no share of the rows");
    CHECK_EQUAL(refusal_of(with("random", "xyz")), "no model: \"random\" is no whole number");
    files::TensorFile without = file_of(example());
    without.tensors.pop_back();
    CHECK_EQUAL(refusal_of(without), "no model: 2.bias is missing");
}
