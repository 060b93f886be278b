// Tool: the layout. From the top: headline, surface and table side by side, progress.
#include "common/views/dashboard.hpp"

#include "common/drawing/text.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

constexpr int gap = 3;          // between surface and table
constexpr int table_width = 38; // with its bars
constexpr int other_lines = 4;  // headline, progress, and an empty line beside each
constexpr int least_side = 12, greatest_side = 96;

std::vector<std::string> table_lines(const Dashboard& dashboard, const TerminalStyle& style) {
    const ColorDepth depth = style.depth;
    std::vector<std::string> lines = {faint(depth) + "inputs  target  answer" + normal(depth)};
    for (const Example& example : dashboard.examples) {
        const Color color = diverging(2 * example.answer - 1, {150, 150, 150});
        const bool close = std::abs(example.answer - example.target) < dashboard.close_enough;
        const std::string inputs = general(example.first_input) + "  " + general(example.second_input);
        lines.push_back(pad_right(inputs, 8) + pad_right(general(example.target), 8) +
                        pad_right(fixed(example.answer, 3), 7) + foreground(color, depth) +
                        bar(example.answer, 10, style.unicode) + normal(depth) +
                        (!close          ? ""
                         : style.unicode ? " ✓"
                                         : " ok"));
    }
    lines.push_back((style.unicode ? "✓  within " : "ok within ") + general(dashboard.close_enough) +
                    " of the target");
    lines.push_back("");
    lines.push_back(background(blue, depth) + "  " + normal(depth) + " answers 0   " +
                    background(orange, depth) + "  " + normal(depth) + " answers 1");
    lines.push_back("The digits show the targets, at their");
    lines.push_back(style.unicode ? "inputs: the first →, the second ↑." : "inputs: first right, second up.");
    return lines;
}

} // namespace

int dashboard_surface_side(int window_columns, int window_rows) {
    const int lines = window_rows - 1 - other_lines; // the last line is the cursor's
    const int columns = window_columns - gap - table_width;
    const int side = std::min({2 * lines, columns, greatest_side}) / 2 * 2;
    return side < least_side ? 0 : side;
}

std::vector<std::string> dashboard_lines(const Dashboard& dashboard, int window_columns, int window_rows,
                                         const TerminalStyle& style) {
    const ColorDepth depth = style.depth;
    const std::string progress = progress_line_with_bar(dashboard.progress, window_columns, style.unicode);
    std::vector<std::string> surface;
    const int side = dashboard_surface_side(window_columns, window_rows);
    if (side > 0) {
        surface = decision_surface_lines(dashboard.surface, dashboard.examples, depth, style.unicode);
    }
    const std::vector<std::string> table = table_lines(dashboard, style);
    const bool room_for_table =
        window_columns >= table_width && window_rows - 1 - other_lines >= static_cast<int>(table.size());
    if (surface.empty() && !room_for_table) return {progress};

    std::vector<std::string> lines = {bold(depth) + dashboard.headline + normal(depth), ""};
    // The table in the middle: when the report below pushes the frame up, it stays in sight.
    const int height =
        static_cast<int>(std::max(std::ssize(surface), room_for_table ? std::ssize(table) : 0));
    const int table_top = room_for_table ? (height - static_cast<int>(table.size())) / 2 : 0;
    for (int i = 0; i < height; ++i) {
        std::string line;
        if (side > 0)
            line = pad_right(i < std::ssize(surface) ? surface[static_cast<std::size_t>(i)] : "", side + gap);
        const int row = i - table_top;
        if (room_for_table && row >= 0 && row < std::ssize(table))
            line += table[static_cast<std::size_t>(row)];
        lines.push_back(line);
    }
    lines.insert(lines.end(), {"", progress});
    return lines;
}

} // namespace nn
