#include "tests/check.hpp"
#include "tests/terminal_emulator.hpp"

#include "common/terminal/chart.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace {

constexpr term::TerminalStyle letters{}, blocks{term::ColorDepth::none, true};

plot::Field slope(int columns, int rows) {
    plot::Field field{.columns = columns, .rows = rows};
    for (int i = 0; i < columns * rows; ++i) field.values.push_back(i % columns);
    return field;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    return text;
}

// ASCII, but for what the words themselves bring along.
bool is_plain(const std::vector<std::string>& lines) {
    std::string text = joined(lines);
    for (auto at = text.find("🙂"); at != std::string::npos; at = text.find("🙂")) text.erase(at, 4);
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::vector<plot::Panel> panels() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::string odd = "long \x1b[31m & 🙂 words";
    return {{},
            {.title = odd,
             .x = {.label = odd},
             .y = {.label = odd},
             .lines = {{odd, {}, {0, 1, nan, 1e300}}, {"b", {}, {1}}}},
            {.square = true,
             .heat_map = {.field = slope(9, 7), .range = {0, 8}, .label = odd},
             .dots = {{odd, {{0.5, 0.5}, {nan, 9}}}}},
            {.heat_map = {}, .marks = {{0.5, odd}}},
            {.y = {.scale = plot::Scale::logarithmic}, .lines = {{"l", {}, {1e-300, 1e300}}}}};
}

} // namespace

CLAIM(a_chart_keeps_to_its_window_from_one_cell_up) {
    for (const plot::Panel& panel : panels()) {
        for (const term::ColorDepth depth : {term::ColorDepth::none, term::ColorDepth::sixteen,
                                             term::ColorDepth::many, term::ColorDepth::all}) {
            for (const bool unicode : {false, true}) {
                for (int columns = 1; columns <= 90; columns += columns < 40 ? 1 : 10) {
                    for (int rows = 1; rows <= 30; rows += rows < 14 ? 1 : 5) {
                        const auto lines = term::chart_lines(panel, columns, rows, {depth, unicode});
                        check::TerminalEmulator terminal(columns, rows + 1);
                        for (const std::string& line : lines) {
                            terminal.feed(line + "\r\n");
                            CHECK(text::width_of(line) <= columns);
                        }
                        CHECK(std::ssize(lines) <= rows && !lines.empty());
                        CHECK(unicode || is_plain(lines));
                        CHECK_EQUAL(terminal.wrapped, 0);
                        CHECK_EQUAL(terminal.style, "");
                        CHECK(terminal.unknown.empty());
                    }
                }
            }
        }
    }
}

CLAIM(a_square_chart_is_as_wide_as_there_is_room_however_high_the_window) {
    const plot::Panel square{.square = true, .heat_map = {.field = slope(2, 2)}};
    const auto lines = term::chart_lines(square, 20, std::numeric_limits<int>::max(), letters);
    CHECK(lines == term::chart_lines(square, 20, 1000, letters));
    CHECK_EQUAL(text::widest(lines), 20);
}

CLAIM(a_line_chart_has_numbers_at_its_axes_and_labels_at_the_ends) {
    const plot::Panel panel{.title = "Two lines",
                            .x = {.label = "epoch"},
                            .lines = {{"up", {}, {0, 1, 2, 3, 4}}, {"down", {}, {4, 3, 2, 1, 0}}}};
    CHECK_EQUAL(joined(term::chart_lines(panel, 40, 11, blocks)), R"(Two lines
 4┤o                             ▄▄ up
  │  o o o                  ▄▄▄▀▀
  │        o o          ▄▄▀▀
  │            o o  ▄▄▀▀
 2┤             ▄▄▀o o
  │       ▄▄▄▀▀▀       o o o
  │  ▄▄▄▀▀                   o o
 0┤▀▀                            o  down
   0               2              4
                epoch
)");
}

CLAIM(a_low_chart_loses_its_title_and_then_its_numbers) {
    const plot::Panel panel{.title = "title", .lines = {{"up", {}, {0, 1, 2, 3, 4}}}};
    const auto has = [&](int rows, const std::string& words) {
        return joined(term::chart_lines(panel, 40, rows, blocks)).find(words) != std::string::npos;
    };
    CHECK(has(8, "title"));
    CHECK(!has(7, "title"));
    CHECK(has(5, "4┤"));
    CHECK(!has(4, "4┤"));
}

CLAIM(a_heat_map_shows_its_amounts) {
    const plot::Panel panel{.heat_map = {.field = slope(10, 2), .range = {0, 9}}};
    CHECK_EQUAL(joined(term::chart_lines(panel, 10, 2, letters)), " .:-=+o#%@\n .:-=+o#%@\n");
}

CLAIM(a_heat_map_has_its_first_row_on_top_and_fills_the_panel) {
    const plot::Field field{.columns = 1, .rows = 2, .values = {1, 0}};
    CHECK_EQUAL(joined(term::chart_lines({.heat_map = {.field = field}}, 2, 2, letters)), "@@\n\n");
    const plot::Panel wider{.x = {.low = 0, .high = 2}, .heat_map = {.field = slope(2, 1)}};
    CHECK_EQUAL(joined(term::chart_lines(wider, 4, 1, letters)), "  @@\n");
}

CLAIM(points_of_each_class_have_their_own_sign) {
    const plot::Panel panel{.x = {.low = 0, .high = 4},
                            .y = {.low = 0, .high = 2},
                            .dots = {{"a", {{0.5, 0.5}}}, {"b", {{3.5, 1.5}}}}};
    CHECK_EQUAL(joined(term::chart_lines(panel, 4, 2, letters)), "   x\no\n");
    CHECK_EQUAL(joined(term::chart_lines(panel, 4, 2, blocks)), "   ■\n●\n");
    CHECK_EQUAL(term::chart_lines(panel, 30, 10, letters)[0], "o a  x b  ");
}

