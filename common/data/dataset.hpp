// Chapter 4: samples to learn from: shuffled, split, standardised, and cut into the mini-batches that training looks
// at one by one.
#pragma once

#include "common/math/matrix.hpp"
#include "common/math/random.hpp"

#include <span>
#include <string>
#include <vector>

namespace nn {

// Row i of x is a sample, row i of target what a network should predict for it.
struct Dataset {
    Matrix x;      // (samples × in)
    Matrix target; // (samples × out)

    Index size() const { return x.rows(); }
};

// Throws std::invalid_argument, with `what` at the front of the message, when there are no rows, when x and target
// differ in their rows, and when a value is not finite, naming its row, counted from 1.
void require_valid(const Dataset& data, const std::string& what);

// The four rows of exclusive or: 1 where exactly one of the two inputs is 1.
Dataset exclusive_or();

// Every order equally likely (Fisher and Yates, as in Knuth, The Art of Computer Programming 2, algorithm 3.4.2 P).
void shuffle(std::vector<Index>& items, Random& random);

// The rows in a random order, each input with its target.
Dataset shuffled(const Dataset& data, Random& random);

// The first `count` rows, and the others. Throws std::invalid_argument for a count below 0 or above all.
struct Split {
    Dataset first, rest;
};
Split split(const Dataset& data, Index count);

// These rows, one below the other: (all × columns) -> (rows × columns), or both of a data set.
Matrix rows_of(const Matrix& all, std::span<const Index> rows);
Dataset rows_of(const Dataset& all, std::span<const Index> rows);

// At most so many of the rows, evenly spaced over all of them, since tables are often sorted.
Dataset evenly_spaced(const Dataset& data, Index most);

// Standardisation: minus the mean, divided by the standard deviation, so that no input counts for more only because it
// is measured in grams. The figures are those of the training data; validation and test data are scaled by them, too, as
// future data will be.
struct Standardizer {
    Matrix mean, standard_deviation; // (1 × in) each

    // x (batch × in), in place; and the way back. Throw std::invalid_argument when x has another number of columns.
    void apply(Matrix& x) const;
    void undo(Matrix& x) const;
};

// The figures of x (batch × in). A column that is the same everywhere gets the deviation 1, so that it becomes 0
// everywhere. Throws std::invalid_argument when x has no rows, and when mean or deviation leave the numbers that a Scalar
// holds.
Standardizer standardizer_of(const Matrix& x);

// Cuts a data set into batches of `batch_size` rows; the last one holds what is left. The data set
// has to outlive it. With one batch for everything nothing is copied and nothing shuffled, as the
// order of the rows in one batch makes no difference.
class Batches {
public:
    // batch_size 0 stands for all rows. Throws std::invalid_argument for a negative batch size, and what
    // require_valid() throws.
    Batches(const Dataset& data, Index batch_size);

    Index count() const;

    // A new random order for the rows, for the next pass over the data. It depends on `random` alone, not on the
    // order before, so that whoever has kept `random` can go on where a training was left.
    void shuffle(Random& random);

    // Batch i of count(), valid until the next call.
    const Dataset& operator[](Index i);

private:
    const Dataset* data_;
    Index batch_size_;
    std::vector<Index> order_; // row numbers of data_, in the order of this pass
    Dataset batch_;
};

} // namespace nn
