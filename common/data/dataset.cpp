// Chapter 4: shuffle, cut, copy the rows of a batch together.
#include "common/data/dataset.hpp"

#include <algorithm>
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

} // namespace

Dataset exclusive_or() {
    return {.x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, //
            .target = {{0}, {1}, {1}, {0}}};
}

Batches::Batches(const Dataset& data, Index batch_size) : data_(&data), batch_size_(batch_size) {
    if (data.size() == 0) throw std::invalid_argument("batches: the data set has no rows");
    if (data.target.rows() != data.size()) {
        throw std::invalid_argument("batches: inputs " + shape(data.x) + " and targets " +
                                    shape(data.target) + ": the numbers of rows differ");
    }
    if (batch_size < 0) {
        throw std::invalid_argument("batches: batch size " + std::to_string(batch_size) + " is negative");
    }
    if (batch_size_ == 0 || batch_size_ > data.size()) batch_size_ = data.size();
    order_.resize(static_cast<std::size_t>(data.size()));
    std::iota(order_.begin(), order_.end(), Index{0});
}

Index Batches::count() const { return (data_->size() + batch_size_ - 1) / batch_size_; }

void Batches::shuffle(Random& random) {
    if (count() > 1) random.shuffle(std::span(order_));
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
