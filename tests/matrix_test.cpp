#include "tests/allocations.hpp"
#include "tests/check_matrix.hpp"

#include "common/math/matrix.hpp"
#include "common/math/multiply.hpp"
#include "common/math/shape.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <new>
#include <stdexcept>
#include <utility>

using namespace nn;

CLAIM(rows_lie_one_after_the_other) {
    const Matrix a = {{1, 2, 3}, {4, 5, 6}};
    CHECK_EQUAL(a.rows(), 2);
    CHECK_EQUAL(a.columns(), 3);
    for (Index i = 0; i < 6; ++i) CHECK_EQUAL(a.data()[i], Scalar(i + 1));
    CHECK_EQUAL(a(1, 0), Scalar(4));
}

CLAIM(a_transposed_view_exchanges_rows_and_columns_without_copying) {
    const Matrix a = {{1, 2, 3}, {4, 5, 6}};
    const View t = transposed(a);
    CHECK_EQUAL(shape(t), "(3 × 2)");
    CHECK(t.data == a.data());
    for (Index i = 0; i < 3; ++i) {
        for (Index j = 0; j < 2; ++j) CHECK_EQUAL(t(i, j), a(j, i));
    }
}

CLAIM(resize_keeps_its_memory) {
    Matrix a(8, 8);
    const Scalar* memory = a.data();
    a.resize(3, 8);
    CHECK_EQUAL(a.size(), 24);
    a.resize(8, 8);
    CHECK(a.data() == memory);
}

CLAIM(entries_are_checked_by_at) {
    Matrix a(2, 3);
    a.at(1, 2) = 7;
    CHECK_EQUAL(std::as_const(a).at(1, 2), Scalar(7));
    CHECK_THROWS(a.at(2, 0), std::out_of_range, "matrix", "(2, 0)", "2 × 3");
    CHECK_THROWS(a.at(0, -1), std::out_of_range, "matrix", "(0, -1)", "2 × 3");
}

CLAIM(impossible_shapes_are_refused) {
    CHECK_THROWS(Matrix(-1, 2), std::invalid_argument, "matrix", "-1 × 2");
    const Index huge = std::numeric_limits<Index>::max() / 2;
    CHECK_THROWS(Matrix(huge, 3), std::invalid_argument, "matrix", std::to_string(huge) + " × 3");
    CHECK_THROWS((Matrix{{1, 2}, {3}}), std::invalid_argument, "matrix", "1", "2");
}

CLAIM(a_moved_from_matrix_can_be_used_again) {
    Matrix a = {{1, 2}, {3, 4}};
    const Matrix b = std::move(a);
    a.resize(2, 2); // NOLINT: on purpose
    a(1, 1) = 5;
    CHECK_EQUAL(a(1, 1), Scalar(5));
    CHECK_MATRIX(b, {{1, 2}, {3, 4}});
}

CLAIM(equality_is_by_shape_and_by_entry) {
    CHECK((Matrix{{1, 2}} == Matrix{{1, 2}}));
    CHECK((Matrix{{1, 2}} != Matrix{{1, 3}}));
    CHECK((Matrix{{1, 2}} != Matrix{{1}, {2}}));
    CHECK(Matrix(0, 3).size() == 0);
}

CLAIM(a_matrix_that_gets_no_memory_stays_what_it_was) {
    Matrix assigned = {{1, 2}, {3, 4}}, resized = assigned;
    const Matrix small = assigned, large(100, 100);
    fail_allocations_from(10'000);
    CHECK_THROWS(assigned = large, std::bad_alloc, check::no_fact);
    CHECK_THROWS(resized.resize(100, 100), std::bad_alloc, check::no_fact);
    fail_allocations_from(SIZE_MAX);
    CHECK_MATRIX(assigned, small);
    CHECK_MATRIX(resized, small);
    CHECK_THROWS(assigned.at(99, 99), std::out_of_range, "matrix", "(99, 99)", "2 × 2");
}

CLAIM(a_row_is_added_to_every_row) {
    Matrix z = {{1, 2}, {3, 4}};
    add_to_rows(z, {{10, 20}});
    Matrix narrow(3, 0);
    add_to_rows(narrow, Matrix(1, 0));
    CHECK_MATRIX(z, {{11, 22}, {13, 24}});
    CHECK_THROWS(add_to_rows(z, {{1, 2, 3}}), std::invalid_argument, "add_to_rows", "2 × 2", "1 × 3");
}

CLAIM(columns_are_summed) {
    Matrix sums;
    column_sums({{1, 2}, {3, 4}, {5, 6}}, sums);
    CHECK_MATRIX(sums, {{9, 12}});
    column_sums(Matrix(0, 2), sums);
    CHECK_MATRIX(sums, {{0, 0}});
}

CLAIM(the_largest_difference_sees_nan) {
    const Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
    CHECK_EQUAL(largest_difference({{1, 2}}, {{1, -3}}), Scalar(5));
    CHECK(std::isnan(largest_difference({{1, nan, 3}}, {{1, 2, 9}})));
    CHECK_THROWS(largest_difference({{1, 2}}, {{1}}), std::invalid_argument, "largest_difference", "1 × 2",
                 "1 × 1");
}

CLAIM(numbers_that_are_not_finite_are_found) {
    CHECK(all_finite({{0, -1}, {2, 3}}));
    CHECK(!all_finite({{0, std::numeric_limits<Scalar>::infinity()}}));
    CHECK(!all_finite({{std::numeric_limits<Scalar>::quiet_NaN()}}));
}
