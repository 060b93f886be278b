// The way of one sample of a table through the trainer, as an SVG picture: what it is called at each station, and the numbers
// that it then consists of, from a real training.
#pragma once

#include "common/plot/svg.hpp"
#include "common/text/numbers.hpp"
#include "common/trainer/table_problem.hpp"
#include "common/trainer/training.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace check {

namespace way {

struct Station {
    std::string name, row, all; // what it is called, the row as it is here, and what holds all rows
    std::string next, header;   // what leads to the next station, and where that is
};

// Row `i` of what is learned, after training.
inline std::vector<Station> stations_of(nn::Training& training, nn::Index i) {
    using text::fixed, text::general;
    const nn::Dataset& encoded = training.problem.training;
    const nn::Dataset table = nn::decoded(encoded, training.problem.encoding);
    const double target = encoded.target(i, 0), rows = static_cast<double>(encoded.size());
    const std::string label = training.problem.encoding.class_names[target > 0.5];
    const std::string inputs = text::general(table.x(i, 0)) + ",  " + text::general(table.x(i, 1));
    const double p = training.predictions()(i, 0), z = std::log(p / (1 - p));
    const double loss = -std::log(target > 0.5 ? p : 1 - p);
    const std::string n = std::to_string(encoded.size());
    const std::string rows_of_table = std::to_string(encoded.size() + training.problem.validation.size());
    const std::string others = std::to_string(training.problem.validation.size());
    return {{"a line", text::general(table.x(i, 0)) + "," + text::general(table.x(i, 1)) + "," + label,
             "of throws.csv", "read_table()", "table.hpp"},
            {"Table", inputs + ",  \"" + label + "\"", rows_of_table + " rows, 2 inputs",
             "problem_of(): split, encode", "table_problem.hpp"},
            {"Problem",
             text::fixed(encoded.x(i, 0), 2) + ",  " + text::fixed(encoded.x(i, 1), 2) + ",  target " +
                 text::general(target),
             n + " × 2, and " + others + " for validation", "network.forward()", "network.hpp"},
            {"output", "z = " + text::fixed(z, 2), n + " × 1", "loss.value_and_gradient()", "losses.hpp"},
            {"loss",
             "p = " + text::fixed(p, 3) + ",  L = " + text::fixed(loss, 3) +
                 ",  dz = " + text::general((p - target) / rows, 2),
             n + " × 1", "network.backward()", "network.hpp"},
            {"gradient", "its share of every ∂L/∂w", "as the weights", "optimizer.step()", "optimizer.hpp"},
            {"Epoch", "its share of the mean loss", "told to observers", "display, history, log, files",
             "fit.hpp"},
            {"report",
             "probability of \"" + training.problem.encoding.class_names[1] + "\": " + text::fixed(p, 3),
             "pictures, model file", "", ""}};
}

} // namespace way

inline std::string way_svg(nn::Training& training, nn::Index row) {
    using plot::paint::faint_ink, plot::paint::grid, plot::paint::ink, plot::paint::second;
    constexpr double left = 16, width = 560, height = 38, gap = 42, top = 48;
    const std::vector<way::Station> stations = way::stations_of(training, row);
    const auto y_of = [&](std::size_t i) { return top + (height + gap) * static_cast<double>(i); };
    std::string description;
    for (const way::Station& station : stations) {
        description +=
            station.name + ": " + station.row + (station.next.empty() ? "" : "; " + station.next + "; ");
    }
    plot::Svg svg(680, static_cast<int>(y_of(stations.size())), "The way of one sample", description);
    svg.text({left, 28}, "The way of one sample", ink, plot::Anchor::start, 18);
    const auto arrow_down = [&](double x, double from, double to) {
        svg.line({{x, from}, {x, to}}, faint_ink, 1.5);
        svg.line({{x - 5, to - 7}, {x, to}, {x + 5, to - 7}}, faint_ink, 1.5);
    };
    for (std::size_t i = 0; i < stations.size(); ++i) {
        const auto& [name, row_here, all, next, header] = stations[i];
        const double y = y_of(i), middle = y + height / 2 + 5;
        svg.rectangle({left, y}, width, height, grid);
        svg.text({left + 12, middle}, name, ink);
        svg.text({left + 96, middle}, row_here, ink);
        svg.text({left + width - 12, middle}, all, faint_ink, plot::Anchor::end, 13);
        if (next.empty()) continue;
        arrow_down(left + 40, y + height + 4, y + height + gap - 4);
        svg.text({left + 96, y + height + gap / 2 + 5}, next, second);
        svg.text({left + width - 12, y + height + gap / 2 + 5}, header, faint_ink, plot::Anchor::end, 13);
    }
    // fit(): from the step back to the next pass forward, again and again.
    const double right = left + width + 24, from = y_of(5) + height + gap / 2,
                 to = y_of(2) + height + gap / 2;
    svg.line({{left + width + 4, from}, {right, from}, {right, to}, {left + width + 4, to}}, second, 1.5);
    svg.line({{left + width + 11, to - 5}, {left + width + 4, to}, {left + width + 11, to + 5}}, second, 1.5);
    svg.text({right + 18, (from + to) / 2}, "fit(): every step", second, plot::Anchor::upward);
    return svg.file();
}

} // namespace check
