#include "tests/check.hpp"

#include "common/network/dense.hpp"
#include "common/network/losses.hpp"
#include "common/trainer/history.hpp"
#include "common/trainer/training.hpp"

using namespace nn;

namespace {

Epoch epoch_with(Index number, double loss) {
    return {number, {.objective = loss + 1, .loss = loss, .accuracy = 1}, {}};
}

// One input, one weight.
Network times(Scalar weight) {
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{weight}}, Matrix{{0}}));
    return network;
}

} // namespace

CLAIM(a_goal_is_a_loss_or_predictions_that_are_close_or_nothing) {
    const Dataset data{{{1}, {2}}, {{2}, {4}}};
    const MeanSquaredError loss;
    Network right = times(Scalar(2.01)), wrong = times(1);
    Goal::Buffers buffers;
    Goal close{.close_enough = 0.1};
    CHECK(close.is_reached(epoch_with(1, 99), right, loss, data, buffers));
    CHECK(!close.is_reached(epoch_with(1, 0), wrong, loss, data, buffers));
    Goal small_loss{.target_loss = 0.5, .close_enough = 0.1};
    CHECK(small_loss.is_reached(epoch_with(1, 0.5), wrong, loss, data, buffers));
    CHECK(!small_loss.is_reached(epoch_with(1, 0.51), right, loss, data, buffers));
    Goal none;
    CHECK(!none.is_reached(epoch_with(1, 0), right, loss, data, buffers));
}

CLAIM(solved_means_from_then_on) {
    History history;
    for (const auto& [number, solved] : {std::pair{0, false}, {1, true}, {2, false}, {3, true}, {4, true}}) {
        history.add(epoch_with(number, 1.0 / (number + 1)), solved);
    }
    CHECK_EQUAL(history.solved_since.value(), 3);
    CHECK_EQUAL(history.last.number, 4);
    CHECK_EQUAL(history.loss.line().y[1], 0.5);
    CHECK_EQUAL(history.objective.line().y[1], 1.5);
    CHECK(history.validation.line().x.empty());
    history.add(epoch_with(5, 1), false);
    CHECK(!history.solved_since);
    CHECK(!history.is_empty());
    CHECK(History{}.is_empty());
}

CLAIM(the_best_epoch_is_restored_and_scored_again) {
    const Encoding as_they_are{{{"x"}}, {}, as_it_is(1), as_it_is(1)};
    Training training({{{{1}}, {{2}}}, {{{1}}, {{3}}}, as_they_are, "numbers"}, {{1, 1}}, 1);
    training.network.restore(times(5).snapshot());
    History history;
    history.add(epoch_with(0, 2), false);
    history.add(epoch_with(1, 5), false);
    history.restore({0, 1, times(2).snapshot()}, training, {.close_enough = 0.1});
    CHECK_EQUAL(history.last.training.loss, 0);
    CHECK_EQUAL(history.last.validation->loss, 1); // (2 · 1 - 3)²
    CHECK_EQUAL(history.restored_epoch.value(), 0);
    CHECK_EQUAL(history.solved_since.value(), 0);
    CHECK_EQUAL(training.network.predict({{1}})(0, 0), 2);
}
