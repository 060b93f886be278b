#include "tests/allocations.hpp"
#include "tests/check.hpp"

#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/dropout.hpp"
#include "common/network/input_noise.hpp"
#include "common/network/losses.hpp"
#include "common/training/diagnosis.hpp"
#include "common/training/early_stopping.hpp"
#include "common/training/fit.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/penalty.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>

using namespace nn;

namespace {

Network network_of(std::vector<Index> sizes, std::uint64_t seed) {
    Random random(seed);
    return mlp(sizes, Activation::tanh, Initializer::xavier_uniform, random);
}

// Points on a line: y = 2x - 1.
Dataset line(Index rows) {
    Dataset data{Matrix(rows, 1), Matrix(rows, 1)};
    for (Index i = 0; i < rows; ++i) {
        data.x(i, 0) = static_cast<Scalar>(i) / static_cast<Scalar>(rows);
        data.target(i, 0) = 2 * data.x(i, 0) - 1;
    }
    return data;
}

Epoch fit_line(const FitOptions& options, Network& network, std::uint64_t seed) {
    const Dataset data = line(10);
    Sgd optimizer;
    Random random(seed);
    return fit(network, MeanSquaredError(), optimizer, data, options, random);
}

} // namespace

CLAIM(weights_that_are_not_finite_are_found_where_the_loss_is_finite) {
    // The tanh of an infinite sum is 1.
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{1}}, Matrix{{0}}));
    network.add(std::make_unique<ActivationLayer>(Activation::tanh));
    struct Leap final : Optimizer {
        void step(Parameters parameters, double) override { parameters[0]->value = {{Scalar(INFINITY)}}; }
    } leap;
    Random random(1);
    CHECK_THROWS(fit(network, MeanSquaredError(), leap, {{{1}}, {{1}}}, {.epochs = 5}, random),
                 std::runtime_error, "epoch 1", "0.weight");
}

CLAIM(the_allocation_counter_counts) {
    const long before = allocations_so_far();
    const Dataset data = exclusive_or();
    const long made = allocations_so_far() - before;
    CHECK_EQUAL(data.size(), 4);
    CHECK(made >= 2); // its two matrices
}

CLAIM(a_hundred_epochs_allocate_nothing) {
    // Batches of 100 over 2,050 rows leave a short last one; validation, penalties, dropout, early stopping and a
    // prediction in every epoch; the training set is large enough to be scored in chunks.
    const Dataset training = line(2050), validation = line(30);
    Clipped clipped(std::make_unique<Adam>(), 0.1);
    StepMeter optimizer(clipped, 21); // steps per epoch
    Random random(1);
    Network network;
    network.add(std::make_unique<InputNoise>(0.1, random));
    network.add(std::make_unique<Dense>(1, 6, Initializer::xavier_uniform, random));
    network.add(std::make_unique<ActivationLayer>(Activation::tanh));
    network.add(std::make_unique<Dropout>(0.1, random));
    network.add(std::make_unique<Dense>(6, 1, Initializer::xavier_uniform, random));
    EarlyStopping stopping(network, 1000);
    const BinaryCrossEntropy loss;
    long after_first = 0, after_last = 0;
    const Matrix probe(3, 1);
    Network::Buffers buffers;
    FitOptions options{.epochs = 101,
                       .batch_size = 100,
                       .learning_rate = 0.01,
                       .validation = &validation,
                       .penalties = {l2_penalty(0.001)},
                       .observers = {std::ref(stopping), [&](const Epoch& epoch) {
                                         network.predict(probe, buffers);
                                         if (epoch.number == 1) after_first = allocations_so_far();
                                         after_last = allocations_so_far();
                                         return Decision::go_on;
                                     }}};
    const Epoch last = fit(network, loss, optimizer, training, options, random);
    CHECK_EQUAL(last.number, 101);
    CHECK(after_first > 0);
    CHECK_EQUAL(after_last - after_first, 0);
}

CLAIM(a_line_is_learned) {
    Network network = network_of({1, 1}, 1);
    const Epoch last = fit_line({.epochs = 500, .batch_size = 3, .learning_rate = 0.2}, network, 1);
    CHECK(last.training.loss < 1e-6);
    CHECK_NEAR(network.parameters()[0]->value(0, 0), 2, 0.01);
    CHECK_NEAR(network.parameters()[1]->value(0, 0), -1, 0.01);
}

