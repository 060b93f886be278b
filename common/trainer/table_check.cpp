#include "common/trainer/table_check.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>

namespace nn {

namespace {

constexpr Index most_rows = 100'000;
constexpr Index enough_rows = 20; // before a column is said to give the label away

std::vector<Index> rows_in(Index count) {
    std::vector<Index> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), Index{0});
    return rows;
}

// By the bytes of the row, so that equal rows are neighbours, missing values included.
int compared(const Matrix& features, Index a, Index b) {
    const Index columns = features.columns();
    return std::memcmp(features.data() + a * columns, features.data() + b * columns,
                       static_cast<std::size_t>(columns) * sizeof(Scalar));
}

// How many rows have the inputs of others, but not the class that most of those have.
Index contradictions_in(const Matrix& features, const std::vector<Index>& classes, Index count) {
    std::vector<Index> rows = rows_in(count);
    std::sort(rows.begin(), rows.end(), [&](Index a, Index b) { return compared(features, a, b) < 0; });
    Index contradictions = 0;
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        std::map<Index, Index> counts; // of the classes of equal rows
        Index most = 0;
        for (; end < rows.size() && compared(features, rows[begin], rows[end]) == 0; ++end) {
            most = std::max(most, ++counts[classes[static_cast<std::size_t>(rows[end])]]);
        }
        contradictions += static_cast<Index>(end - begin) - most;
    }
    return contradictions;
}

// Whether every value of the column belongs to one class, and the values of each class lie side by side; of categories
// the first is enough.
bool tells_all_classes(const Matrix& features, const Column& column, Index j,
                       const std::vector<Index>& classes, Index count) {
    std::vector<std::pair<Scalar, Index>> sorted;
    for (Index i = 0; i < count; ++i) {
        if (std::isnan(features(i, j))) return false;
        sorted.emplace_back(features(i, j), classes[static_cast<std::size_t>(i)]);
    }
    std::sort(sorted.begin(), sorted.end());
    std::vector<bool> seen(static_cast<std::size_t>(*std::max_element(classes.begin(), classes.end())) + 1);
    Index values = 1;
    seen[static_cast<std::size_t>(sorted[0].second)] = true;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const bool is_new_value = sorted[i].first != sorted[i - 1].first;
        values += is_new_value;
        if (sorted[i].second == sorted[i - 1].second) continue;
        const auto which = static_cast<std::size_t>(sorted[i].second);
        if (!is_new_value || (column.categories.empty() && seen[which])) return false;
        seen[which] = true;
    }
    return values > 1 || count < features.rows(); // of a part of a sorted table that is not to be known
}

// |r| of Pearson; 0 where it is not defined.
double correlation(const Matrix& features, Index j, const std::vector<Scalar>& labels, Index count) {
    double x = 0, y = 0;
    for (Index i = 0; i < count; ++i) {
        x += features(i, j) / static_cast<double>(count);
        y += labels[static_cast<std::size_t>(i)] / static_cast<double>(count);
    }
    double xx = 0, xy = 0, yy = 0;
    for (Index i = 0; i < count; ++i) {
        const double a = features(i, j) - x, b = labels[static_cast<std::size_t>(i)] - y;
        xx += a * a;
        xy += a * b;
        yy += b * b;
    }
    const double r = std::abs(xy) / std::sqrt(xx * yy);
    return std::isfinite(r) ? r : 0;
}

bool gives_label_away(const Table& table, std::size_t j, const std::vector<Index>& classes, Index count) {
    const Column& column = table.columns[j];
    const auto number = static_cast<Index>(j);
    if (!classes.empty()) return tells_all_classes(table.features, column, number, classes, count);
    return column.categories.empty() &&
           correlation(table.features, number, table.labels.numbers, count) > 0.9999;
}

} // namespace

std::vector<std::string> warnings_about(const Table& table, const std::vector<Index>& classes) {
    std::vector<std::string> doubts;
    const Index count = std::min(table.rows(), most_rows);
    const Index contradictions = classes.empty() ? 0 : contradictions_in(table.features, classes, count);
    if (contradictions > 0) {
        const bool is_one = contradictions == 1;
        const double best = 100 * (1 - static_cast<double>(contradictions) / static_cast<double>(count));
        doubts.push_back(std::to_string(contradictions) + (is_one ? " row" : " rows") +
                         (count < table.rows() ? " of the first " + std::to_string(count) : "") +
                         (is_one ? " has" : " have") +
                         " the inputs of others and another class: no network is right about more than " +
                         text::general(std::min(best, 99.9), 3) + " % of the rows.");
    }
    const Index few = std::min<Index>(count, 1000); // mostly enough to see that it does not
    for (std::size_t j = 0; j < table.columns.size() && count >= enough_rows; ++j) {
        if (!gives_label_away(table, j, classes, few) || !gives_label_away(table, j, classes, count))
            continue;
        const std::string name = text::printable(table.columns[j].name);
        doubts.push_back("\"" + name +
                         "\" alone gives the label away: if it is only known when the label is, leave it out "
                         "(--ignore " +
                         name + ").");
    }
    return doubts;
}

} // namespace nn
