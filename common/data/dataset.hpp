// Chapter 4: examples to learn from, and the batches that training looks at one by one.
#pragma once

#include "common/math/matrix.hpp"
#include "common/math/random.hpp"

#include <vector>

namespace nn {

// Row i of x is an example, row i of target what a network should answer to it.
struct Dataset {
    Matrix x;      // (examples × in)
    Matrix target; // (examples × out)

    Index size() const { return x.rows(); }
};

// The four rows of exclusive or: 1 where exactly one of the two inputs is 1.
Dataset exclusive_or();

// Cuts a data set into batches of `batch_size` rows; the last one holds what is left. The data set
// has to outlive it. With one batch for everything nothing is copied and nothing shuffled, as the
// order of the rows in one batch makes no difference.
class Batches {
public:
    // batch_size 0 stands for all rows. Throws std::invalid_argument when the data set is empty, when
    // x and target differ in their rows, and for a negative batch size.
    Batches(const Dataset& data, Index batch_size);

    Index count() const;

    // A new random order for the rows, for the next pass over the data.
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
