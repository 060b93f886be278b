#include "tests/check.hpp"

#include "common/trainer/session_view.hpp"
#include "common/training/fit.hpp"

#include <cmath>
#include <stdexcept>

using namespace nn;

namespace {

// XOR after ten epochs, its history and its snapshots.
struct Trained {
    Session session{{.network = {.sizes = {3}}}};
    History history;
    Moments moments;

    Trained() {
        FitOptions options{.epochs = 10, .learning_rate = 0.5};
        options.observers = {[this](const Epoch& epoch) {
            history.add(epoch, false);
            moments.add(epoch.number, epoch.training.loss, session.network);
            return Decision::go_on;
        }};
        Sgd optimizer;
        fit(session.network, session.loss, optimizer, session.task.training, options, session.random);
    }
};

} // namespace

CLAIM(views_do_not_change_the_network_that_they_draw) {
    const Trained trained;
    const Session& session = trained.session;
    const std::vector<Matrix> before = session.network.snapshot();
    const std::vector<Moment> moments = trained.moments.until_now(session.network);
    const Condition condition = condition_of(session, trained.history, Goal{}, {NAN, NAN});
    const Dashboard dashboard = dashboard_of(session, trained.history, condition, "XOR", 10, 1);
    CHECK_EQUAL(dashboard.surface(8).heat_map.field.values.size(), 64u);
    boundary_figure(session, "");
    const plot::Figure evolution = evolution_figure(session, trained.history, moments, "");
    CHECK_EQUAL(evolution.panels[0].heat_map.film.size() + 1, evolution.panels[1].film.size());
    CHECK((session.network.snapshot() == before));
}

CLAIM(not_even_when_drawing_fails) {
    const Trained trained;
    const std::vector<Matrix> before = trained.session.network.snapshot();
    std::vector<Moment> moments = trained.moments.until_now(trained.session.network);
    moments.back().parameters.pop_back();
    CHECK_THROWS(evolution_figure(trained.session, trained.history, moments, ""), std::invalid_argument,
                 "restore: 3 matrices for 4 parameters");
    CHECK((trained.session.network.snapshot() == before));
}

CLAIM(the_last_picture_of_the_evolution_is_the_network_as_it_is) {
    const Trained trained;
    const std::vector<Moment> moments = trained.moments.until_now(trained.session.network);
    const plot::HeatMap map =
        evolution_figure(trained.session, trained.history, moments, "").panels[0].heat_map;
    const Condition condition = condition_of(trained.session, trained.history, Goal{}, {NAN, NAN});
    const Dashboard dashboard = dashboard_of(trained.session, trained.history, condition, "XOR", 10, 1);
    CHECK(map.field.values == dashboard.surface(map.field.columns).heat_map.field.values);
    CHECK(map.film.front().values != map.field.values);
}