CLAIM(one_step_of_full_batch_is_gradient_descent_by_hand) {
    // y = wx + b with w = b = 0 on (1 -> 2) and (3 -> 4): dw = mean of 2 (y - t) x = -2 - 12 = -14,
    // db = -2 - 4 = -6.
    Network network;
    network.add(std::make_unique<Dense>(Matrix(1, 1), Matrix(1, 1)));
    const Dataset data{{{1}, {3}}, {{2}, {4}}};
    Sgd optimizer;
    Random random(1);
    const Epoch last = fit(network, MeanSquaredError(), optimizer, data,
                           {.epochs = 1, .batch_size = 0, .learning_rate = 0.01}, random);
    CHECK_NEAR(network.parameters()[0]->value(0, 0), 0.14, 1e-7);
    CHECK_NEAR(network.parameters()[1]->value(0, 0), 0.06, 1e-7);
    // Scored after the step: errors 0.2 - 2 and 0.48 - 4.
    CHECK_NEAR(last.training.loss, (1.8 * 1.8 + 3.52 * 3.52) / 2, 1e-6);
}

CLAIM(the_objective_is_the_loss_and_the_penalty) {
    Network network = network_of({1, 1}, 1);
    const Epoch last =
        fit_line({.epochs = 3, .learning_rate = 0.1, .penalties = {l2_penalty(0.5)}}, network, 1);
    const double w = network.parameters()[0]->value(0, 0);
    CHECK(w != 0);
    CHECK_NEAR(last.training.objective - last.training.loss, 0.25 * w * w, 1e-7);
}

CLAIM(observers_see_every_epoch_from_before_the_first_and_may_stop) {
    Network network = network_of({1, 1}, 1);
    std::string seen;
    FitOptions options{.epochs = 100, .learning_rate = 0.1};
    options.observers = {[&](const Epoch& epoch) {
                             seen += std::to_string(epoch.number) + " ";
                             return epoch.number == 3 ? Decision::stop : Decision::go_on;
                         },
                         [&](const Epoch&) {
                             seen += "and ";
                             return Decision::go_on;
                         }};
    const Epoch last = fit_line(options, network, 1);
    CHECK_EQUAL(last.number, 3);
    CHECK_EQUAL(seen, "0 and 1 and 2 and 3 and ");
}

CLAIM(validation_is_scored_and_never_learned_from) {
    const Dataset validation{{{5}}, {{100}}};
    Network with = network_of({1, 3, 1}, 1), without = network_of({1, 3, 1}, 1);
    const Epoch a = fit_line({.epochs = 20, .learning_rate = 0.1, .validation = &validation}, with, 1);
    const Epoch b = fit_line({.epochs = 20, .learning_rate = 0.1}, without, 1);
    CHECK(a.validation && !b.validation);
    CHECK(a.validation->loss > 1000);
    CHECK((with.snapshot() == without.snapshot()));
}

CLAIM(one_seed_one_result_to_the_bit) {
    const FitOptions options{.epochs = 50, .batch_size = 3, .learning_rate = 0.1};
    Network a = network_of({1, 4, 1}, 1), b = network_of({1, 4, 1}, 1), c = network_of({1, 4, 1}, 1);
    fit_line(options, a, 7);
    fit_line(options, b, 7);
    fit_line(options, c, 8);
    CHECK((a.snapshot() == b.snapshot()));
    CHECK((a.snapshot() != c.snapshot()));
}

CLAIM(scoring_in_chunks_gives_the_mean_over_all_rows) {
    const Dataset data = line(2500);
    Network network = network_of({1, 3, 1}, 1);
    Sgd optimizer;
    Random random(1);
    const Epoch epoch = fit(network, MeanSquaredError(), optimizer, data, {.epochs = 0}, random);
    CHECK_NEAR(epoch.training.loss, MeanSquaredError().value(network.predict(data.x), data.target), 1e-6);
    CHECK_EQUAL(epoch.number, 0);
}

CLAIM(numbers_that_are_no_longer_finite_stop_the_training_and_name_their_origin) {
    const Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
    Network network = network_of({1, 3, 1}, 1);
    network.parameters()[2]->value(0, 0) = nan;
    CHECK_THROWS(fit_line({}, network, 1), std::runtime_error, "epoch 0", "step 0", "2.weight");
    Network healthy = network_of({1, 1}, 1);
    CHECK_THROWS(fit_line({.learning_rate = 100}, healthy, 1), std::runtime_error, "epoch", "finite");
}

