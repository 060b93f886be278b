// Tool: how often each class was predicted for the samples of each class (a confusion matrix), and what
// follows from it for a class: precision, recall, F1.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace nn {

struct Confusion {
    std::vector<std::string> classes;
    std::vector<std::vector<std::ptrdiff_t>> counts; // counts[target][prediction]

    // Of the samples of the class, and of those that are predicted to be.
    std::ptrdiff_t samples_of(std::size_t which) const;
    std::ptrdiff_t predicted_as(std::size_t which) const;

    // The fraction of right ones among those that are predicted to be of the class, and among those that are; and the harmonic
    // mean of the two. 0 where there are none.
    double precision(std::size_t which) const;
    double recall(std::size_t which) const;
    double f1(std::size_t which) const;
};

// A row for each class: how many samples it has, precision, recall and F1. Of more than twenty, the ten with the lowest F1.
std::string classes_table(const Confusion& confusion);

// The matrix, up to 80 columns wide: a row for each class, a column for what is predicted for its samples. For up to ten classes;
// nothing for more.
std::string confusion_table(const Confusion& confusion);

} // namespace nn
