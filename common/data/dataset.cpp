#include "common/data/dataset.hpp"

#include "common/math/shape.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace nn {

namespace {

// rows (source rows named by `order`) -> out, one below the other.
void gather_rows(const Matrix& source, std::span<const Index> order, Matrix& out) {
    out.resize(std::ssize(order), source.columns());
    Scalar* row = out.data();
    for (const Index i : order) {
        row = std::copy_n(source.data() + i * source.columns(), source.columns(), row);
    }
}

std::vector<Index> numbers_up_to(Index count) {
    std::vector<Index> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), Index{0});
    return numbers;
}

// `count` rows from `first` on.
Dataset rows_between(const Dataset& data, Index first, Index count) {
    Dataset part{Matrix(count, data.x.columns()), Matrix(count, data.target.columns())};
    std::copy_n(data.x.data() + first * data.x.columns(), part.x.size(), part.x.data());
    std::copy_n(data.target.data() + first * data.target.columns(), part.target.size(), part.target.data());
    return part;
}

void require_finite(const Matrix& a, const std::string& what) {
    const auto bad = std::find_if(a.begin(), a.end(), [](Scalar value) { return !std::isfinite(value); });
    if (bad == a.end()) return;
    const Index row = (bad - a.begin()) / a.columns() + 1;
    throw std::invalid_argument(what + " of row " + std::to_string(row) + " hold a value that is not finite");
}

void require_columns(const Standardizer& figures, const Matrix& x) {
    if (x.columns() == figures.mean.columns()) return;
    throw std::invalid_argument("standardizer: " + shape(x) + " and " + shape(figures.mean) +
                                ": the numbers of columns differ");
}

} // namespace

void require_valid(const Dataset& data, const std::string& what) {
    if (data.size() == 0) throw std::invalid_argument(what + ": there are no rows");
    if (data.target.rows() != data.size()) {
        throw std::invalid_argument(what + ": inputs " + shape(data.x) + " and targets " +
                                    shape(data.target) + ": the numbers of rows differ");
    }
    require_finite(data.x, what + ": the inputs");
    require_finite(data.target, what + ": the targets");
}

Matrix rows_of(const Matrix& all, std::span<const Index> rows) {
    Matrix result;
    gather_rows(all, rows, result);
    return result;
}

Dataset rows_of(const Dataset& all, std::span<const Index> rows) {
    return {rows_of(all.x, rows), rows_of(all.target, rows)};
}

Dataset evenly_spaced(const Dataset& data, Index most) {
    const Index count = std::min(data.size(), most);
    std::vector<Index> rows = numbers_up_to(count);
    for (Index& row : rows) row = row * data.size() / count;
    return rows_of(data, rows);
}

Dataset exclusive_or() {
    return {.x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, //
            .target = {{0}, {1}, {1}, {0}}};
}

void shuffle(std::vector<Index>& items, Random& random) {
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[static_cast<std::size_t>(random.below(static_cast<Index>(i)))]);
    }
}

Dataset shuffled(const Dataset& data, Random& random) {
    std::vector<Index> order = numbers_up_to(data.size());
    shuffle(order, random);
    return rows_of(data, order);
}

Split split(const Dataset& data, Index count) {
    if (count < 0 || count > data.size()) {
        throw std::invalid_argument("split: " + std::to_string(count) + " of " + std::to_string(data.size()) +
                                    " rows");
    }
    return {rows_between(data, 0, count), rows_between(data, count, data.size() - count)};
}

void Standardizer::apply(Matrix& x) const {
    require_columns(*this, x);
    for (Index i = 0; i < x.rows(); ++i) {
        for (Index j = 0; j < x.columns(); ++j) x(i, j) = (x(i, j) - mean(0, j)) / standard_deviation(0, j);
    }
}

void Standardizer::undo(Matrix& x) const {
    require_columns(*this, x);
    for (Index i = 0; i < x.rows(); ++i) {
        for (Index j = 0; j < x.columns(); ++j) x(i, j) = x(i, j) * standard_deviation(0, j) + mean(0, j);
    }
}

// Row by row, as the numbers lie in memory.
Standardizer standardizer_of(const Matrix& x) {
    if (x.rows() == 0) throw std::invalid_argument("standardizer: there are no rows");
    struct Sums {
        double sum = 0, squares = 0; // of the numbers; of their distances from the mean
        bool is_constant = true;
    };
    std::vector<Sums> columns(static_cast<std::size_t>(x.columns()));
    const auto rows = static_cast<double>(x.rows());
    for (Index i = 0; i < x.rows(); ++i) {
        for (Index j = 0; j < x.columns(); ++j) {
            Sums& column = columns[static_cast<std::size_t>(j)];
            column.sum += x(i, j);
            column.is_constant &= x(i, j) == x(0, j);
        }
    }
    for (Index i = 0; i < x.rows(); ++i) {
        for (Index j = 0; j < x.columns(); ++j) {
            Sums& column = columns[static_cast<std::size_t>(j)];
            const double distance = x(i, j) - column.sum / rows;
            column.squares += distance * distance;
        }
    }
    Standardizer figures{Matrix(1, x.columns()), Matrix(1, x.columns())};
    for (Index j = 0; j < x.columns(); ++j) {
        const auto& [sum, squares, is_constant] = columns[static_cast<std::size_t>(j)];
        if (is_constant) { // not by its deviation, which rounding keeps from being exactly 0
            figures.mean(0, j) = x(0, j);
            figures.standard_deviation(0, j) = 1;
            continue;
        }
        figures.mean(0, j) = static_cast<Scalar>(sum / rows);
        figures.standard_deviation(0, j) = static_cast<Scalar>(std::sqrt(squares / rows));
        if (!std::isfinite(figures.mean(0, j)) || !std::isfinite(figures.standard_deviation(0, j)) ||
            figures.standard_deviation(0, j) == 0) {
            throw std::invalid_argument("standardizer: the numbers of column " + std::to_string(j + 1) +
                                        " are too large or too close to each other");
        }
    }
    return figures;
}

Batches::Batches(const Dataset& data, Index batch_size)
    : data_(&data), batch_size_(batch_size), order_(numbers_up_to(data.size())) {
    require_valid(data, "batches");
    if (batch_size < 0) {
        throw std::invalid_argument("batches: batch size " + std::to_string(batch_size) + " is negative");
    }
    if (batch_size_ == 0 || batch_size_ > data.size()) batch_size_ = data.size();
}

Index Batches::count() const { return (data_->size() + batch_size_ - 1) / batch_size_; }

void Batches::shuffle(Random& random) {
    if (count() == 1) return;
    std::iota(order_.begin(), order_.end(), Index{0});
    nn::shuffle(order_, random);
}

const Dataset& Batches::operator[](Index i) {
    if (count() == 1) return *data_;
    const Index first = i * batch_size_;
    const Index rows = std::min(batch_size_, data_->size() - first);
    const std::span<const Index> chosen(order_.data() + first, static_cast<std::size_t>(rows));
    gather_rows(data_->x, chosen, batch_.x);
    gather_rows(data_->target, chosen, batch_.target);
    return batch_;
}

} // namespace nn
