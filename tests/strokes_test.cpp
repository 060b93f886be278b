#include "tests/check.hpp"
#include "tests/check_matrix.hpp"

#include "common/data/strokes.hpp"

#include <cmath>

using namespace nn;

namespace {

double at(const Matrix& picture, Index column, Index row) { return picture(0, row * image_side + column); }

double ink_of(const Matrix& picture) {
    double sum = 0;
    for (const Scalar value : picture) sum += value;
    return sum;
}

// The mean place of the ink.
PenPoint middle_of(const Matrix& picture) {
    PenPoint sum{0, 0};
    for (Index row = 0; row < image_side; ++row) {
        for (Index column = 0; column < image_side; ++column) {
            sum.x += at(picture, column, row) * (static_cast<double>(column) + 0.5);
            sum.y += at(picture, column, row) * (static_cast<double>(row) + 0.5);
        }
    }
    return {sum.x / ink_of(picture), sum.y / ink_of(picture)};
}

} // namespace

CLAIM(a_line_is_as_long_and_thick_as_it_is_said_to_be) {
    const Matrix picture = picture_of({{{4, 10}, {24, 10}}}, {2});
    CHECK(picture.rows() == 1 && picture.columns() == 784);
    CHECK_EQUAL(at(picture, 14, 9), 1);
    CHECK_EQUAL(at(picture, 14, 10), 1);
    CHECK_EQUAL(at(picture, 14, 8), 0);
    CHECK_EQUAL(at(picture, 14, 11), 0);
    CHECK_NEAR(ink_of(picture), 20 * 2 + 3.14, 1); // with its round ends
}

CLAIM(the_edge_of_a_soft_line_fades) {
    const Matrix picture = picture_of({{{4, 10.5}, {24, 10.5}}}, {2, 4}); // a distance of 1 is the edge
    CHECK_NEAR(at(picture, 14, 10), 0.75, 1e-6);
    CHECK_NEAR(at(picture, 14, 11), 0.5, 1e-6);
    CHECK_NEAR(at(picture, 14, 12), 0.25, 1e-6);
    CHECK_NEAR(at(picture, 14, 13), 0, 1e-6);
}

CLAIM(where_lines_cross_there_is_no_more_ink_than_ink) {
    const Matrix picture = picture_of({{{4, 4}, {24, 24}}, {{24, 4}, {4, 24}}}, {4, 3});
    for (const Scalar value : picture) CHECK(value >= 0 && value <= 1);
}

CLAIM(a_point_is_a_dot_and_what_lies_outside_is_left_out) {
    CHECK_NEAR(ink_of(picture_of({{{14, 14}}}, {4})), 4 * 3.14, 0.6);
    CHECK_EQUAL(ink_of(picture_of({{{-50, 14}, {-60, 300}}}, {4})), 0);
    CHECK_EQUAL(ink_of(picture_of({}, {4})), 0);
    CHECK_EQUAL(ink_of(picture_of({{}}, {4})), 0);
    CHECK(ink_of(picture_of({{{-10, 14}, {40, 14}}}, {2})) > 50);
}

CLAIM(centered_strokes_have_their_ink_in_the_middle_and_one_size) {
    const std::vector<Stroke> hook = {{{1, 1}, {2, 4}, {2, 9}}, {{0, 9}, {3, 9}}};
    const Matrix picture = picture_of(centered(hook, 2), {2});
    CHECK_NEAR(middle_of(picture).x, 14, 0.3);
    CHECK_NEAR(middle_of(picture).y, 14, 0.3);
    Index first = 28, last = -1;
    for (Index row = 0; row < image_side; ++row) {
        for (Index column = 0; column < image_side; ++column) {
            if (at(picture, column, row) > 0.5) first = std::min(first, row), last = row;
        }
    }
    CHECK(last - first + 1 == 20 || last - first + 1 == 21);
}

CLAIM(a_dot_and_nothing_can_be_centered) {
    const std::vector<Stroke> dot = centered({{{3, 5}}}, 2);
    CHECK_NEAR(dot[0][0].x, 14, 1e-9);
    CHECK_NEAR(dot[0][0].y, 14, 1e-9);
    CHECK(centered({}, 2).empty());
    CHECK(centered({{}}, 2)[0].empty());
}

CLAIM(a_picture_is_moved_and_what_leaves_it_is_gone) {
    Matrix pictures(2, image_pixels);
    pictures(0, 5 * image_side + 9) = 1;
    pictures(1, 0) = 1; // the upper left corner
    const Matrix moved = shifted(pictures, 3, -2);
    CHECK_EQUAL(moved(0, 3 * image_side + 12), 1);
    CHECK_EQUAL(ink_of(moved), 1);
    CHECK(shifted(pictures, 0, 0) == pictures);
}
