// Tool: the panels of the dashboard, the most important first.
#include "common/views/dashboard.hpp"

#include "common/drawing/chart.hpp"
#include "common/drawing/layout.hpp"
#include "common/drawing/table.hpp"
#include "common/drawing/text.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

constexpr int greatest_rows = 48; // of the surface and what stands beside it

std::vector<std::string> table_of(const Dashboard& dashboard, const TerminalStyle& style) {
    const std::string tick = style.unicode ? "✓" : "*";
    std::vector<std::vector<std::string>> rows = {{"inputs", "", "target", "answer"}};
    for (const Example& example : dashboard.examples) {
        const bool close = std::abs(example.answer - example.target) < dashboard.close_enough;
        const Color color = diverging(2 * example.answer - 1, {150, 150, 150});
        rows.push_back(
            {general(example.inputs[0]), general(example.inputs[1]), general(example.target),
             fixed(example.answer, 3),
             foreground(color, style.depth) + bar(example.answer, 5, style.unicode) + normal(style.depth),
             close ? tick : ""});
    }
    std::vector<std::string> lines = table_lines(rows);
    lines[0] = faint(style.depth) + lines[0] + normal(style.depth);
    lines.insert(lines.end(), {"", tick + " within " + general(dashboard.close_enough) + " of the target"});
    return lines;
}

} // namespace

std::vector<std::string> dashboard_lines(const Dashboard& dashboard, int window_columns, int window_rows,
                                         const TerminalStyle& style) {
    const std::vector<std::string> table = table_of(dashboard, style);
    const int table_width = widest(table), table_height = static_cast<int>(table.size());

    std::vector<TerminalPanel> panels;
    panels.push_back({1, 1, window_columns, 1, [&](int columns, int) -> std::vector<std::string> {
                          return {progress_line_with_bar(dashboard.progress, columns, style.unicode)};
                      }});
    panels.push_back({window_columns, 1, window_columns, 1, [&](int, int) -> std::vector<std::string> {
                          return {bold(style.depth) + dashboard.headline + normal(style.depth)};
                      }});
    if (dashboard.surface)
        panels.push_back({22, 9, 100, greatest_rows, [&](int columns, int rows) {
                              return chart_lines(dashboard.surface(std::min(columns, 2 * rows)), columns,
                                                 rows, style);
                          }});
    if (!dashboard.examples.empty())
        panels.push_back({table_width, table_height, table_width, greatest_rows, [&](int, int rows) {
                              // In the middle: when the report below pushes the frame up, it stays in sight.
                              std::vector<std::string> lines(
                                  static_cast<std::size_t>((rows - table_height) / 2));
                              lines.insert(lines.end(), table.begin(), table.end());
                              return lines;
                          }});
    return arrange(panels, window_columns, std::max(1, window_rows - 1));
}

} // namespace nn
