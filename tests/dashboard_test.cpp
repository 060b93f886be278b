#include "tests/check.hpp"

#include "common/drawing/text.hpp"
#include "common/views/dashboard.hpp"

using namespace nn;

namespace {

std::vector<std::string> lines_at(int columns, int rows, TerminalStyle style) {
    const Dashboard dashboard{
        .headline = "XOR, 2-8-1 tanh",
        .progress = {.epoch = 1,
                     .epochs = 1000,
                     .loss = 0.5,
                     .right = 3,
                     .rows = 4,
                     .epochs_per_second = 10,
                     .seconds_left = 6},
        .surface =
            [](int side) {
                return decision_surface(
                    {.columns = side,
                     .rows = side,
                     .values = std::vector<double>(static_cast<std::size_t>(side * side), 0.25)},
                    {});
            },
        .examples = {{{0, 0}, 0, 0.04}, {{0, 1}, 1, 0.6}, {{1, 0}, 1, 0.95}, {{1, 1}, 0, 0.5}},
        .close_enough = 0.1};
    return dashboard_lines(dashboard, columns, rows, style);
}

int ticks_in(const std::vector<std::string>& lines) {
    int ticks = 0;
    for (const std::string& line : lines) ticks += line.ends_with("*");
    return ticks;
}

} // namespace

CLAIM(no_line_is_wider_and_no_frame_is_higher_than_its_window) {
    for (const TerminalStyle style : {TerminalStyle{ColorDepth::all, true}, TerminalStyle{}}) {
        for (int columns = 1; columns <= 200; columns += columns < 90 ? 1 : 7) {
            for (int rows = 1; rows <= 60; ++rows) {
                const auto lines = lines_at(columns, rows, style);
                CHECK(!lines.empty() && std::ssize(lines) <= std::max(1, rows - 1));
                for (const std::string& line : lines) CHECK(width_of(line) <= columns);
            }
        }
    }
}

CLAIM(a_usual_window_shows_progress_surface_and_table) {
    const auto lines = lines_at(80, 24, {});
    CHECK_EQUAL(lines.size(), 23u);
    CHECK(lines[0].starts_with("epoch    1/1000   0% [......"));
    CHECK(lines[0].ends_with(".] loss 0.5 3/4 right 10 epochs/s ETA 0:06"));
    CHECK_EQUAL(lines[1], "XOR, 2-8-1 tanh");
    CHECK(lines[2].starts_with("second input"));
    CHECK(
        lines[9].ends_with("   inputs     target  answer")); // the table's seven lines amid the surface's 21
    CHECK_EQUAL(ticks_in(lines), 2);                         // the answers 0.04 and 0.95
    CHECK(lines[22].starts_with("answer 0 "));
}

CLAIM(a_small_window_keeps_the_progress_line) {
    CHECK_EQUAL(lines_at(30, 2, {}).size(), 1u);
    CHECK(lines_at(30, 5, {})[0].starts_with("epoch    1/1000"));
}
