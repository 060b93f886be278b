#include "tests/check_matrix.hpp"
#include "tests/products.hpp"

#include "common/math/multiply.hpp"
#include "common/math/shape.hpp"

#include <stdexcept>

using namespace nn;

CLAIM(a_product_by_hand) {
    Matrix out;
    multiply(Matrix{{1, 2}, {3, 4}}, Matrix{{5, 6}, {7, 8}}, out);
    CHECK_MATRIX(out, {{19, 22}, {43, 50}});
}

CLAIM(random_shapes_and_all_transposes_agree_with_the_textbook) {
    Random random(1);
    Matrix out;
    for (int round = 0; round < 500; ++round) {
        const Index m = random.below(40), n = random.below(40), k = random.below(40); // 0 and 1 too
        for (const bool a_turned : {false, true}) {
            for (const bool b_turned : {false, true}) {
                const Matrix a = a_turned ? random_matrix(k, m, random) : random_matrix(m, k, random);
                const Matrix b = b_turned ? random_matrix(n, k, random) : random_matrix(k, n, random);
                const View av = a_turned ? transposed(a) : View(a);
                const View bv = b_turned ? transposed(b) : View(b);
                multiply(av, bv, out);
                CHECK(largest_difference(out, textbook_product(av, bv)) <= rounding(k));
            }
        }
    }
}

CLAIM(each_way_of_multiplying_agrees_with_the_textbook) {
    Random random(2);
    Matrix out;
    const Index sizes[][3] = {{6, 6, 6},    {6, 6, 7},     {7, 6, 6},   // tiny, and just not
                              {1, 50, 9},   {3, 300, 5},   {4, 300, 5}, // few rows, and just not
                              {1, 1, 1000}, {100, 1, 100}, {65, 33, 257}};
    for (const auto& [m, n, k] : sizes) {
        const Matrix a = random_matrix(m, k, random), b = random_matrix(k, n, random);
        const Matrix bt = random_matrix(n, k, random);
        multiply(a, b, out);
        CHECK(largest_difference(out, textbook_product(a, b)) <= rounding(k));
        multiply(a, transposed(bt), out);
        CHECK(largest_difference(out, textbook_product(a, transposed(bt))) <= rounding(k));
    }
}

CLAIM(thin_products_agree_with_the_textbook) {
    Random random(3);
    Matrix out;
    for (const Index n : {1, 2, 3}) {
        const Matrix a = random_matrix(64, 784, random), b = random_matrix(784, n, random);
        const Matrix at = random_matrix(784, 64, random), bt = random_matrix(n, 784, random);
        multiply(a, b, out);
        CHECK(largest_difference(out, textbook_product(a, b)) <= rounding(784));
        multiply(transposed(at), transposed(bt), out);
        CHECK(largest_difference(out, textbook_product(transposed(at), transposed(bt))) <= rounding(784));
    }
    const Matrix row = random_matrix(1, 300, random), w = random_matrix(50, 300, random);
    multiply(row, transposed(w), out);
    CHECK(largest_difference(out, textbook_product(row, transposed(w))) <= rounding(300));
}

CLAIM(empty_shapes_have_empty_or_zero_products) {
    Matrix out = {{7, 7}, {7, 7}};
    multiply(Matrix(2, 0), Matrix(0, 2), out);
    CHECK_MATRIX(out, Matrix(2, 2));
    multiply(Matrix(0, 3), Matrix(3, 2), out);
    CHECK_EQUAL(shape(out), "(0 × 2)");
}

CLAIM(an_existing_result_is_overwritten_in_its_own_memory) {
    Matrix out(2, 2, 99);
    const Scalar* memory = out.data();
    multiply(Matrix{{1, 0}, {0, 1}}, Matrix{{5, 6}, {7, 8}}, out);
    CHECK_MATRIX(out, {{5, 6}, {7, 8}});
    CHECK(out.data() == memory);
}

CLAIM(inner_sizes_that_differ_are_named) {
    Matrix out;
    CHECK_THROWS(multiply(Matrix(4, 2), Matrix(4, 1), out), std::invalid_argument, "multiply", "4 × 2",
                 "4 × 1", "2 and 4");
}

CLAIM(a_result_that_is_an_operand_is_refused_and_left_alone) {
    Matrix a = {{1, 2}, {3, 4}};
    const Matrix b = {{1, 1}, {1, 1}};
    CHECK_THROWS(multiply(a, b, a), std::invalid_argument, "multiply", "(2 × 2) · (2 × 2)", "operands");
    CHECK_THROWS(multiply(b, transposed(a), a), std::invalid_argument, "multiply", "(2 × 2) · (2 × 2)",
                 "operands");
    CHECK_MATRIX(a, {{1, 2}, {3, 4}});
    Matrix large(20, 20, 1);
    CHECK_THROWS(multiply(Matrix(20, 20), transposed(large), large), std::invalid_argument, "multiply",
                 "(20 × 20) · (20 × 20)", "operands");
}
