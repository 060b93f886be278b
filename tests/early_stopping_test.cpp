#include "tests/check.hpp"

#include "common/network/dense.hpp"
#include "common/network/losses.hpp"
#include "common/training/early_stopping.hpp"

#include <cmath>
#include <functional>

using namespace nn;

namespace {

Network one_weight() {
    Network network;
    network.add(std::make_unique<Dense>(Matrix{{0}}, Matrix{{0}}));
    return network;
}

// Tells `stopping` these validation losses, epoch after epoch, with the epoch's number as the weight; the epoch
// in which it says stop, or -1.
Index tell(EarlyStopping& stopping, Network& network, const std::vector<double>& losses) {
    for (std::size_t i = 0; i < losses.size(); ++i) {
        for (Parameter* p : network.parameters()) p->value(0, 0) = static_cast<Scalar>(i);
        const Epoch epoch{static_cast<Index>(i), {}, Score{99, losses[i], 0}};
        if (stopping(epoch) == Decision::stop) return epoch.number;
    }
    return -1;
}

} // namespace

CLAIM(it_waits_as_long_as_its_patience_and_gives_the_best_weights_back) {
    Network network = one_weight();
    EarlyStopping stopping(network, 3);
    CHECK_EQUAL(tell(stopping, network, {5, 4, 2, 3, 2, 3, 1}), 5); // an equal loss is no better one
    CHECK_EQUAL(stopping.best().number, 2);
    CHECK_EQUAL(stopping.best().loss, 2);
    CHECK_EQUAL(network.parameters()[0]->value(0, 0), 5);
    stopping.restore_best();
    for (const Parameter* p : network.parameters()) CHECK_EQUAL(p->value(0, 0), 2);
}

CLAIM(a_patience_that_makes_no_sense_is_refused) {
    Network network = one_weight();
    for (const Index patience : {0, -1}) {
        CHECK_THROWS(EarlyStopping(network, patience), std::invalid_argument, "early stopping", "patience",
                     "1");
    }
}

CLAIM(a_new_best_starts_the_waiting_anew) {
    Network network = one_weight();
    EarlyStopping stopping(network, 2);
    CHECK_EQUAL(tell(stopping, network, {5, 6, 4, 6, 3, 6, 2}), -1);
    CHECK_EQUAL(stopping.best().number, 6);
}

CLAIM(another_one_can_go_on_where_it_was_left) {
    Network network = one_weight(), other = one_weight();
    EarlyStopping first(network, 3), second(other, 3);
    tell(first, network, {5, 4, 2, 3});
    second.resume_from(first.best());
    CHECK_EQUAL(second.best().number, 2);
    CHECK((second(Epoch{4, {}, Score{3, 3, 0}}) == Decision::go_on));
    CHECK((second(Epoch{5, {}, Score{3, 3, 0}}) == Decision::stop));
    second.restore_best();
    CHECK_EQUAL(other.parameters()[0]->value(0, 0), 2);
}

CLAIM(a_loss_that_is_no_number_is_never_the_best) {
    Network network = one_weight();
    EarlyStopping stopping(network, 2);
    CHECK_EQUAL(tell(stopping, network, {NAN, NAN, NAN}), 2);
    stopping.restore_best(); // nothing to give back
    CHECK_EQUAL(network.parameters()[0]->value(0, 0), 2);
}

CLAIM(it_ends_a_training_whose_validation_loss_rises) {
    // Training says yes, validation says no: every step makes it worse.
    const Dataset training{{{1}}, {{1}}}, validation{{{1}}, {{0}}};
    Network network = one_weight();
    EarlyStopping stopping(network, 4);
    Sgd optimizer;
    Random random(1);
    const Epoch last =
        fit(network, BinaryCrossEntropy(), optimizer, training,
            {.epochs = 100, .validation = &validation, .observers = {std::ref(stopping)}}, random);
    CHECK_EQUAL(last.number, 4);
    CHECK_EQUAL(stopping.best().number, 0);
    CHECK_NEAR(stopping.best().loss, std::log(2.0), 1e-6);
}

CLAIM(without_validation_data_it_refuses) {
    Network network = one_weight();
    EarlyStopping stopping(network, 1);
    CHECK_THROWS(stopping(Epoch{}), std::invalid_argument, "early stopping", "validation");
}
