#include "common/trainer/dashboard.hpp"

#include "common/terminal/chart.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"
#include "common/text/table.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

using Lines = std::vector<std::string>;

constexpr int gap = 3; // between the two columns
constexpr int least_surface = 8, least_table = 4, least_losses = 5, titled_losses = 8; // rows
constexpr int roomy = 20;                         // from so many rows on, empty lines between the panels
constexpr int least_column = 27, least_left = 24; // columns
constexpr int bar_width = 5;                      // of a probability

// An orange bar on blue.
std::string probability_bar(double probability, const term::TerminalStyle& style) {
    return term::foreground(plot::orange, style.depth) + term::background(plot::blue, style.depth) +
           bar(probability, bar_width, style.unicode) + term::normal(style.depth);
}

// With the first inputs of each sample.
Lines table_with(const Dashboard& dashboard, std::size_t inputs, int rows, const term::TerminalStyle& style) {
    const std::string tick = style.unicode ? " ✓" : " *", pointer = style.unicode ? "▸" : ">";
    text::Table table({" "});
    for (std::size_t j = 0; j < inputs; ++j)
        table.cell(text::clip(text::printable(dashboard.input_names[j]), 10));
    table.cell("target").cell(text::clip(text::printable(dashboard.prediction_name), 12));
    if (dashboard.predicts_probabilities) table.cell("0" + std::string(bar_width - 2, ' ') + "1");
    const auto shown = static_cast<std::size_t>(std::max(1, rows - 1));
    // Page by page, so that the lit one is among them.
    const std::size_t first = dashboard.lit / shown * shown;
    for (std::size_t i = first; i < std::min(first + shown, dashboard.samples.size()); ++i) {
        const plot::Sample& sample = dashboard.samples[i];
        table.row(i == dashboard.lit ? pointer : " ");
        for (std::size_t j = 0; j < inputs; ++j)
            table.cell(text::clip(text::printable(sample.fields[j]), 10));
        const auto class_name = [&](double number) {
            return text::clip(text::printable(dashboard.class_names[static_cast<std::size_t>(number)]), 12);
        };
        if (!dashboard.class_names.empty()) {
            table.cell(class_name(sample.target)).cell(class_name(sample.prediction));
            table.cell(probability_bar(sample.probability, style) +
                       (sample.target == sample.prediction ? tick : ""));
            continue;
        }
        table.general(sample.target, 6);
        if (dashboard.predicts_probabilities) {
            const bool is_close = std::abs(sample.prediction - sample.target) < dashboard.close_enough;
            table.fixed(sample.prediction, 3)
                .cell(probability_bar(sample.prediction, style) + (is_close ? tick : ""));
        } else {
            table.general(sample.prediction, 6);
        }
    }
    Lines lines = table.lines();
    lines[0] = term::faint(style.depth) + lines[0] + term::normal(style.depth);
    return lines;
}

// With up to three inputs, as many as there is room for.
Lines table_of(const Dashboard& dashboard, int columns, int rows, const term::TerminalStyle& style) {
    std::size_t inputs = std::min<std::size_t>(dashboard.input_names.size(), 3);
    Lines lines = table_with(dashboard, inputs, rows, style);
    while (inputs > 1 && text::widest(lines) > columns) lines = table_with(dashboard, --inputs, rows, style);
    return lines;
}

// The picture as large as it gets: the table says what the axes are, and its bars what the colours mean.
Lines surface_lines(const Dashboard& dashboard, int columns, int rows, const term::TerminalStyle& style) {
    plot::Panel surface = dashboard.surface(rows <= columns / 2 ? 2 * rows : columns);
    surface.x.label = surface.y.label = "";
    return term::chart_lines(surface, columns, rows, style);
}

// One below the other, with an empty line between where there is room.
Lines stacked(Lines above, const Lines& below, bool with_space) {
    if (with_space && !above.empty() && !below.empty()) above.emplace_back();
    above.insert(above.end(), below.begin(), below.end());
    return above;
}

// Nothing where it has not enough rows.
Lines confusion_of(const Dashboard& dashboard, int rows) {
    Lines lines = text::split(dashboard.confusion, '\n');
    lines.pop_back(); // behind the last line end
    return std::ssize(lines) <= rows ? lines : Lines();
}

