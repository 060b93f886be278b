#include "tests/check.hpp"

#include "common/trainer/optimizer_options.hpp"
#include "common/trainer/table_problem.hpp"
#include "common/trainer/training.hpp"

#include <stdexcept>

using namespace nn;

namespace {

// Six samples: the number itself is the input, its sign the class.
const Table signs{"signs.csv",
                  {{"n"}},
                  {{-3}, {-2}, {-1}, {1}, {2}, {3}},
                  labels_of("sign", {"-", "-", "-", "+", "+", "+"})};

std::unique_ptr<Training> training_from(std::uint64_t seed) {
    Random random(seed);
    Problem problem = problem_of(signs, {.validation = 0.34}, random);
    return std::make_unique<Training>(std::move(problem), Architecture{{1, 3, 1}}, random, seed);
}

} // namespace

CLAIM(predictions_are_probabilities_and_not_logits) {
    const Training training(exclusive_or_problem(), {{2, 8, 1}}, 1);
    CHECK_EQUAL(training.predictions().rows(), 4);
    for (const Scalar p : training.predictions()) CHECK(p > 0 && p < 1);
}

CLAIM(a_network_has_the_problems_inputs_and_one_output) {
    CHECK((layer_sizes({4, 3}, exclusive_or_problem()) == std::vector<Index>{2, 4, 3, 1}));
    CHECK((layer_sizes({}, training_from(5)->problem) == std::vector<Index>{1, 1}));
}

CLAIM(of_three_classes_the_probabilities_add_up_to_one) {
    const Table kinds{"kinds.csv", {{"n"}}, {{1}, {2}, {3}}, labels_of("kind", {"a", "b", "c"})};
    Random random(1);
    const Problem problem = problem_of(kinds, {}, random);
    CHECK((layer_sizes({4}, problem) == std::vector<Index>{1, 4, 3}));
    const Training training(problem, {layer_sizes({4}, problem)}, 1);
    const Matrix p = training.predictions();
    CHECK_EQUAL(p.columns(), 3);
    for (Index i = 0; i < p.rows(); ++i)
        CHECK_NEAR(double(p(i, 0)) + double(p(i, 1)) + double(p(i, 2)), 1, 1e-6);
}

CLAIM(one_seed_one_training) {
    CHECK((training_from(5)->network.snapshot() == training_from(5)->network.snapshot()));
    CHECK((training_from(5)->network.snapshot() != training_from(6)->network.snapshot()));
}

CLAIM(it_goes_on_where_a_checkpoint_left_it) {
    const auto before = training_from(5), after = training_from(5);
    before->network.parameters()[0]->value(0, 0) = 7;
    before->random.uniform();
    after->resume(before->checkpoint(17, {}));
    CHECK_EQUAL(after->epochs_trained, 17);
    CHECK((after->network.snapshot() == before->network.snapshot()));
    CHECK_EQUAL(after->random.state(), before->random.state());
}

CLAIM(the_optimizer_goes_on_with_what_it_remembers) {
    const auto training_with = [](const OptimizerChoice& choice) {
        return std::make_unique<Training>(exclusive_or_problem(), Architecture{{2, 3, 1}}, 1, choice);
    };
    const auto one = training_with(optimizer_named("adam", {})),
               other = training_with(optimizer_named("adam", {}));
    one->optimizer->step(one->network.parameters(), 0.1);
    CHECK_EQUAL(one->checkpoint(1, {}).training->optimizer_name, "adam");
    other->resume(one->checkpoint(1, {}));
    CHECK_EQUAL(other->optimizer->state().steps, 1);
    CHECK((other->optimizer->state().values == one->optimizer->state().values));
    CHECK_THROWS(training_with(sgd())->resume(one->checkpoint(1, {})), std::invalid_argument, "adam", "sgd");
    // Their states have one shape, and mean other things.
    const auto momentum = training_with(optimizer_named("momentum", {}));
    momentum->optimizer->step(momentum->network.parameters(), 0.1);
    CHECK_THROWS(training_with(optimizer_named("rmsprop", {}))->resume(momentum->checkpoint(1, {})),
                 std::invalid_argument, "momentum", "rmsprop");
}

CLAIM(a_model_alone_leaves_the_random_numbers_as_they_are) {
    const auto before = training_from(5), after = training_from(99);
    const std::uint64_t state = after->random.state();
    after->resume({before->model(3), {}});
    CHECK_EQUAL(after->epochs_trained, 3);
    CHECK((after->network.snapshot() == before->network.snapshot()));
    CHECK_EQUAL(after->random.state(), state);
}

CLAIM(weights_of_another_architecture_are_refused) {
    Training other(exclusive_or_problem(), {{2, 3, 1}}, 1);
    CHECK_THROWS(other.resume({training_from(5)->model(3), {}}), std::invalid_argument, "1 × 3", "2 × 3");
}