CLAIM(options_that_make_no_sense_are_refused) {
    Network network = network_of({1, 1}, 1);
    CHECK_THROWS(fit_line({.epochs = -1}, network, 1), std::invalid_argument, "fit", "epochs", "0");
    for (const double rate : {0.0, -0.1, double(NAN), double(INFINITY)}) {
        CHECK_THROWS(fit_line({.learning_rate = rate}, network, 1), std::invalid_argument, "fit",
                     "learning rate", "0");
    }
}

CLAIM(data_that_are_not_finite_are_refused_before_the_first_step) {
    Network network = network_of({1, 1}, 1);
    const auto before = network.snapshot();
    Dataset bad = line(10);
    bad.x(6, 0) = std::numeric_limits<Scalar>::quiet_NaN();
    const Dataset good = line(10), none;
    Sgd optimizer;
    Random random(1);
    const MeanSquaredError loss;
    CHECK_THROWS(fit(network, loss, optimizer, bad, {}, random), std::invalid_argument, "fit",
                 "training data", "inputs", "row 7", "finite");
    CHECK_THROWS(fit(network, loss, optimizer, good, {.validation = &bad}, random), std::invalid_argument,
                 "fit", "validation data", "inputs", "row 7", "finite");
    CHECK_THROWS(fit(network, loss, optimizer, none, {}, random), std::invalid_argument, "fit",
                 "training data", "rows");
    CHECK((network.snapshot() == before));
}

CLAIM(without_shuffling_the_rows_come_in_their_order) {
    // One row a step, and a rate of one half: each step puts y = b right on its target; the last one stays.
    const Dataset data{{{0}, {0}, {0}}, {{3}, {5}, {7}}};
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        Network network = network_of({1, 1}, seed);
        Sgd optimizer;
        Random random(seed);
        fit(network, MeanSquaredError(), optimizer, data,
            {.epochs = 1, .batch_size = 1, .shuffle = false, .learning_rate = 0.5}, random);
        CHECK_NEAR(network.parameters()[1]->value(0, 0), 7, 1e-6);
    }
}

CLAIM(a_training_in_two_parts_is_the_same_to_the_bit) {
    const Dataset data = line(10);
    const auto train = [&](Network& network, Random& random, Index from, Index to) {
        Sgd optimizer;
        fit(network, MeanSquaredError(), optimizer, data,
            {.epochs = to,
             .first_epoch = from,
             .batch_size = 3,
             .learning_rate = 0.1,
             .schedule = [](Index epoch) { return 1 / (1 + 0.01 * static_cast<double>(epoch - 1)); }},
            random);
    };
    Network whole = network_of({1, 4, 1}, 1), parts = network_of({1, 4, 1}, 1);
    Random one(5), other(5);
    train(whole, one, 0, 20);
    train(parts, other, 0, 8);
    CHECK(!(whole.snapshot() == parts.snapshot()));
    train(parts, other, 8, 20);
    CHECK((whole.snapshot() == parts.snapshot()));
}

CLAIM(scores_are_those_of_predicting_on_all_rows) {
    // 3,000 rows are scored in chunks. Dropout is on while training alone.
    const Dataset data = line(3000);
    Random random(1);
    Network network;
    network.add(std::make_unique<Dense>(1, 8, Initializer::xavier_uniform, random));
    network.add(std::make_unique<ActivationLayer>(Activation::tanh));
    network.add(std::make_unique<Dropout>(0.5, random));
    network.add(std::make_unique<Dense>(8, 1, Initializer::xavier_uniform, random));
    const MeanSquaredError loss;
    Sgd optimizer;
    const Epoch last =
        fit(network, loss, optimizer, data, {.epochs = 2, .batch_size = 500, .validation = &data}, random);
    const Matrix& y = network.predict(data.x);
    const double right = static_cast<double>(loss.count_correct(y, data.target)) / 3000;
    CHECK(right > 0.05 && right < 0.999); // otherwise the next lines would show little
    CHECK_NEAR(last.training.accuracy, right, 1e-12);
    CHECK_NEAR(last.validation->accuracy, right, 1e-12);
    CHECK_NEAR(last.training.loss, loss.value(y, data.target), 1e-6);
}

