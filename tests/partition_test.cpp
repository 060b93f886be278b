#include "tests/check.hpp"

#include "common/trainer/partition.hpp"

#include <algorithm>
#include <numeric>

using namespace nn;

namespace {

std::vector<Index> rows(Index count) {
    std::vector<Index> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), Index{0});
    return rows;
}

} // namespace

CLAIM(every_row_is_in_one_part_and_both_are_in_order) {
    Random random(1);
    const Partition parts = stratified_split(rows(10), {}, 0.3, random);
    CHECK_EQUAL(parts.drawn.size(), 3u);
    CHECK(std::is_sorted(parts.drawn.begin(), parts.drawn.end()));
    CHECK(std::is_sorted(parts.rest.begin(), parts.rest.end()));
    std::vector<Index> all = parts.drawn;
    all.insert(all.end(), parts.rest.begin(), parts.rest.end());
    std::sort(all.begin(), all.end());
    CHECK((all == rows(10)));
}

CLAIM(which_rows_are_drawn_depends_on_the_seed_alone) {
    Random one(1), same(1), other(2);
    const std::vector<Index> drawn = stratified_split(rows(100), {}, 0.3, one).drawn;
    CHECK((stratified_split(rows(100), {}, 0.3, same).drawn == drawn));
    CHECK((stratified_split(rows(100), {}, 0.3, other).drawn != drawn));
}

CLAIM(nothing_is_drawn_where_nothing_is_wanted_or_every_class_would_lose_its_only_row) {
    Random random(1);
    CHECK(stratified_split(rows(10), {}, 0, random).drawn.empty());
    CHECK(stratified_split(rows(3), {0, 1, 2}, 0.5, random).drawn.empty());
    CHECK(stratified_split(rows(1), {}, 0.5, random).drawn.empty());
    CHECK_EQUAL(stratified_split(rows(3), {0, 1, 1}, 0.01, random).drawn.size(), 1u);
    CHECK_EQUAL(stratified_split(rows(3), {0, 1, 1}, 0.99, random).rest.size(), 2u);
}

CLAIM(folds_share_the_rows_of_each_class) {
    Random random(1);
    std::vector<Index> classes(100, 0);
    std::fill_n(classes.begin(), 23, 1);
    const std::vector<Index> folds = stratified_folds(rows(100), classes, 5, random);
    Random other(2);
    CHECK(stratified_folds(rows(100), classes, 5, other) != folds); // drawn, and not cut
    for (Index fold = 0; fold < 5; ++fold) {
        Index all = 0, rare = 0;
        for (std::size_t i = 0; i < folds.size(); ++i) {
            all += folds[i] == fold;
            rare += folds[i] == fold && classes[i] == 1;
        }
        CHECK_EQUAL(all, 20);
        CHECK(rare == 4 || rare == 5);
    }
}

CLAIM(many_classes_of_one_row_take_nothing_from_the_others) {
    std::vector<Index> classes;
    for (Index i = 0; i < 100; ++i) classes.push_back(i); // one row each
    for (Index i = 0; i < 100; ++i) classes.push_back(100 + i % 2);
    Random random(1);
    const Partition parts = stratified_split(rows(200), classes, 0.25, random);
    Index first = 0, second = 0;
    for (const Index row : parts.drawn) {
        CHECK(row >= 100);
        first += classes[static_cast<std::size_t>(row)] == 100;
        second += classes[static_cast<std::size_t>(row)] == 101;
    }
    CHECK(first == 12 || first == 13); // of 50 a quarter, and no more
    CHECK(second == 12 || second == 13);
}
