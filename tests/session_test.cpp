#include "tests/check.hpp"

#include "common/trainer/session.hpp"
#include "common/trainer/session_view.hpp"

#include <stdexcept>

using namespace nn;

namespace {

// Six rows: the number itself is the input, its sign the class.
Plan signs() {
    return {.table = Table{.path = "signs.csv",
                           .feature_names = {"n"},
                           .label_name = "sign",
                           .features = {{-3}, {-2}, {-1}, {1}, {2}, {3}},
                           .labels = {"-", "-", "-", "+", "+", "+"}},
            .validation_share = 0.34,
            .seed = 5,
            .network = {.sizes = {3}}};
}

} // namespace

CLAIM(without_a_table_it_is_about_exclusive_or) {
    Session session({.network = {.sizes = {8}}});
    CHECK(session.is_exclusive_or);
    CHECK_EQUAL(name_of(session.architecture), "2-8-1 tanh");
    CHECK_EQUAL(session.task.training.size(), 4);
    CHECK_EQUAL(session.answers().rows(), 4);
    for (const Scalar answer : session.answers())
        CHECK(answer > 0 && answer < 1); // probabilities, and not logits
}

CLAIM(a_table_decides_the_inputs_and_is_split) {
    Session session(signs());
    CHECK_EQUAL(name_of(session.architecture), "1-3-1 tanh");
    CHECK_EQUAL(session.task.training.size(), 4);
    CHECK_EQUAL(session.task.validation.size(), 2);
}

CLAIM(one_seed_one_session) {
    CHECK((Session(signs()).network.snapshot() == Session(signs()).network.snapshot()));
    Plan other = signs();
    other.seed = 6;
    CHECK((Session(signs()).network.snapshot() != Session(other).network.snapshot()));
}

CLAIM(it_goes_on_where_a_checkpoint_left_it) {
    Session before(signs());
    before.random.uniform();
    const Checkpoint file = before.checkpoint(17, {});
    Plan plan = signs();
    plan.seed = 99; // the file's seed counts, or rows that were kept back would be learnt from
    plan.validation_share = 0;
    plan.network.sizes = {50};
    Session after(plan, file);
    CHECK_EQUAL(after.epochs_behind, 17);
    CHECK_EQUAL(after.seed, 5u);
    CHECK((after.network.snapshot() == before.network.snapshot()));
    CHECK((after.task.validation.x == before.task.validation.x));
    CHECK_EQUAL(after.random.state(), before.random.state());
}

CLAIM(a_model_decides_about_network_and_coding_and_not_about_the_split) {
    Session before(signs());
    Plan plan = signs();
    plan.seed = 99;
    plan.validation_share = 0;
    Session after(plan, Checkpoint{before.model(3), {}});
    CHECK_EQUAL(after.task.training.size(), 6);
    CHECK_EQUAL(after.seed, 99u);
    CHECK((after.task.coding == before.task.coding));
    CHECK((after.network.snapshot() == before.network.snapshot()));
}

CLAIM(a_network_of_other_data_is_not_asked_about_exclusive_or) {
    Session before(signs());
    CHECK_THROWS(Session({}, Checkpoint{before.model(3), {}}), std::runtime_error,
                 std::string("the network was trained on other data: give them with --data"));
}

CLAIM(the_axis_of_the_dashboard_grows_in_large_steps_and_no_further_than_the_training) {
    Session session({});
    History history;
    const auto end_at = [&](Index epoch) {
        history.add({.number = epoch, .training = {1, 1, 0}, .validation = {}}, false);
        return *dashboard_of(session, history, {}, "", 1000, 0).losses.x.high;
    };
    CHECK_EQUAL(end_at(0), 25);
    CHECK_EQUAL(end_at(25), 25);
    CHECK_EQUAL(end_at(26), 50);
    CHECK_EQUAL(end_at(300), 400);
    CHECK_EQUAL(end_at(900), 1000);
}
