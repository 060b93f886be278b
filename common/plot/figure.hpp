// Tool: figures as SVG files: a title, and one panel or several.
#pragma once

#include "common/plot/panel.hpp"

#include <string>
#include <vector>

namespace plot {

struct Figure {
    std::string title, description; // the description says the result in words, with its numbers
    std::vector<Panel> panels;
    int columns = 1; // panels beside each other: 1 or 2
};

// The file. Throws std::invalid_argument for another number of columns, and what axes_of() throws.
std::string svg_file(const Figure& figure);

} // namespace plot
