#include "tests/check.hpp"
#include "tests/sample_with.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "common/text/strings.hpp"
#include "common/trainer/dashboard.hpp"

using namespace nn;
using check::sample_with;

namespace {

std::vector<std::string> lines_at(int columns, int rows, term::TerminalStyle style) {
    const Dashboard dashboard{
        .progress = {.epoch = {1, {0.5, 0.5, 0.75}, {}}, .last_epoch = 1000, .samples = 4, .pace = {10, 6}},
        .headline = "XOR, 2-8-1 tanh",
        .state = "learning: it learns",
        .figures = "gradient 0.5",
        .keys = "space pauses",
        .surface =
            [](int side) {
                return plot::decision_surface(
                    {.columns = side,
                     .rows = side,
                     .values = std::vector<double>(static_cast<std::size_t>(side * side), 0.25)},
                    {});
            },
        .samples = {sample_with({0, 0}, 0, 0.04), sample_with({0, 1}, 1, 0.6), sample_with({1, 0}, 1, 0.95),
                    sample_with({1, 1}, 0, 0.5)},
        .input_names = {"x1", "x2"},
        .prediction_name = "p(1)",
        .close_enough = 0.1,
        .lit = 2,
        .network = {.layers = {{2, "inputs", {1, 0}}, {3, "tanh", {0.1, -0.2, 0.3}}, {1, "sigmoid", {0.95}}},
                    .weights = {{1, 2, 3, 4, 5, 6}, {1, -1, 1}}},
        .losses = {.y = {.label = "binary cross-entropy, log scale", .scale = plot::Scale::logarithmic},
                   .lines = {{"loss", {}, {0.7, 0.5, 0.1}}}}};
    return dashboard_lines(dashboard, columns, rows, style);
}

} // namespace

namespace {

bool show(const std::vector<std::string>& lines, const std::string& words) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

} // namespace

CLAIM(no_line_is_wider_and_no_frame_is_higher_than_its_window) {
    for (const term::TerminalStyle style :
         {term::TerminalStyle{term::ColorDepth::all, true}, term::TerminalStyle{}}) {
        for (int columns = 1; columns <= 200; columns += columns < 90 ? 1 : 7) {
            for (int rows = 1; rows <= 60; ++rows) {
                const auto lines = lines_at(columns, rows, style);
                CHECK(!lines.empty() && std::ssize(lines) <= std::max(1, rows - 1));
                for (const std::string& line : lines) CHECK(text::width_of(line) <= columns);
            }
        }
    }
}

CLAIM(classes_are_named_and_their_matrix_stands_where_there_is_no_surface) {
    Dashboard dashboard{
        .progress = {.epoch = {1, {1, 1, 0.5}, {}}, .last_epoch = 10, .samples = 3, .pace = {10, 6}},
        .samples = {sample_with({1, 2, 3}, 0, 0, 0.9), sample_with({4, 5, 6}, 2, 1, 0.4)},
        .input_names = {"length", "width", "weight"},
        .class_names = {"cat", "dog", "owl"},
        .confusion = "  true \\ predicted  cat  dog  owl\n  cat                 8    2    0\n",
        .losses = {.lines = {{"loss", {}, {0.7, 0.5, 0.1}}}}};
    const auto lines = dashboard_lines(dashboard, 100, 24, {});
    CHECK(show(lines, "true \\ predicted  cat  dog  owl"));
    CHECK(show(lines, "cat     cat"));
    CHECK(show(lines, "owl     dog"));
    for (int columns = 1; columns <= 120; ++columns) {
        for (int rows = 1; rows <= 30; ++rows) {
            const auto all = dashboard_lines(dashboard, columns, rows, {});
            CHECK(std::ssize(all) <= std::max(1, rows - 1));
            for (const std::string& line : all) CHECK(text::width_of(line) <= columns);
        }
    }
}

