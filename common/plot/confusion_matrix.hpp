// Tool: a confusion matrix as a picture: how many samples of each class were predicted to be of each class.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace plot {

inline constexpr std::size_t most_classes_confused = 40; // more would be cells too small to be read

// An SVG file: a row for each class, a column for each prediction. The share of the row's samples is the colour, blue for right
// predictions and orange for wrong ones; the count stands in the cell where it fits. counts[target][prediction], as many rows
// and columns as there are names. Throws std::invalid_argument for other sizes, no class or too many of them.
std::string confusion_svg(const std::vector<std::string>& names,
                          const std::vector<std::vector<std::ptrdiff_t>>& counts, const std::string& title,
                          const std::string& description);

} // namespace plot
