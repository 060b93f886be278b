// Tool: sort, count, bars.
#include "common/trainer/sweep_summary.hpp"

#include "common/text/numbers.hpp"
#include "common/text/table.hpp"
#include "common/text/width.hpp"
#include "common/trainer/progress.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace nn {

SweepSummary summary_of(const std::vector<std::ptrdiff_t>& epochs) {
    std::vector<std::ptrdiff_t> solved;
    for (const std::ptrdiff_t count : epochs) {
        if (count >= 0) solved.push_back(count);
    }
    std::sort(solved.begin(), solved.end());
    if (solved.empty()) return {epochs.size(), 0, 0, 0};
    return {epochs.size(), solved.size(), solved[solved.size() / 2], solved.back()};
}

bool all_solved(const std::vector<SweepRuns>& networks) {
    return std::all_of(networks.begin(), networks.end(), [](const SweepRuns& network) {
        return std::all_of(network.epochs.begin(), network.epochs.end(),
                           [](auto count) { return count >= 0; });
    });
}

namespace {

// By their names, "0.347", the shelves where most runs are, the lowest first.
std::vector<std::string> common_shelves(const std::vector<SweepRuns>& networks) {
    constexpr std::size_t most = 4;
    std::map<std::string, int> counts;
    for (const SweepRuns& network : networks) {
        for (const double shelf : network.shelves) ++counts[text::fixed(shelf, 3)];
    }
    std::vector<std::string> names;
    for (const auto& [name, count] : counts) names.push_back(name);
    std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
        return std::pair(-counts[a], a) < std::pair(-counts[b], b);
    });
    names.resize(std::min(names.size(), most));
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

std::string sweep_table(const std::vector<SweepRuns>& networks) {
    std::vector<std::vector<std::string>> rows = {{"network", "solved", "median", "worst"}};
    const std::vector<std::string> names = common_shelves(networks);
    for (const std::string& name : names) rows[0].push_back("at " + name);
    for (const auto& [network, epochs, shelves] : networks) {
        const SweepSummary summary = summary_of(epochs);
        const bool any = summary.solved > 0;
        rows.push_back({network, std::to_string(summary.solved) + " of " + std::to_string(summary.runs),
                        any ? std::to_string(summary.median) : "-",
                        any ? std::to_string(summary.worst) : "-"});
        for (const std::string& name : names) {
            rows.back().push_back(
                std::to_string(std::count_if(shelves.begin(), shelves.end(),
                                             [&](double shelf) { return text::fixed(shelf, 3) == name; })));
        }
    }
    return text::table_text(rows) +
           (names.empty() ? ""
                          : "at " + names[0] + ": not solved; loss and answers are those of this shelf\n");
}

std::vector<plot::Bar> epoch_histogram(const std::vector<std::ptrdiff_t>& epochs) {
    std::vector<double> solved;
    for (const std::ptrdiff_t count : epochs) {
        if (count >= 0) solved.push_back(static_cast<double>(count));
    }
    return plot::histogram(solved, 10);
}

std::string histogram_text(const std::vector<std::ptrdiff_t>& epochs, bool unicode) {
    constexpr int columns = 70;
    const std::vector<plot::Bar> bars = epoch_histogram(epochs);
    double most = 1;
    for (const plot::Bar& bar : bars) most = std::max(most, bar.height);
    std::string text;
    for (const plot::Bar& one : bars) {
        const std::string label = text::pad_left(text::fixed(one.from, 0), 6) + " to " +
                                  text::pad_left(text::fixed(one.to, 0), 6) + " ";
        const std::string count = " " + text::fixed(one.height, 0);
        const int room = std::max(1, columns - text::width_of(label) - text::width_of(count));
        const int full =
            one.height > 0 ? std::max(1, static_cast<int>(std::lround(room * one.height / most))) : 0;
        text += "  " + label + (full > 0 ? bar(1, full, unicode) : "") + count + "\n";
    }
    return text;
}

plot::Figure sweep_figure(const SweepRuns& network) {
    const SweepSummary summary = summary_of(network.epochs);
    return {.title = "Epochs until solved",
            .description = network.network + ": " + std::to_string(summary.solved) + " of " +
                           std::to_string(summary.runs) + " solved, median " +
                           std::to_string(summary.median) + ", worst " + std::to_string(summary.worst) +
                           " epochs.",
            .panels = {
                {.x = {.label = "epochs"}, .y = {.label = "runs"}, .bars = epoch_histogram(network.epochs)}}};
}

} // namespace nn
