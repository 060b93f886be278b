// Tool: which rows of a table are learned from, and which are kept for validation and for a test.
#pragma once

#include "common/math/random.hpp"

#include <vector>

namespace nn {

// Numbers of rows, each list in ascending order.
struct Partition {
    std::vector<Index> drawn, rest;
};

// Draws this fraction of the rows, from 0 to below 1, of each class (stratified), rounded so that it is right for all of them
// together, and for each class within a row. `classes` says which class each row of the table has, from 0 on; without classes all are alike. Above 0 at
// least one row is drawn, and of each class one is left: of classes with a single row each, none is drawn.
Partition stratified_split(std::vector<Index> rows, const std::vector<Index>& classes, double fraction,
                           Random& random);

// Deals the rows into so many folds, each class evenly, for cross-validation: the number of each row's fold, from 0 on.
std::vector<Index> stratified_folds(const std::vector<Index>& rows, const std::vector<Index>& classes,
                                    Index folds, Random& random);

} // namespace nn
