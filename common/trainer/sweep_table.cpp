#include "common/trainer/sweep_table.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/text/table.hpp"
#include "common/trainer/progress.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nn {

namespace {

// The name of the plateau that the run is on: its loss, "0.347"; empty where there is none.
std::string plateau_of(const SweepRun& run) { return run.plateau ? text::fixed(*run.plateau, 3) : ""; }

// How many of the runs are on the plateau of this name.
std::ptrdiff_t count_on(const std::string& plateau, const std::vector<SweepRun>& runs) {
    return std::count_if(runs.begin(), runs.end(),
                         [&](const SweepRun& run) { return plateau_of(run) == plateau; });
}

// The plateaus where most runs are, the lowest first.
std::vector<std::string> common_plateaus(const std::vector<NetworkRuns>& networks) {
    constexpr std::size_t most = 4;
    std::vector<std::string> all; // of each run that is on one
    for (const NetworkRuns& network : networks) {
        for (const SweepRun& run : network.runs) {
            if (run.plateau) all.push_back(plateau_of(run));
        }
    }
    std::sort(all.begin(), all.end());
    std::vector<std::pair<std::ptrdiff_t, std::string>>
        counts; // below 0, so that the most frequent come first
    for (auto first = all.begin(); first != all.end();) {
        const auto last = std::upper_bound(first, all.end(), *first);
        counts.emplace_back(first - last, *first);
        first = last;
    }
    std::sort(counts.begin(), counts.end());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(counts.size(), most); ++i) names.push_back(counts[i].second);
    std::sort(names.begin(), names.end());
    return names;
}

// The epochs of the runs that were solved, in ascending order.
std::vector<double> epochs_of(const std::vector<SweepRun>& runs) {
    std::vector<double> epochs;
    for (const SweepRun& run : runs) {
        if (run.solved_after) epochs.push_back(static_cast<double>(*run.solved_after));
    }
    std::sort(epochs.begin(), epochs.end());
    return epochs;
}

} // namespace

SweepSummary summary_of(const std::vector<SweepRun>& runs) {
    const std::vector<double> epochs = epochs_of(runs);
    if (epochs.empty()) return {runs.size(), 0, 0, 0};
    return {runs.size(), epochs.size(), std::lround(epochs[epochs.size() / 2]), std::lround(epochs.back())};
}

bool all_solved(const std::vector<NetworkRuns>& networks) {
    return std::all_of(networks.begin(), networks.end(), [](const NetworkRuns& network) {
        return summary_of(network.runs).solved == network.runs.size();
    });
}

std::string sweep_table(const std::vector<NetworkRuns>& networks) {
    const std::vector<std::string> plateaus = common_plateaus(networks);
    text::Table table({"network", "solved", "median", "worst"});
    for (const std::string& plateau : plateaus) table.cell("at " + plateau);
    for (const auto& [network, runs] : networks) {
        const SweepSummary summary = summary_of(runs);
        table.row(network).cell(std::to_string(summary.solved) + " of " + std::to_string(summary.runs));
        if (summary.solved > 0) {
            table.count(summary.median).count(summary.worst);
        } else {
            table.cell("-").cell("-");
        }
        for (const std::string& plateau : plateaus) { table.count(count_on(plateau, runs)); }
    }
    if (plateaus.empty()) return table.text();
    return table.text() + "at " + plateaus[0] +
           ": not solved; loss and predictions are those of this plateau\n";
}

std::string histogram_text(const std::vector<SweepRun>& runs, bool unicode) {
    constexpr int columns = 70;
    const std::vector<plot::Bar> bars = plot::histogram(epochs_of(runs), 10);
    double most = 1;
    for (const plot::Bar& one : bars) most = std::max(most, one.height);
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

plot::Figure sweep_figure(const NetworkRuns& network) {
    const auto [runs, solved, median, worst] = summary_of(network.runs);
    return {.title = "Epochs until solved",
            .description = network.network + ": " + std::to_string(solved) + " of " + std::to_string(runs) +
                           " solved, median " + std::to_string(median) + ", worst " + std::to_string(worst) +
                           " epochs.",
            .panels = {{.x = {.label = "epochs"},
                        .y = {.label = "runs"},
                        .bars = plot::histogram(epochs_of(network.runs), 10)}}};
}

} // namespace nn
