#include "tests/check_matrix.hpp"
#include "tests/products.hpp"

#include "common/math/blocked_multiply.hpp"
#include "common/math/shape.hpp"

using namespace nn;

namespace {

// A random (rows × columns) view: plain, transposed, with gaps between its rows, or with gaps everywhere.
struct Strided {
    Matrix memory;
    View view;

    Strided(Index rows, Index columns, Random& random) : view{} {
        const Index kind = random.below(4), gap = kind < 2 ? 0 : 1 + random.below(9);
        const Index step = kind == 3 ? 1 + random.below(3) : 1;
        const bool turned = kind == 1 || random.below(2) == 1;
        memory = turned ? random_matrix(columns, rows * step + gap, random)
                        : random_matrix(rows, columns * step + gap, random);
        view = {memory.data(), turned ? columns : rows, turned ? rows : columns, memory.columns(), step};
        if (turned) view = transposed(view);
    }
};

void check_product(Index m, Index n, Index k, Random& random) {
    const Strided a(m, k, random), b(k, n, random);
    Matrix out = random_matrix(m, n, random); // rubbish that must not show through
    blocked_multiply(a.view, b.view, out);
    const Scalar error = largest_difference(out, textbook_product(a.view, b.view));
    check::note(error <= rounding(k), __FILE__, __LINE__,
                shape(a.view) + " · " + shape(b.view) + ": off by " + std::to_string(error));
}

} // namespace

CLAIM(thousands_of_random_shapes_and_strides_agree_with_the_textbook) {
    Random random(1);
    for (int round = 0; round < 3000; ++round) {
        check_product(random.below(41), random.below(70), random.below(41), random);
    }
}

CLAIM(shapes_beside_every_edge_of_tiles_agree_with_the_textbook) {
    Random random(2);
    for (const Index rows : {1, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17}) {
        for (const Index columns :
             {1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 129}) {
            for (const Index depth : {0, 1, 2, 9}) check_product(rows, columns, depth, random);
        }
    }
}

CLAIM(shapes_beside_every_edge_of_blocks_agree_with_the_textbook) {
    Random random(3);
    for (const Index columns : {511, 512, 513, 1024}) {
        for (const Index depth : {239, 240, 241, 479, 480, 481, 721})
            check_product(9, columns, depth, random);
    }
    check_product(17, 1025, 3, random);
    check_product(300, 20, 600, random);
}

CLAIM(products_without_a_sum_are_zero_and_those_without_entries_empty) {
    Random random(4);
    for (const Index m : {0, 1, 9}) {
        for (const Index n : {0, 1, 33}) {
            for (const Index k : {0, 1, 300}) check_product(m, n, k, random);
        }
    }
    Matrix out(3, 40, 7);
    blocked_multiply(Matrix(3, 0), Matrix(0, 40), out);
    CHECK_MATRIX(out, Matrix(3, 40));
}

CLAIM(whole_numbers_are_multiplied_exactly) {
    // With entries 0 to 3 every sum is a small whole number: any order of summing gives it exactly.
    Random random(5);
    Matrix a(70, 300), b(300, 90), out(70, 90);
    for (Scalar& entry : a) entry = static_cast<Scalar>(random.below(4));
    for (Scalar& entry : b) entry = static_cast<Scalar>(random.below(4));
    blocked_multiply(a, b, out);
    CHECK_MATRIX(out, textbook_product(a, b));
}
