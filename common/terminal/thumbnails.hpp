// Tool: small pictures in a terminal, beside each other, with words below.
#pragma once

#include "common/plot/thumbnails.hpp"
#include "common/terminal/style.hpp"

#include <string>
#include <vector>

namespace term {

// As many of the pictures as stand in rows of `columns` and in so many lines. Each is side / shrink columns wide and half as
// many lines high: `shrink` × `shrink` of its pixels are one. Throws std::invalid_argument for a shrink below 1, and what
// require_valid() throws.
std::vector<std::string> thumbnail_lines(const plot::Thumbnails& thumbnails, int shrink, int columns,
                                         int rows, const TerminalStyle& style);

} // namespace term
