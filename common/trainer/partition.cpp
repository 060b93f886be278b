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

Partition stratified_split(std::vector<Index> rows, const std::vector<Index>& classes, double fraction,
                           Random& random) {
    if (fraction == 0) return {{}, std::move(rows)};
    const std::vector<Index> order = shuffled_by_class(std::move(rows), classes, random);
    const auto class_at = [&](std::size_t i) {
        return classes.empty() ? 0 : classes[static_cast<std::size_t>(order[i])];
    };
    struct Share { // of a class: its rows in `order`, and how many of them are drawn
        std::size_t begin, end;
        Index drawn;
        double due; // less than one more
        bool may_give_more() const { return drawn + 1 < static_cast<Index>(end - begin); }
    };
    std::vector<Share> shares;
    Index left = std::max<Index>(1, std::lround(fraction * static_cast<double>(order.size())));
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && class_at(end) == class_at(begin)) ++end;
        const double exact = fraction * static_cast<double>(end - begin);
        const Index drawn = std::min(static_cast<Index>(exact), static_cast<Index>(end - begin) - 1);
        shares.push_back({begin, end, drawn, exact - static_cast<double>(drawn)});
        left -= drawn;
    }
    // What rounding has left goes to the classes that it has taken most from (the method of the largest remainder).
    std::vector<Share*> by_due;
    for (Share& share : shares) by_due.push_back(&share);
    std::stable_sort(by_due.begin(), by_due.end(),
                     [](const Share* a, const Share* b) { return a->due > b->due; });
    for (Share* share : by_due) {
        if (left <= 0 || !share->may_give_more()) continue;
        ++share->drawn;
        --left;
    }
    Partition partition;
    for (const Share& share : shares) {
        const auto first = order.begin() + static_cast<Index>(share.begin), middle = first + share.drawn;
        partition.drawn.insert(partition.drawn.end(), first, middle);
        partition.rest.insert(partition.rest.end(), middle, order.begin() + static_cast<Index>(share.end));
    }
    std::sort(partition.drawn.begin(), partition.drawn.end());
    std::sort(partition.rest.begin(), partition.rest.end());
    return partition;
}

std::vector<Index> stratified_folds(const std::vector<Index>& rows, const std::vector<Index>& classes,
                                    Index folds, Random& random) {
    const std::vector<Index> order = shuffled_by_class(rows, classes, random);
    std::vector<Index> fold_of_row(static_cast<std::size_t>(*std::max_element(rows.begin(), rows.end())) + 1);
    for (std::size_t i = 0; i < order.size(); ++i) {
        fold_of_row[static_cast<std::size_t>(order[i])] = static_cast<Index>(i) % folds;
    }
    return fold_of_row;
}

} // namespace nn
