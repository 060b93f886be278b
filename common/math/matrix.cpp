#include "common/math/matrix.hpp"

#include "common/math/shape.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace nn {

namespace {

std::size_t checked_size(Index rows, Index columns) {
    const auto refuse = [&](const char* reason) {
        throw std::invalid_argument("matrix: (" + std::to_string(rows) + " × " + std::to_string(columns) +
                                    "): " + reason);
    };
    if (rows < 0 || columns < 0) refuse("a size is negative");
    if (columns > 0 &&
        rows > std::numeric_limits<Index>::max() / static_cast<Index>(sizeof(Scalar)) / columns)
        refuse("too large");
    return static_cast<std::size_t>(rows * columns);
}

void check_entry(const Matrix& a, Index row, Index column) {
    if (row < 0 || row >= a.rows() || column < 0 || column >= a.columns()) {
        throw std::out_of_range("matrix: entry (" + std::to_string(row) + ", " + std::to_string(column) +
                                ") of " + shape(a) + " does not exist");
    }
}

} // namespace

Matrix::Matrix(Index rows, Index columns, Scalar fill)
    : values_(checked_size(rows, columns), fill), rows_(rows), columns_(columns) {}

Matrix::Matrix(std::initializer_list<std::initializer_list<Scalar>> rows)
    : Matrix(std::ssize(rows), std::empty(rows) ? 0 : std::ssize(*rows.begin())) {
    Scalar* entry = data();
    for (const auto& row : rows) {
        if (std::ssize(row) != columns_) {
            throw std::invalid_argument("matrix: a row of " + std::to_string(row.size()) +
                                        " numbers below one of " + std::to_string(columns_));
        }
        for (const Scalar value : row) *entry++ = value;
    }
}

// Not by the vector's own assignment: libc++ (14 to 19) gives its memory back before it asks for more memory, and has
// nothing left when it gets none. A vector's resize() does nothing when it fails.
Matrix& Matrix::operator=(const Matrix& other) {
    if (this == &other) return *this;
    resize(other.rows_, other.columns_);
    std::copy(other.begin(), other.end(), begin());
    return *this;
}

Scalar& Matrix::at(Index row, Index column) {
    check_entry(*this, row, column);
    return (*this)(row, column);
}

Scalar Matrix::at(Index row, Index column) const {
    check_entry(*this, row, column);
    return (*this)(row, column);
}

void Matrix::reshape(Index rows, Index columns) {
    values_.resize(checked_size(rows, columns)); // a vector never gives memory back by itself
    rows_ = rows;
    columns_ = columns;
}

void throw_shape_mismatch(const char* operation, View a, View b) {
    throw std::invalid_argument(std::string(operation) + ": " + shape(a) + " and " + shape(b) +
                                ": the shapes differ");
}

Scalar largest_difference(const Matrix& a, const Matrix& b) {
    require_same_shape("largest_difference", a, b);
    Scalar largest = 0;
    for (Index i = 0; i < a.size(); ++i) {
        const Scalar difference = std::abs(a.data()[i] - b.data()[i]);
        if (!(difference <= largest)) largest = difference; // a NaN is larger than everything
        if (std::isnan(largest)) break;
    }
    return largest;
}

bool all_finite(const Matrix& a) {
    for (const Scalar value : a) {
        if (!std::isfinite(value)) return false;
    }
    return true;
}

} // namespace nn
