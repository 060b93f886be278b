// Chapter 1: Matrix, a table of numbers that owns its memory, and View, a way of looking at one.
// Rows lie one after the other in memory. A transposed matrix is a View, so nothing is copied.
// Not here: the product and sums (multiply.hpp), and operators such as a + b, which would hide allocations.
#pragma once

#include "common/math/scalar.hpp"

#include <initializer_list>
#include <new>
#include <utility>
#include <vector>

namespace nn {

// A read-only look at numbers that lie elsewhere: entry (r, c) is data[r * row_step + c * column_step].
// It is valid for as long as the matrix it came from keeps its memory.
struct View {
    const Scalar* data;
    Index rows, columns;
    Index row_step, column_step;

    Scalar operator()(Index row, Index column) const { return data[row * row_step + column * column_step]; }
};

// (m × n) -> (n × m), by exchanging the steps.
inline View transposed(View a) { return {a.data, a.columns, a.rows, a.column_step, a.row_step}; }

// Memory that begins on a cache line, so that vectors read from there on do not span two.
template <class T>
struct CacheLineAllocator {
    using value_type = T;
    static constexpr std::align_val_t alignment{64};

    CacheLineAllocator() = default;
    template <class U>
    CacheLineAllocator(const CacheLineAllocator<U>&) noexcept {}

    T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), alignment)); }
    void deallocate(T* memory, std::size_t) { ::operator delete(memory, alignment); }
    bool operator==(const CacheLineAllocator&) const = default;
};

class Matrix {
public:
    Matrix() = default;

    // (rows × columns), every entry `fill`. Throws std::invalid_argument for a size that is negative
    // or whose memory could not be counted.
    explicit Matrix(Index rows, Index columns, Scalar fill = 0);

    // Row by row, as one writes it: {{1, 2}, {3, 4}}. Throws when the rows differ in length.
    Matrix(std::initializer_list<std::initializer_list<Scalar>> rows);

    Matrix(const Matrix&) = default;

    // Keeps its memory where that suffices; without memory for more it throws, and stays what it was.
    Matrix& operator=(const Matrix& other);

    // Moves swap: a moved-from matrix never claims a shape that it has no memory for.
    Matrix(Matrix&& other) noexcept { swap(other); }
    Matrix& operator=(Matrix&& other) noexcept {
        swap(other);
        return *this;
    }
    void swap(Matrix& other) noexcept {
        std::swap(rows_, other.rows_);
        std::swap(columns_, other.columns_);
        values_.swap(other.values_);
    }

    Index rows() const { return rows_; }
    Index columns() const { return columns_; }
    Index size() const { return rows_ * columns_; }

    // Unchecked, for inner loops.
    Scalar& operator()(Index row, Index column) { return data()[row * columns_ + column]; }
    Scalar operator()(Index row, Index column) const { return data()[row * columns_ + column]; }

    // Checked: throws std::out_of_range that names the entry and the shape.
    Scalar& at(Index row, Index column);
    Scalar at(Index row, Index column) const;

    // All entries, row after row.
    Scalar* data() { return values_.data(); }
    const Scalar* data() const { return values_.data(); }
    Scalar* begin() { return data(); }
    Scalar* end() { return data() + size(); }
    const Scalar* begin() const { return data(); }
    const Scalar* end() const { return data() + size(); }

    // Changes the shape; what the entries are afterwards is unspecified, but with as many columns and fewer rows the first
    // rows stay. Memory that was ever owned
    // is kept, so that a short last batch costs no allocation, and neither does the full one after it.
    void resize(Index rows, Index columns) {
        if (rows != rows_ || columns != columns_) reshape(rows, columns);
    }

    operator View() const { return {data(), rows_, columns_, columns_, 1}; }

    // Same shape, and every entry equal; as always, NaN equals nothing.
    bool operator==(const Matrix&) const = default;

private:
    void reshape(Index rows, Index columns);

    std::vector<Scalar, CacheLineAllocator<Scalar>> values_;
    Index rows_ = 0, columns_ = 0;
};

[[noreturn, gnu::cold]] void throw_shape_mismatch(const char* operation, View a, View b);

// Throws std::invalid_argument "operation: (4 × 2) and (4 × 1): the shapes differ".
inline void require_same_shape(const char* operation, const Matrix& a, const Matrix& b) {
    if (a.rows() != b.rows() || a.columns() != b.columns()) throw_shape_mismatch(operation, a, b);
}

// max |a - b| over all entries of two matrices of one shape; NaN as soon as one difference is NaN.
Scalar largest_difference(const Matrix& a, const Matrix& b);

// Neither NaN nor infinite, anywhere.
bool all_finite(const Matrix& a);

} // namespace nn