CLAIM(a_surface_is_as_wide_as_there_is_room_however_high_the_window) {
    int asked_for = 0;
    const auto surface = [&](int side) {
        asked_for = side;
        return plot::decision_surface({.columns = 1, .rows = 1, .values = {0.25}}, {});
    };
    dashboard_lines({.surface = surface}, 40, std::numeric_limits<int>::max(), {});
    CHECK_EQUAL(asked_for, 40);
    dashboard_lines({.surface = surface}, 40, 14, {});
    CHECK_EQUAL(asked_for, 22); // rows: 14 without the cursor's, progress and an empty line; two to a row
}

CLAIM(a_usual_window_shows_everything) {
    const auto lines = lines_at(80, 24, {});
    CHECK_EQUAL(lines.size(), 23u);
    CHECK(lines[0].starts_with("epoch    1/1000   0% [......"));
    CHECK(lines[0].ends_with(".] loss 0.5     3/4 correct 10 epochs/s ETA 0:06"));
    CHECK_EQUAL(lines[1], "XOR, 2-8-1 tanh");
    CHECK_EQUAL(lines[2], "learning: it learns");
    CHECK_EQUAL(lines[21], "gradient 0.5");
    CHECK_EQUAL(lines[22], "space pauses");
    for (const char* words :
         {"target 0  x target 1", "x1  x2  target   p(1)", ">   1   0       1  0.950  ##### *",
          "1   1       0  0.500  ###..", "binary cross-entropy, log scale", "tanh", "0.95", "loss"}) {
        check::note(show(lines, words), __FILE__, __LINE__, words);
    }
}

CLAIM(smaller_windows_lose_panels_the_network_first) {
    for (const auto& [columns, rows, network, losses, table] : {std::tuple{200, 60, true, true, true},
                                                                {120, 40, true, true, true},
                                                                {70, 24, true, true, true},
                                                                {60, 20, false, true, true},
                                                                {40, 20, false, false, true},
                                                                {40, 12, false, false, true},
                                                                {80, 5, false, false, false}}) {
        const auto lines = lines_at(columns, rows, {});
        CHECK_EQUAL(show(lines, "sigmoid"), network);
        CHECK_EQUAL(show(lines, "binary cross-entropy"), losses);
        CHECK_EQUAL(show(lines, "target   p(1)"), table);
        CHECK(show(lines, "learning: it learns"));
    }
}

CLAIM(where_the_surface_leaves_no_room_the_table_stands_beside_it_in_place_of_the_network) {
    const auto lines = lines_at(80, 17, {});
    CHECK(show(lines, "target   p(1)"));
    CHECK(show(lines, "target 0  x target 1"));
    CHECK(!show(lines, "sigmoid"));
}

CLAIM(of_many_samples_the_page_with_the_lit_one_is_shown) {
    Dashboard dashboard{.input_names = {"n"}};
    for (int i = 0; i < 100; ++i) dashboard.samples.push_back(sample_with({1000.0 + i}, 0, 0));
    for (const std::size_t lit : {0u, 7u, 55u, 99u}) {
        dashboard.lit = lit;
        const auto lines = dashboard_lines(dashboard, 80, 24, {});
        CHECK(show(lines, ">  " + std::to_string(1000 + lit) + " "));
    }
}

CLAIM(what_there_is_not_leaves_no_hole) {
    const auto lines = dashboard_lines({.samples = {sample_with({1, 2, 3, 4}, 12345, 12.3456)},
                                        .input_names = {"a", "b", "c", "d"},
                                        .predicts_probabilities = false},
                                       80, 24, {});
    CHECK_EQUAL(lines.size(), 4u);
    CHECK(lines[2].ends_with("a  b  c  target  prediction"));
    CHECK(lines[3].ends_with("1  2  3   12345     12.3456"));
    CHECK_EQUAL(dashboard_lines({}, 80, 24, {}).size(), 2u);
}

CLAIM(a_small_window_keeps_the_progress_line) {
    CHECK_EQUAL(lines_at(30, 2, {}).size(), 1u);
    CHECK(lines_at(30, 5, {})[0].starts_with("epoch    1/1000"));
}
