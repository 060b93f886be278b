// A figure of one's own: a parabola beside a histogram, as an SVG file and in the terminal.
#include "common/cli/atomic_file.hpp"
#include "common/plot/figure.hpp"
#include "common/terminal/chart.hpp"

#include <iostream>

int main() {
    plot::Line parabola{.label = "x²"};
    for (double x = -2; x <= 2; x += 0.125) {
        parabola.x.push_back(x);
        parabola.y.push_back(x * x);
    }
    const plot::Panel curve{.title = "A parabola", .x = {.label = "x"}, .lines = {parabola}};
    const plot::Panel heights{
        .title = "Its heights", .x = {.label = "x²"}, .bars = plot::histogram(parabola.y, 8)};

    cli::write_file_atomically("parabola.svg", plot::svg_file({.title = "A parabola and its heights",
                                                               .description = "Most heights are small.",
                                                               .panels = {curve, heights},
                                                               .columns = 2}));
    const term::TerminalStyle style{term::ColorDepth::none, true}; // no colours, but Unicode
    for (const std::string& line : term::chart_lines(curve, 60, 12, style)) std::cout << line << "\n";
}
