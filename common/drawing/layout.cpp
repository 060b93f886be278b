// Tool: first who is where, then who gets the room that is left, then the drawing.
#include "common/drawing/layout.hpp"

#include "common/drawing/text.hpp"

#include <algorithm>

namespace nn {

namespace {

constexpr int gap = 3; // between neighbours

struct Band { // panels beside each other
    std::vector<const TerminalPanel*> panels;
    int columns = 0, rows = 0; // the least
};

std::vector<Band> bands_of(const std::vector<TerminalPanel>& panels, int columns, int rows) {
    std::vector<Band> bands;
    int rows_left = rows;
    for (const TerminalPanel& panel : panels) {
        if (!bands.empty()) {
            Band& band = bands.back();
            const int grown = std::max(0, panel.least_rows - band.rows);
            if (band.columns + gap + panel.least_columns <= columns && grown <= rows_left) {
                band.panels.push_back(&panel);
                band.columns += gap + panel.least_columns;
                band.rows += grown;
                rows_left -= grown;
                continue;
            }
        }
        if (panel.least_columns <= columns && panel.least_rows <= rows_left) {
            bands.push_back({{&panel}, panel.least_columns, panel.least_rows});
            rows_left -= panel.least_rows;
        }
    }
    for (Band& band : bands) {
        int greatest = 0;
        for (const TerminalPanel* panel : band.panels) greatest = std::max(greatest, panel->greatest_rows);
        const int more = std::clamp(greatest - band.rows, 0, rows_left);
        band.rows += more;
        rows_left -= more;
    }
    return bands;
}

} // namespace

std::vector<std::string> arrange(const std::vector<TerminalPanel>& panels, int columns, int rows) {
    std::vector<std::string> lines;
    for (const Band& band : bands_of(panels, columns, rows)) {
        std::vector<std::string> block(static_cast<std::size_t>(band.rows));
        int columns_left = columns - band.columns, left = 0;
        for (const TerminalPanel* panel : band.panels) {
            const int more = std::clamp(panel->greatest_columns - panel->least_columns, 0, columns_left);
            const auto drawn =
                panel->draw(panel->least_columns + more, std::min(band.rows, panel->greatest_rows));
            // What it really takes: a square may not need all it could have.
            const int width = std::min(widest(drawn), panel->least_columns + more);
            for (std::size_t i = 0; i < std::min(drawn.size(), block.size()); ++i) {
                block[i] = pad_right(block[i], left) + clip(drawn[i], width);
            }
            columns_left -= std::max(0, width - panel->least_columns);
            left += width + gap;
        }
        while (!block.empty() && block.back().empty()) block.pop_back(); // of which nobody made use
        lines.insert(lines.end(), block.begin(), block.end());
    }
    return lines;
}

} // namespace nn