CLAIM(points_on_the_edges_are_seen) {
    const plot::Axis axis{.low = 0, .high = 1};
    const plot::Panel panel{
        .x = axis, .y = axis, .dots = {{"", {{0, 0}, {1, 1}, {1.01, 0.5}, {0.5, -0.01}}}}};
    CHECK_EQUAL(joined(term::chart_lines(panel, 3, 3, letters)), "  o\n\no\n");
}

CLAIM(a_mark_points_down_at_its_place) {
    const plot::Panel panel{.x = {.low = 0, .high = 10}, .y = {.low = 0, .high = 1}, .marks = {{2, "here"}}};
    CHECK_EQUAL(joined(term::chart_lines(panel, 11, 2, letters)), "  : here\n  :\n");
}

CLAIM(a_mark_has_gaps_whatever_it_is_made_of) {
    const plot::Panel panel{.x = {.low = 0, .high = 2}, .marks = {{1, ""}}};
    CHECK_EQUAL(joined(term::chart_lines(panel, 3, 4, letters)), " :\n :\n :\n :\n"); // every other half
    CHECK_EQUAL(joined(term::chart_lines(panel, 3, 4, blocks)), " :\n :\n :\n :\n");
    term::TerminalStyle dotted{term::ColorDepth::all, true, true};
    std::string text;
    for (const std::string& line : term::chart_lines(panel, 3, 4, dotted)) text += line;
    CHECK(text.find("⠃") != std::string::npos ||
          text.find("⠘") != std::string::npos); // two dots and a gap of two
    CHECK(text.find("⡇") == std::string::npos && text.find("⢸") == std::string::npos);
}

CLAIM(numbers_stand_where_the_dots_of_their_place_are) {
    const term::TerminalStyle dotted{term::ColorDepth::all, true, true};
    int numbers = 0;
    for (int rows = 5; rows <= 40; ++rows) {
        for (int level = 2; level <= 18; level += 2) { // a level line where a number may stand
            const plot::Panel panel{.y = {.low = 0, .high = 20},
                                    .lines = {{"", {}, {1.0 * level, 1.0 * level}}}};
            const std::string number = " " + std::to_string(level) + "┤";
            for (const std::string& line : term::chart_lines(panel, 30, rows, dotted)) {
                if (line.find(number) == std::string::npos) continue;
                ++numbers;
                CHECK(line.find("\x1b[38") != std::string::npos);
            }
        }
    }
    CHECK(numbers > 50);
}

CLAIM(a_fifth_line_is_refused) {
    CHECK_THROWS(term::chart_lines({.lines = std::vector<plot::Line>(5)}, 80, 24, letters),
                 std::invalid_argument, "plot", "5 lines", "4");
}

CLAIM(on_a_heat_map_the_numbers_stand_where_the_dots_of_that_place_are) {
    for (int rows = 10; rows < 40; ++rows) {
        plot::Panel panel{.square = true,
                          .heat_map = {.field = {.columns = 1,
                                                 .rows = 1,
                                                 .left = -0.5,
                                                 .right = 1.5,
                                                 .bottom = -0.5,
                                                 .top = 1.5,
                                                 .values = {0.5}}},
                          .dots = {{"", {{0, 0}, {0, 1}}}}};
        for (const std::string& line : term::chart_lines(panel, 100, rows, {})) {
            const bool has_dot = line.find('o') != std::string::npos;
            CHECK_EQUAL(has_dot,
                        line.find(" 0+") != std::string::npos || line.find(" 1+") != std::string::npos);
        }
    }
}

CLAIM(samples_stand_on_a_decision_surface_in_the_shape_of_their_target) {
    plot::Field halves{.columns = 8, .rows = 8};
    for (int i = 0; i < 64; ++i) halves.values.push_back(i % 8 < 4 ? 0 : 1);
    const auto lines = term::chart_lines(
        plot::decision_surface(halves, {{{0.1, 0.9}, 1, 0}, {{0.9, 0.1}, 0, 0}}), 8, 4, letters);
    CHECK_EQUAL(lines[0], "x   ####");
    CHECK_EQUAL(lines[3], "    ###o");
}

CLAIM(of_many_classes_the_points_are_their_numbers) {
    plot::Field field{.columns = 6, .rows = 1, .values = {0, 1, 2, 3, 4, 5}};
    std::vector<std::string> names;
    for (int i = 0; i < 6; ++i) names.push_back("kind " + std::to_string(i));
    const plot::Panel panel = plot::class_surface(field, {{{0.9, 0.5}, 5, 0}}, names);
    const std::vector<std::string> lines = term::chart_lines(panel, 60, 14, {});
    CHECK_EQUAL(lines[1].substr(0, 18), "0 kind 0  1 kind 1");
    int fives = 0;
    for (const std::string& line : lines)
        fives += static_cast<int>(std::count(line.begin(), line.end(), '5'));
    CHECK(fives > 3); // the cells, without colours, and the point
    // What has no room in one line has two; in two narrow ones it is cut, and all of them are there.
    const std::vector<std::string> two = term::chart_lines(panel, 28, 14, {});
    CHECK_EQUAL(two[1].substr(0, 28), "0 kind 0  1 kind 1  2 kind 2");
    CHECK_EQUAL(two[2].substr(0, 28), "3 kind 3  4 kind 4  5 kind 5");
    const std::vector<std::string> narrow = term::chart_lines(panel, 20, 14, {});
    CHECK_EQUAL(narrow[1].substr(0, 19), "0 kin  1 kin  2 kin");
    for (const std::string& line : narrow) CHECK(text::width_of(line) <= 20);
}
