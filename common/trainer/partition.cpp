#include "common/trainer/partition.hpp"

#include "common/data/dataset.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

// In random order, class after class.
std::vector<Index> shuffled_by_class(std::vector<Index> rows, const std::vector<Index>& classes,
                                     Random& random) {
    shuffle(rows, random);
    if (classes.empty()) return rows;
    std::vector<std::vector<Index>> by_class;
    for (const Index row : rows) {
        const auto which = static_cast<std::size_t>(classes[static_cast<std::size_t>(row)]);
        if (which >= by_class.size()) by_class.resize(which + 1);
        by_class[which].push_back(row);
    }
    rows.clear();
    for (const std::vector<Index>& some : by_class) rows.insert(rows.end(), some.begin(), some.end());
    return rows;
}

} // namespace

Partition drawn_of_each(std::vector<Index> rows, const std::vector<Index>& classes, double fraction,
                        Random& random) {
    if (fraction == 0) return {{}, std::move(rows)};
    const std::vector<Index> order = shuffled_by_class(std::move(rows), classes, random);
    const auto class_at = [&](std::size_t i) {
        return classes.empty() ? 0 : classes[static_cast<std::size_t>(order[i])];
    };
    Partition partition;
    const auto begin_of_rows = order.begin();
    double due = 0; // rows that should have been drawn so far, less those that were
    std::size_t largest = 0, size_of_largest = 0;
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && class_at(end) == class_at(begin)) ++end;
        const std::size_t count = end - begin;
        if (count > size_of_largest) {
            size_of_largest = count;
            largest = begin;
        }
        due += fraction * static_cast<double>(count);
        const auto draw = std::clamp(std::lround(due), 0L, static_cast<long>(count) - 1);
        due -= static_cast<double>(draw);
        const auto first = begin_of_rows + static_cast<Index>(begin), middle = first + draw;
        partition.drawn.insert(partition.drawn.end(), first, middle);
        partition.rest.insert(partition.rest.end(), middle, begin_of_rows + static_cast<Index>(end));
    }
    if (partition.drawn.empty() && fraction > 0 && size_of_largest > 1) {
        partition.drawn.push_back(order[largest]);
        std::erase(partition.rest, order[largest]);
    }
    std::sort(partition.drawn.begin(), partition.drawn.end());
    std::sort(partition.rest.begin(), partition.rest.end());
    return partition;
}

std::vector<Index> folds_of(const std::vector<Index>& rows, const std::vector<Index>& classes, Index folds,
                            Random& random) {
    const std::vector<Index> order = shuffled_by_class(rows, classes, random);
    std::vector<Index> fold_of_row(static_cast<std::size_t>(*std::max_element(rows.begin(), rows.end())) + 1);
    for (std::size_t i = 0; i < order.size(); ++i) {
        fold_of_row[static_cast<std::size_t>(order[i])] = static_cast<Index>(i) % folds;
    }
    return fold_of_row;
}

} // namespace nn