// Rows of the table below a surface: as many as a third of all has room for, so that the surface has enough; otherwise none.
int table_rows_of(const Dashboard& dashboard, int rows, int space) {
    if (dashboard.samples.empty()) return 0;
    const int wanted = 1 + static_cast<int>(dashboard.samples.size());
    if (!dashboard.surface) {
        const int above = static_cast<int>(confusion_of(dashboard, rows - space - least_table).size());
        return std::min(wanted, above > 0 ? rows - above - space : rows);
    }
    if (rows < least_surface) return std::min(wanted, rows);
    const int shown = std::min(wanted, std::max(5, rows / 3));
    return rows - shown - space >= least_surface ? shown : 0;
}

// The surface has what the table leaves.
Lines left_column(const Dashboard& dashboard, int columns, int rows, const term::TerminalStyle& style) {
    const int space = rows >= roomy ? 1 : 0, table_rows = table_rows_of(dashboard, rows, space);
    const Lines table = table_rows > 0 ? table_of(dashboard, columns, table_rows, style) : Lines();
    if (!dashboard.surface)
        return stacked(confusion_of(dashboard, rows - space - least_table), table, space > 0);
    if (rows < least_surface) return table;
    const Lines surface =
        surface_lines(dashboard, columns, rows - table_rows - (table_rows > 0 ? space : 0), style);
    return stacked(surface, table, space > 0);
}

// The network has a row for each unit, or two or three where a third of the rows is left to the losses; half of the rows if
// it has too many units.
Lines network_of(const Dashboard& dashboard, int columns, int rows, int space,
                 const term::TerminalStyle& style) {
    if (dashboard.network.layers.empty()) return {};
    int units = 1;
    for (const auto& layer : dashboard.network.layers) units = std::max(units, layer.count);
    const bool alone = dashboard.losses.lines.empty();
    const int room = rows - space - least_losses - 1; // for units, at most
    const int usual = alone ? rows - 1 : rows - space - std::max(titled_losses, rows / 3) - 1;
    const int wanted = units <= usual  ? 1 + units * std::min(3, usual / units)
                       : units <= room ? 1 + units
                                       : rows / 2;
    return term::network_lines(dashboard.network, columns, wanted, style);
}

// The losses have what the network leaves, or the table, where that has no room below the surface.
Lines right_column(const Dashboard& dashboard, int columns, int rows, const term::TerminalStyle& style) {
    const int space = rows >= roomy ? 1 : 0;
    const bool with_table = !dashboard.samples.empty() && table_rows_of(dashboard, rows, space) == 0;
    const Lines below = with_table ? table_of(dashboard, columns, std::min(5, rows), style)
                                   : network_of(dashboard, columns, rows, space, style);
    const int height = rows - static_cast<int>(below.size()) - (below.empty() ? 0 : space);
    if (dashboard.losses.lines.empty() || height < least_losses) return below;
    plot::Panel losses = dashboard.losses;
    losses.x.label = "";
    return stacked(term::chart_lines(losses, columns, height, style), below, space > 0);
}

} // namespace

Lines dashboard_lines(const Dashboard& dashboard, int columns, int window_rows,
                      const term::TerminalStyle& style) {
    int rows = std::max(1, window_rows - 1);
    Lines lines = {text::clip(progress_line_with_bar(dashboard.progress, columns, style.unicode), columns)},
          below;
    const auto add = [&](Lines& to, const std::string& words, const std::string& begin) {
        if (words.empty() || std::ssize(lines) + std::ssize(below) >= rows) return;
        to.push_back(begin + text::clip(words, columns) + term::normal(style.depth));
    };
    add(lines, dashboard.headline, term::bold(style.depth));
    add(lines, dashboard.state, "");
    if (rows > 8) {
        add(below, dashboard.figures, "");
        add(below, dashboard.keys, term::faint(style.depth));
    }
    rows -= static_cast<int>(lines.size() + below.size()) + 1; // an empty line above the panels
    if (rows >= 4) {
        const bool space_below = rows >= roomy && !below.empty();
        if (space_below) --rows;
        const bool has_right = !dashboard.network.layers.empty() || !dashboard.losses.lines.empty();
        const bool two = has_right && columns >= 2 * least_column + gap;
        const Lines left = left_column(dashboard, two ? (columns - gap) / 2 : columns, rows, style);
        const int width = two ? std::max(text::widest(left), least_left) : 0;
        const Lines right = two ? right_column(dashboard, columns - gap - width, rows, style) : Lines();
        lines.emplace_back();
        for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
            const std::string start = i < left.size() ? left[i] : "";
            lines.push_back(text::clip(
                i < right.size() ? text::pad_right(start, width + gap) + right[i] : start, columns));
        }
        if (space_below) lines.emplace_back();
    }
    lines.insert(lines.end(), below.begin(), below.end());
    return lines;
}

} // namespace nn
