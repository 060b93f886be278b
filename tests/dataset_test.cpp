#include "tests/check_matrix.hpp"

#include "common/data/dataset.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace nn;

namespace {

// Row i is (i, 10 i) -> i.
Dataset numbered(Index rows) {
    Dataset data{Matrix(rows, 2), Matrix(rows, 1)};
    for (Index i = 0; i < rows; ++i) {
        data.x(i, 0) = data.target(i, 0) = static_cast<Scalar>(i);
        data.x(i, 1) = static_cast<Scalar>(10 * i);
    }
    return data;
}

} // namespace

CLAIM(shuffling_keeps_every_item_and_prefers_no_order) {
    Random random(4);
    std::array<int, 6> orders{}; // of three items
    for (int i = 0; i < 60'000; ++i) {
        std::vector<Index> items = {0, 1, 2};
        shuffle(items, random);
        std::vector<Index> sorted = items;
        std::sort(sorted.begin(), sorted.end());
        CHECK((sorted == std::vector<Index>{0, 1, 2}));
        ++orders[static_cast<std::size_t>(2 * items[0] + (items[1] > items[2]))];
    }
    for (const int count : orders) CHECK_NEAR(count, 10'000, 460);
    std::vector<Index> none;
    shuffle(none, random);
    CHECK(none.empty());
}

CLAIM(exclusive_or_is_one_where_the_inputs_differ) {
    const Dataset data = exclusive_or();
    CHECK_EQUAL(data.size(), 4);
    for (Index i = 0; i < 4; ++i) CHECK_EQUAL(data.target(i, 0) == 1, data.x(i, 0) != data.x(i, 1));
}

CLAIM(batches_cover_every_row_once_and_keep_inputs_with_targets) {
    const Dataset data = numbered(10);
    Random random(1);
    Batches batches(data, 4);
    CHECK_EQUAL(batches.count(), 3);
    for (int pass = 0; pass < 3; ++pass) {
        std::vector<int> seen(10);
        std::string sizes;
        for (Index i = 0; i < batches.count(); ++i) {
            const Dataset& batch = batches[i];
            sizes += std::to_string(batch.size()) + " ";
            for (Index row = 0; row < batch.size(); ++row) {
                CHECK_EQUAL(batch.x(row, 0), batch.target(row, 0));
                CHECK_EQUAL(batch.x(row, 1), 10 * batch.target(row, 0));
                ++seen[static_cast<std::size_t>(batch.target(row, 0))];
            }
        }
        CHECK_EQUAL(sizes, "4 4 2 ");
        CHECK((seen == std::vector<int>(10, 1)));
        batches.shuffle(random);
    }
}

CLAIM(shuffling_changes_the_order_and_the_seed_decides_it) {
    const Dataset data = numbered(50);
    Batches a(data, 25), b(data, 25);
    Random one(1), same(1);
    a.shuffle(one);
    b.shuffle(same);
    const Matrix first = a[0].x;
    CHECK_MATRIX(first, b[0].x);
    CHECK(first(0, 0) != 0 || first(1, 0) != 1 || first(2, 0) != 2);
}

CLAIM(one_batch_for_everything_is_the_data_itself) {
    const Dataset data = numbered(5);
    for (const Index size : {0, 5, 9}) {
        Batches batches(data, size);
        CHECK_EQUAL(batches.count(), 1);
        CHECK(&batches[0] == &data);
    }
}

CLAIM(data_that_make_no_sense_are_refused) {
    CHECK_THROWS(Batches(Dataset{}, 1), std::invalid_argument, "batches", "rows");
    const Dataset crooked{Matrix(4, 2), Matrix(3, 1)};
    CHECK_THROWS(Batches(crooked, 1), std::invalid_argument, "batches", "inputs (4 × 2)", "targets (3 × 1)",
                 "rows");
    const Dataset data = numbered(5);
    CHECK_THROWS(Batches(data, -1), std::invalid_argument, "batches", "batch size", "-1");
}

CLAIM(a_value_that_is_not_finite_is_refused_with_its_row) {
    for (const Scalar bad :
         {std::numeric_limits<Scalar>::quiet_NaN(), std::numeric_limits<Scalar>::infinity()}) {
        Dataset data = numbered(5);
        data.x(3, 1) = bad;
        CHECK_THROWS(require_valid(data, "set"), std::invalid_argument, "set", "inputs", "row 4", "finite");
        data = numbered(5);
        data.target(0, 0) = bad;
        CHECK_THROWS(require_valid(data, "set"), std::invalid_argument, "set", "targets", "row 1", "finite");
    }
    require_valid(numbered(5), "what is sound");
}

CLAIM(shuffled_rows_are_the_same_rows_in_an_order_that_the_seed_decides) {
    Random one(1), same(1);
    const Dataset data = numbered(50), a = shuffled(data, one), b = shuffled(data, same);
    CHECK_MATRIX(a.x, b.x);
    CHECK(!(a.x == data.x));
    std::vector<int> seen(50);
    for (Index i = 0; i < 50; ++i) {
        CHECK_EQUAL(a.x(i, 0), a.target(i, 0));
        ++seen[static_cast<std::size_t>(a.target(i, 0))];
    }
    CHECK((seen == std::vector<int>(50, 1)));
}

CLAIM(two_seeds_shuffle_into_two_orders) {
    Random one(1), other(2);
    const Dataset data = numbered(50);
    CHECK(!(shuffled(data, one).x == shuffled(data, other).x));
}

CLAIM(one_batch_for_everything_draws_nothing) {
    const Dataset data = numbered(5);
    Batches batches(data, 0);
    Random random(1), untouched(1);
    batches.shuffle(random);
    CHECK_EQUAL(random.bits(), untouched.bits());
}

CLAIM(figures_that_do_not_fit_are_refused) {
    const Standardizer two = standardizer_of({{1, 2}});
    Matrix three(4, 3);
    CHECK_THROWS(two.apply(three), std::invalid_argument, "standardizer", "4 × 3", "1 × 2", "columns");
    CHECK_THROWS(two.undo(three), std::invalid_argument, "standardizer", "4 × 3", "1 × 2", "columns");
    if (sizeof(Scalar) ==
        sizeof(double)) { // the squares of the largest floats are far from the largest double
        const Scalar huge = std::numeric_limits<Scalar>::max();
        CHECK_THROWS(standardizer_of({{1, huge}, {2, -huge}}), std::invalid_argument, "standardizer",
                     "column 2");
    }
    CHECK_THROWS(standardizer_of(Matrix(0, 2)), std::invalid_argument, "standardizer", "rows");
}

CLAIM(a_split_gives_every_row_to_one_side) {
    for (const Index count : {0, 1, 4, 5}) {
        const auto [first, rest] = split(numbered(5), count);
        CHECK_EQUAL(first.size(), count);
        CHECK_EQUAL(rest.size(), 5 - count);
        for (Index i = 0; i < 5; ++i) {
            const Dataset& side = i < count ? first : rest;
            const Index row = i < count ? i : i - count;
            CHECK_EQUAL(side.x(row, 1), static_cast<Scalar>(10 * i));
            CHECK_EQUAL(side.target(row, 0), static_cast<Scalar>(i));
        }
    }
    CHECK_THROWS(split(numbered(5), 6), std::invalid_argument, "split", "6", "5 rows");
    CHECK_THROWS(split(numbered(5), -1), std::invalid_argument, "split", "-1", "5 rows");
}

CLAIM(standardised_columns_have_mean_0_and_deviation_1) {
    Matrix x = {{1, 7}, {3, 7}, {5, 7}, {7, 7}};
    const Standardizer figures = standardizer_of(x);
    CHECK_NEAR(figures.mean(0, 0), 4, 1e-6);
    CHECK_NEAR(figures.standard_deviation(0, 0), std::sqrt(5.0), 1e-6);
    CHECK_EQUAL(figures.standard_deviation(0, 1), 1); // the same everywhere
    figures.apply(x);
    double sum = 0, squares = 0;
    for (Index i = 0; i < 4; ++i) {
        sum += x(i, 0);
        squares += x(i, 0) * x(i, 0);
        CHECK_EQUAL(x(i, 1), 0);
    }
    CHECK_NEAR(sum, 0, 1e-6);
    CHECK_NEAR(squares / 4, 1, 1e-6);
    for (const Scalar value : {Scalar(0.1), Scalar(1e30), Scalar(-7.3)}) {
        for (const Index rows : {1, 3, 7, 200}) { // the mean of equal numbers may be another by rounding
            Matrix same(rows, 1, value);
            const Standardizer of_same = standardizer_of(same);
            CHECK_EQUAL(of_same.standard_deviation(0, 0), 1);
            of_same.apply(same);
            for (const Scalar entry : same) CHECK_EQUAL(entry, 0);
        }
    }
    figures.undo(x);
    CHECK_NEAR(largest_difference(x, {{1, 7}, {3, 7}, {5, 7}, {7, 7}}), 0, 1e-5);
    Matrix later = {{6, 8}}; // by the same figures
    figures.apply(later);
    CHECK_NEAR(later(0, 0), 2 / std::sqrt(5.0), 1e-6);
    CHECK_EQUAL(later(0, 1), 1);
}

CLAIM(evenly_spaced_rows_come_from_all_over_the_data) {
    Dataset data{Matrix(10, 2), Matrix(10, 1)};
    for (Index i = 0; i < 10; ++i) {
        data.x(i, 1) = static_cast<Scalar>(i);
        data.target(i, 0) = static_cast<Scalar>(10 * i);
    }
    const Dataset four = evenly_spaced(data, 4);
    CHECK_MATRIX(four.x, {{0, 0}, {0, 2}, {0, 5}, {0, 7}});
    CHECK_MATRIX(four.target, {{0}, {20}, {50}, {70}});
    CHECK((evenly_spaced(data, 99).x == data.x));
    CHECK_EQUAL(evenly_spaced({}, 4).size(), 0);
}
