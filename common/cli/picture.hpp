// Tool: a figure as a file in the folder for pictures.
#pragma once

#include "common/plot/figure.hpp"

#include <string>

namespace cli {

// Writes `folder`/`name`.svg, whole or not at all, and says so on standard output. Throws std::runtime_error when it
// cannot be written, and what svg_file() throws.
void write_picture(const std::string& folder, const std::string& name, const plot::Figure& figure);

// The same for the text of the file. Its name is another one, as what stands in braces could be a figure or a string.
void write_svg(const std::string& folder, const std::string& name, const std::string& svg);

} // namespace cli
