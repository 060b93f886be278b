#include "common/trainer/confusion.hpp"

#include "common/text/strings.hpp"
#include "common/text/table.hpp"

#include <algorithm>
#include <numeric>

namespace nn {

namespace {

double fraction(std::ptrdiff_t part, std::ptrdiff_t all) {
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

std::string clipped(const std::string& name, int columns) {
    return text::clip(text::printable(name), columns);
}

} // namespace

std::ptrdiff_t Confusion::samples_of(std::size_t which) const {
    return std::accumulate(counts[which].begin(), counts[which].end(), std::ptrdiff_t{0});
}

std::ptrdiff_t Confusion::predicted_as(std::size_t which) const {
    std::ptrdiff_t sum = 0;
    for (const auto& row : counts) sum += row[which];
    return sum;
}

double Confusion::precision(std::size_t which) const {
    return fraction(counts[which][which], predicted_as(which));
}

double Confusion::recall(std::size_t which) const {
    return fraction(counts[which][which], samples_of(which));
}

double Confusion::f1(std::size_t which) const {
    return 2 * fraction(counts[which][which], predicted_as(which) + samples_of(which));
}

std::string classes_table(const Confusion& confusion) {
    constexpr std::size_t most = 20, shown_of_more = 10;
    std::vector<std::size_t> order(confusion.classes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::string more;
    if (order.size() > most) {
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return confusion.f1(a) < confusion.f1(b); });
        order.resize(shown_of_more);
        more =
            "  ... (of " + std::to_string(confusion.classes.size()) + " classes, those with the lowest F1)\n";
    }
    text::Table table({"class", "samples", "precision", "recall", "F1"});
    for (const std::size_t i : order) {
        table.row(clipped(confusion.classes[i], 30)).count(confusion.samples_of(i));
        const auto or_none = [&](double value, std::ptrdiff_t of) {
            of == 0 ? table.cell("-") : table.fixed(value, 3);
        };
        or_none(confusion.precision(i), confusion.predicted_as(i));
        or_none(confusion.recall(i), confusion.samples_of(i));
        or_none(confusion.f1(i), confusion.samples_of(i));
    }
    return table.text() + more;
}

std::string confusion_table(const Confusion& confusion) {
    constexpr std::size_t most = 10;
    const std::size_t count = confusion.classes.size();
    if (count > most) return "";
    const int width = std::clamp(60 / static_cast<int>(count) - 2, 3, 12);
    text::Table table({"true \\ predicted"});
    for (const std::string& name : confusion.classes) table.cell(clipped(name, width));
    for (std::size_t i = 0; i < count; ++i) {
        table.row(clipped(confusion.classes[i], 12));
        for (const std::ptrdiff_t n : confusion.counts[i]) table.count(n);
    }
    return table.text();
}

} // namespace nn
