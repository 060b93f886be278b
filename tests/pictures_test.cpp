#include "tests/check.hpp"

#include "common/trainer/pictures.hpp"
#include "common/trainer/table_problem.hpp"
#include "common/training/fit.hpp"

#include <stdexcept>

using namespace nn;

namespace {

// XOR after ten epochs, its history and its snapshots.
struct Trained {
    Training training{exclusive_or_problem(), {{2, 3, 1}}, 1};
    History history;
    Snapshots snapshots;

    Trained() {
        FitOptions options{.epochs = 10, .learning_rate = 0.5};
        options.observers = {[this](const Epoch& epoch) {
            history.add(epoch, false);
            snapshots.add(epoch.number, epoch.training.loss, training.network);
            return Decision::go_on;
        }};
        Sgd optimizer;
        fit(training.network, training.loss, optimizer, training.problem.training, options, training.random);
    }

    std::vector<Snapshot> evolution() const { return snapshots.with_current(training.network); }
    Dashboard dashboard() const {
        return dashboard_of(training, history, status_of(training, history, {}), "XOR", 10, 1);
    }
};

} // namespace

CLAIM(views_do_not_change_the_network_that_they_draw) {
    const Trained trained;
    const std::vector<Matrix> before = trained.training.network.snapshot();
    CHECK_EQUAL(trained.dashboard().surface(8).heat_map.field.values.size(), 64u);
    boundary_figure(trained.training, "");
    const plot::Figure evolution =
        evolution_figure(trained.training, trained.history, trained.evolution(), "");
    CHECK_EQUAL(evolution.panels[0].heat_map.frames.size() + 1, evolution.panels[1].frames.size());
    CHECK((trained.training.network.snapshot() == before));
}

CLAIM(not_even_when_drawing_fails) {
    const Trained trained;
    const std::vector<Matrix> before = trained.training.network.snapshot();
    std::vector<Snapshot> snapshots = trained.evolution();
    snapshots.back().parameters.pop_back();
    CHECK_THROWS(evolution_figure(trained.training, trained.history, snapshots, ""), std::invalid_argument,
                 "3 matrices", "4 parameters");
    CHECK((trained.training.network.snapshot() == before));
}

CLAIM(the_last_frame_of_the_evolution_is_the_network_as_it_is) {
    const Trained trained;
    const plot::HeatMap map =
        evolution_figure(trained.training, trained.history, trained.evolution(), "").panels[0].heat_map;
    CHECK(map.field.values == trained.dashboard().surface(map.field.columns).heat_map.field.values);
    CHECK(map.frames.front().values != map.field.values);
}

CLAIM(a_surface_is_in_the_units_of_the_table) {
    Random random(1);
    const Table table{"t.csv",
                      {{"a"}, {"b"}},
                      {{100, 0}, {120, 2}, {140, 2}, {160, 4}},
                      labels_of("c", {"n", "y", "n", "y"})};
    Training training(problem_of(table, {}, random), {{2, 1}}, random, 1);
    const plot::Panel surface = boundary_figure(training, "").panels[0];
    CHECK(surface.heat_map.field.left < 100);
    CHECK(surface.heat_map.field.right > 160);
    // At a sample, the surface has the network's prediction for it.
    const std::vector<plot::Sample> samples = samples_of(training, training.network, 2);
    CHECK_EQUAL(samples.size(), 2u);
    CHECK_NEAR(samples[1].inputs[0], 140, 1e-4); // from all over the table: rows 0 and 2
    CHECK_NEAR(samples[1].prediction, double(training.predictions()(2, 0)), 1e-6);
}

CLAIM(the_axis_of_the_dashboard_grows_in_large_steps_and_no_further_than_the_training) {
    const Training training(exclusive_or_problem(), {{2, 1}}, 1);
    History history;
    const auto end_at = [&](Index epoch) {
        history.add({.number = epoch, .training = {1, 1, 0}, .validation = {}}, false);
        return *dashboard_of(training, history, {}, "", 1000, 0).losses.x.high;
    };
    CHECK_EQUAL(end_at(0), 25);
    CHECK_EQUAL(end_at(25), 25);
    CHECK_EQUAL(end_at(26), 50);
    CHECK_EQUAL(end_at(300), 400);
    CHECK_EQUAL(end_at(900), 1000);
}

CLAIM(the_plot_of_losses_marks_where_it_was_solved_and_names_the_loss) {
    const Training numbers(exclusive_or_problem(true), {{2, 1}}, 1);
    History history;
    history.add({.number = 7, .training = {1, 1, 0}, .validation = {}}, true);
    CHECK_EQUAL(losses_of(numbers, history).y.label, "mean squared error, log scale");
    CHECK_EQUAL(losses_of(numbers, history).marks.at(0).x, 7);
    history.add({.number = 8, .training = {1, 1, 0}, .validation = {}}, false);
    CHECK(losses_of(numbers, history).marks.empty());
    CHECK_EQUAL(losses_of(Trained().training, history).y.label, "binary cross-entropy, log scale");
}

CLAIM(three_classes_have_a_surface_of_two_inputs_and_a_matrix_of_more) {
    const auto training_on = [](std::vector<Column> columns, Matrix x) {
        const Table table{"kinds.csv", std::move(columns), std::move(x), labels_of("kind", {"a", "b", "c"})};
        Random random(1);
        const Problem problem = problem_of(table, {}, random);
        return std::make_unique<Training>(problem, Architecture{layer_sizes({3}, problem)}, 1);
    };
    History history;
    history.add({0, {1, 1, 0}, {}}, false);
    const auto dashboard = [&](const Training& training) {
        return dashboard_of(training, history, status_of(training, history, {}), "", 10, 1);
    };
    const auto two = training_on({{"x"}, {"y"}}, {{1, 0}, {2, 5}, {3, 1}});
    CHECK(has_surface(*two));
    const plot::Panel surface = dashboard(*two).surface(8);
    CHECK_EQUAL(surface.dots.size(), 3u);
    for (const double value : surface.heat_map.field.values) CHECK(value == 0 || value == 1 || value == 2);
    const std::vector<plot::Sample> samples = samples_of(*two, two->network, 3);
    CHECK_EQUAL(samples[2].target, 2);
    const Matrix p = two->predictions();
    CHECK_NEAR(samples[1].probability, double(p(1, static_cast<Index>(samples[1].prediction))), 1e-6);
    const auto three = training_on({{"x"}, {"y"}, {"z"}}, {{1, 0, 1}, {2, 5, 0}, {3, 1, 7}});
    CHECK(!has_surface(*three));
    CHECK(dashboard(*three).confusion.find("true \\ predicted") != std::string::npos);
    CHECK_EQUAL(dashboard(*three).network.layers.back().count, 3);
}
