// Tool: sort, count, bars.
#include "common/views/sweep_summary.hpp"

#include "common/drawing/progress.hpp"
#include "common/drawing/text.hpp"

#include <algorithm>
#include <cmath>

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

std::vector<Bar> epoch_histogram(const std::vector<std::ptrdiff_t>& epochs) {
    std::vector<double> solved;
    for (const std::ptrdiff_t count : epochs) {
        if (count >= 0) solved.push_back(static_cast<double>(count));
    }
    return histogram(solved, 10);
}

std::vector<std::string> histogram_lines(const std::vector<Bar>& bars, int columns, bool unicode) {
    double most = 1;
    for (const Bar& bar : bars) most = std::max(most, bar.height);
    std::vector<std::string> lines;
    for (const Bar& one : bars) {
        const std::string label =
            pad_left(fixed(one.from, 0), 6) + " to " + pad_left(fixed(one.to, 0), 6) + " ";
        const std::string count = " " + fixed(one.height, 0);
        const int room = std::max(1, columns - width_of(label) - width_of(count));
        const int full =
            one.height > 0 ? std::max(1, static_cast<int>(std::lround(room * one.height / most))) : 0;
        lines.push_back(label + (full > 0 ? bar(1, full, unicode) : "") + count);
    }
    return lines;
}

} // namespace nn
