// Tool: panels beside and below each other in a terminal's window of any size. What has no room is left out.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace nn {

struct TerminalPanel {
    int least_columns, least_rows;       // it is left out where there is less
    int greatest_columns, greatest_rows; // and never gets more
    std::function<std::vector<std::string>(int columns, int rows)> draw;
};

// The panels in their order, the most important first: as many beside each other as there is room for, then
// below. One that does not fit is left out, a later and smaller one may still find a place. Room that is left
// goes to the panels in their order. Gives at most `rows` lines, none wider than `columns`.
std::vector<std::string> arrange(const std::vector<TerminalPanel>& panels, int columns, int rows);

} // namespace nn
