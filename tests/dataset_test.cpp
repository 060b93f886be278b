#include "tests/check.hpp"

#include "common/data/dataset.hpp"

#include <algorithm>
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
    CHECK((first == b[0].x));
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
    CHECK_THROWS(Batches(Dataset{}, 1), std::invalid_argument, "batches: the data set has no rows");
    const Dataset crooked{Matrix(4, 2), Matrix(3, 1)};
    CHECK_THROWS(Batches(crooked, 1), std::invalid_argument,
                 "batches: inputs (4 × 2) and targets (3 × 1): the numbers of rows differ");
    const Dataset data = numbered(5);
    CHECK_THROWS(Batches(data, -1), std::invalid_argument, "batches: batch size -1 is negative");
}
