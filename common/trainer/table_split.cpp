#include "common/trainer/table_split.hpp"

#include "common/trainer/fingerprint.hpp"
#include "common/trainer/partition.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <stdexcept>

namespace nn {

double validation_of(const ProblemOptions& options, const Table& table) {
    constexpr Index many = 300; // samples
    return options.validation.value_or(table.rows() >= many ? 0.15 * (1 - options.test) : 0);
}

Parts parts_of(const Table& table, const std::vector<Index>& classes, const ProblemOptions& options,
               Random& random) {
    std::vector<Index> all(static_cast<std::size_t>(table.rows()));
    std::iota(all.begin(), all.end(), Index{0});
    Parts parts;
    if (!options.learned.empty()) { // those stay
        std::vector<Index> others =
            rows_not_among(options.learned, fingerprints_of(table.features, table.columns, all));
        std::set_difference(all.begin(), all.end(), others.begin(), others.end(),
                            std::back_inserter(parts.training));
        all = std::move(others);
    }
    Partition test;
    if (options.folds > 0) {
        const std::vector<Index> folds = stratified_folds(all, classes, options.folds, random);
        for (const Index row : all) {
            const bool is_in_fold = folds[static_cast<std::size_t>(row)] == options.fold;
            (is_in_fold ? test.drawn : test.rest).push_back(row);
        }
    } else {
        test = stratified_split(std::move(all), classes, options.test, random);
    }
    const double fraction = validation_of(options, table);
    // Of what the test leaves, so many that they are that fraction of all.
    Partition validation =
        stratified_split(std::move(test.rest), classes, fraction / (1 - options.test), random);
    if ((options.test > 0 && test.drawn.empty()) || (fraction > 0 && validation.drawn.empty())) {
        throw std::runtime_error(
            table.path + ": too few rows to put some aside: of each class one has to stay" +
            (options.learned.empty() ? "" : ", and those that the network has learned from"));
    }
    parts.validation = std::move(validation.drawn);
    parts.test = std::move(test.drawn);
    const auto middle =
        parts.training.insert(parts.training.end(), validation.rest.begin(), validation.rest.end());
    std::inplace_merge(parts.training.begin(), middle, parts.training.end());
    return parts;
}

} // namespace nn
