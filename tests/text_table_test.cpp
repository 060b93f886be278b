#include "tests/check.hpp"

#include "common/text/table.hpp"

namespace {

std::string joined(const std::vector<std::vector<std::string>>& rows) {
    std::string text;
    for (const std::string& line : text::table_lines(rows)) text += line + "\n";
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
    CHECK(text::table_lines({}).empty());
}

CLAIM(words_that_only_begin_like_numbers_keep_to_their_column) {
    CHECK_EQUAL(joined({{"n"}, {"+-"}, {"10"}, {".5"}, {"nan"}, {"-"}}),
                "   n\n  +-\n10\n  .5\n nan\n   -\n");
}
