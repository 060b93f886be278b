#include "tests/check.hpp"

#include "common/text/table.hpp"

namespace {

std::string joined(const std::vector<std::vector<std::string>>& rows) {
    text::Table table({});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) table.row();
        for (const std::string& cell : rows[i]) table.cell(cell);
    }
    std::string text;
    for (const std::string& line : table.lines()) text += line + "\n";
    return text;
}

} // namespace

CLAIM(numbers_stand_with_their_points_below_each_other) {
    CHECK_EQUAL(
        joined({{"name", "loss"}, {"none", "0.68"}, {"L2", "-12.5"}, {"dropout", "3"}, {"é", "1e-05"}}),
        "name        loss\n"
        "none       0.68\n"
        "L2       -12.5\n"
        "dropout    3\n"
        "é          1e-05\n");
}

CLAIM(a_name_that_begins_with_a_digit_is_no_number) {
    CHECK_EQUAL(joined({{"network", "n"}, {"2-1", "5"}, {"2-8-1 tanh", "7"}}),
                "network     n\n2-1         5\n2-8-1 tanh  7\n");
}

CLAIM(rows_may_be_short_and_cells_coloured) {
    CHECK_EQUAL(joined({{"a", "b"}, {"1"}, {}, {"2", "\x1b[1mx\x1b[0m", "more"}}),
                "a  b\n1\n\n2  \x1b[1mx\x1b[0m  more\n");
}

CLAIM(words_that_only_begin_like_numbers_keep_to_their_column) {
    CHECK_EQUAL(joined({{"n"}, {"+-"}, {"10"}, {".5"}, {"nan"}, {"-"}}),
                "   n\n  +-\n10\n  .5\n nan\n   -\n");
}

CLAIM(cells_may_be_words_counts_and_numbers) {
    text::Table table({"name", "n", "a", "b"});
    table.row("x").count(-12).fixed(2, 2).general(0.1);
    CHECK_EQUAL(table.text(), "  name    n     a    b\n  x     -12  2.00  0.1\n");
}

CLAIM(without_titles_there_is_no_line_for_them) {
    text::Table table({});
    CHECK(table.lines().empty());
    table.row("x").cell("y");
    CHECK_EQUAL(table.text(), "  x  y\n");
}
