#include "tests/check.hpp"

#include "common/drawing/layout.hpp"
#include "common/drawing/text.hpp"

using namespace nn;

namespace {

// A panel that fills what it gets with its letter.
TerminalPanel filled(char letter, int least_columns, int least_rows, int greatest_columns,
                     int greatest_rows) {
    return {least_columns, least_rows, greatest_columns, greatest_rows, [letter](int columns, int rows) {
                return std::vector<std::string>(static_cast<std::size_t>(rows),
                                                std::string(static_cast<std::size_t>(columns), letter));
            }};
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

} // namespace

CLAIM(panels_stand_beside_each_other_and_then_below) {
    CHECK_EQUAL(
        joined(arrange({filled('a', 3, 2, 3, 2), filled('b', 2, 1, 2, 1), filled('c', 4, 1, 4, 1)}, 9, 9)),
        "aaa   bb\naaa\ncccc\n");
}

CLAIM(the_first_get_the_room_that_is_left) {
    CHECK_EQUAL(joined(arrange({filled('a', 2, 1, 5, 2), filled('b', 2, 1, 9, 1)}, 12, 3)),
                "aaaaa   bbbb\naaaaa\n");
}

CLAIM(a_panel_that_does_not_fit_is_left_out_and_a_smaller_one_takes_its_place) {
    CHECK_EQUAL(joined(arrange({filled('a', 2, 1, 2, 1), filled('b', 9, 1, 9, 1), filled('c', 2, 9, 2, 9),
                                filled('d', 1, 1, 1, 1)},
                               6, 3)),
                "aa   d\n");
    CHECK(arrange({filled('a', 2, 1, 2, 1)}, 1, 1).empty());
    CHECK(arrange({}, 80, 24).empty());
}

CLAIM(what_a_panel_does_not_use_goes_to_the_next) {
    TerminalPanel narrow = filled('a', 1, 1, 20, 1);
    narrow.draw = [](int, int) { return std::vector<std::string>{"aa"}; };
    CHECK_EQUAL(joined(arrange({narrow, filled('b', 1, 1, 20, 1)}, 10, 1)), "aa   bbbbb\n");
}

CLAIM(rows_that_nobody_draws_on_are_not_kept) {
    TerminalPanel low = filled('a', 1, 1, 1, 9);
    low.draw = [](int, int) { return std::vector<std::string>{"a"}; };
    CHECK_EQUAL(joined(arrange({low, filled('b', 4, 1, 4, 1)}, 4, 9)), "a\nbbbb\n");
}

CLAIM(a_panel_that_draws_too_much_is_cut) {
    TerminalPanel rude = filled('a', 2, 1, 2, 1);
    rude.draw = [](int, int) { return std::vector<std::string>{"aaaaaa", "aaaaaa"}; };
    CHECK_EQUAL(joined(arrange({rude}, 4, 3)), "aa\n");
}

CLAIM(nothing_is_wider_or_higher_than_the_window) {
    const std::vector<TerminalPanel> panels = {filled('a', 1, 1, 99, 1), filled('b', 20, 8, 60, 30),
                                               filled('c', 30, 6, 99, 20), filled('d', 12, 5, 12, 5),
                                               filled('e', 5, 1, 99, 1)};
    for (int columns = 1; columns < 120; ++columns) {
        for (int rows = 1; rows < 50; ++rows) {
            const auto lines = arrange(panels, columns, rows);
            CHECK(std::ssize(lines) <= rows && !lines.empty());
            for (const std::string& line : lines) CHECK(width_of(line) <= columns);
        }
    }
}
