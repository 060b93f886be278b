#include "tests/check.hpp"

#include "common/trainer/table_check.hpp"

#include <cmath>

using namespace nn;

namespace {

// 24 rows: the first column counts them, the second is random to the eye, the third has one of three words.
Table some_table(const std::vector<std::string>& labels) {
    Table table{
        "t.csv", {{"row"}, {"size"}, {"kind", {"a", "b", "c"}}}, Matrix(24, 3), labels_of("y", labels)};
    for (Index i = 0; i < 24; ++i) {
        table.features(i, 0) = static_cast<Scalar>(i * 7 % 24);
        table.features(i, 1) = static_cast<Scalar>(i * i % 13);
        table.features(i, 2) = static_cast<Scalar>(i % 3);
    }
    return table;
}

std::vector<std::string> all_alike() { return std::vector<std::string>(24, "1"); }

} // namespace

CLAIM(of_a_sound_table_nothing_is_said) {
    std::vector<Index> classes;
    for (Index i = 0; i < 24; ++i) classes.push_back(i * i % 5 % 2);
    CHECK(warnings_about(some_table(all_alike()), classes).empty());
}

CLAIM(equal_rows_of_different_classes_are_counted) {
    Table table = some_table(all_alike());
    std::vector<Index> classes;
    for (Index i = 0; i < 24; ++i) classes.push_back(i * i % 5 % 2);
    for (Index j = 0; j < 3; ++j) table.features(1, j) = table.features(2, j) = table.features(0, j);
    classes[0] = classes[1] = 0;
    classes[2] = 1;
    const std::vector<std::string> doubts = warnings_about(table, classes);
    CHECK_EQUAL(doubts.size(), 1u);
    CHECK(doubts.at(0).starts_with("1 row has the inputs of others and another class"));
    CHECK(check::names(doubts[0], "95.8 %"));
    table.features(2, 1) = NAN; // then they are not equal
    CHECK(warnings_about(table, classes).empty());
}

CLAIM(a_column_that_gives_the_label_away_is_named) {
    const Table table = some_table(all_alike());
    const auto doubt = [&](auto class_of) {
        std::vector<Index> classes;
        for (Index i = 0; i < 24; ++i) classes.push_back(class_of(i));
        const std::vector<std::string> doubts = warnings_about(table, classes);
        return doubts.empty() ? "" : doubts[0].substr(0, doubts[0].find(' '));
    };
    CHECK_EQUAL(doubt([](Index i) { return Index{i * 7 % 24 > 10}; }), "\"row\"");
    CHECK_EQUAL(doubt([](Index i) { return i % 3; }), "\"kind\"");
    CHECK_EQUAL(doubt([](Index i) { return Index{i % 3 == 1}; }), "\"kind\""); // words need no order,
    CHECK_EQUAL(doubt([](Index i) { return i * 7 % 24 / 8 % 2; }),
                ""); // but numbers that come and go do not tell
}

CLAIM(an_amount_that_is_another_in_other_units_is_found) {
    std::vector<std::string> labels;
    for (int i = 0; i < 24; ++i) labels.push_back(std::to_string(32 + 1.8 * (i * 7 % 24)));
    const std::vector<std::string> doubts = warnings_about(some_table(labels), {});
    CHECK_EQUAL(doubts.size(), 1u);
    CHECK(doubts.at(0).starts_with("\"row\" alone"));
    labels[3] = "99";
    CHECK(warnings_about(some_table(labels), {}).empty());
}