CLAIM(a_run_that_diverges_is_stopped_in_the_very_step) {
    // y = b, target 0, rate 10: every step multiplies b by -19; its square leaves the finite numbers.
    const Dataset data{{{0}, {0}}, {{0}, {0}}};
    Network network = network_of({1, 1}, 1);
    network.parameters()[1]->value(0, 0) = 1;
    const double most = std::log(double(std::numeric_limits<Scalar>::max())) / 2 / std::log(19.0);
    const auto step = static_cast<Index>(std::floor(most)) + 2; // the forward pass that meets it
    Sgd optimizer;
    Random random(1);
    std::string said;
    try {
        fit(network, MeanSquaredError(), optimizer, data,
            {.epochs = 1000, .batch_size = 1, .shuffle = false, .learning_rate = 10}, random);
    } catch (const std::runtime_error& error) { said = error.what(); }
    const std::string in_step =
        "epoch " + std::to_string((step + 1) / 2) + ", step " + std::to_string(step) + ": ";
    const std::string at_the_end =
        "epoch " + std::to_string((step - 1) / 2) + ", step " + std::to_string(step - 1) + ": ";
    CHECK(said.starts_with(in_step) || said.starts_with(at_the_end)); // by a step or by the score after it
    CHECK(check::names(said, "loss"));
}

CLAIM(the_layer_in_which_the_numbers_leave_the_finite_is_named) {
    Network network;
    const auto large = std::sqrt(std::numeric_limits<Scalar>::max());
    network.add(std::make_unique<Dense>(Matrix{{large}}, Matrix{{0}}));
    network.add(std::make_unique<ActivationLayer>(Activation::relu));
    network.add(std::make_unique<Dense>(Matrix{{4 * large}}, Matrix{{0}}));
    const Dataset data{{{1}}, {{0}}};
    Sgd optimizer;
    Random random(1);
    CHECK_THROWS(fit(network, MeanSquaredError(), optimizer, data, {}, random), std::runtime_error, "epoch 0",
                 "step 0", "output", "layer 2");
}

CLAIM(validation_that_is_not_finite_stops_the_training_too) {
    Network network;
    const auto large = std::sqrt(std::numeric_limits<Scalar>::max());
    network.add(std::make_unique<Dense>(Matrix{{large}}, Matrix{{0}}));
    const Dataset training{{{0}}, {{0}}}, validation{{{large}}, {{0}}};
    Sgd optimizer;
    Random random(1);
    CHECK_THROWS(fit(network, MeanSquaredError(), optimizer, training, {.validation = &validation}, random),
                 std::runtime_error, "epoch 0", "step 0", "loss");
}

CLAIM(who_stops_at_once_gets_the_network_as_it_was) {
    Network network = network_of({1, 3, 1}, 1);
    const auto before = network.snapshot();
    const Epoch last = fit_line({.observers = {[](const Epoch&) { return Decision::stop; }}}, network, 1);
    CHECK_EQUAL(last.number, 0);
    CHECK((network.snapshot() == before));
}

CLAIM(the_rows_are_shuffled_before_every_epoch) {
    // One row a step, and a rate of one half: the bias ends as the target of the last row.
    const Dataset data{{{0}, {0}, {0}}, {{3}, {5}, {7}}};
    Network network = network_of({1, 1}, 1);
    std::vector<Scalar> last_rows;
    Sgd optimizer;
    Random random(1);
    const Observer note = [&](const Epoch& epoch) {
        if (epoch.number > 0) last_rows.push_back(std::round(network.parameters()[1]->value(0, 0)));
        return Decision::go_on;
    };
    fit(network, MeanSquaredError(), optimizer, data,
        {.epochs = 20, .batch_size = 1, .learning_rate = 0.5, .observers = {note}}, random);
    for (const Scalar row : {Scalar(3), Scalar(5), Scalar(7)}) {
        CHECK(std::count(last_rows.begin(), last_rows.end(), row) > 0);
    }
}

CLAIM(a_schedule_changes_the_rate_from_epoch_to_epoch) {
    // y = b, target 0, one row: each step multiplies b by 1 - 2 rate.
    const Dataset data{{{0}}, {{0}}};
    Network network = network_of({1, 1}, 1);
    Scalar& b = network.parameters()[1]->value(0, 0);
    b = 1;
    Sgd optimizer;
    Random random(1);
    fit(network, MeanSquaredError(), optimizer, data,
        {.epochs = 3, .learning_rate = 0.1, .schedule = [](Index epoch) { return 1.0 / double(epoch); }},
        random);
    CHECK_NEAR(b, 0.8 * 0.9 * (1 - 0.2 / 3), 1e-6);
    for (const double wrong : {-1.0, double(NAN), double(INFINITY)}) {
        const auto schedule = [wrong](Index epoch) { return epoch < 3 ? 1 : wrong; };
        CHECK_THROWS(fit(network, MeanSquaredError(), optimizer, data, {.schedule = schedule}, random),
                     std::invalid_argument, "fit", "schedule", "epoch 3");
    }
}
