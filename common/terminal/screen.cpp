// Tool: one frame, one string.
#include "common/terminal/screen.hpp"

#include "common/text/strings.hpp"

#include <algorithm>

namespace term {

std::string Screen::frame(const std::vector<std::string>& lines, int columns, int rows) {
    const bool resized = height_ > 0 && (columns != columns_ || rows != rows_);
    std::string bytes = "\x1b[?2026h\r"; // synchronised: show nothing until the frame is complete
    if (resized) {
        bytes += "\x1b[H\x1b[J"; // the old lines may have been wrapped: nobody knows where they are
    } else if (height_ > 0) {
        bytes += "\x1b[" + std::to_string(height_) + "A"; // up to the first line
    }
    height_ = std::min(static_cast<int>(lines.size()), std::max(0, rows - 1));
    columns_ = columns;
    rows_ = rows;
    for (int row = 0; row < height_; ++row) {
        const std::string line = text::clip(lines[static_cast<std::size_t>(row)], columns) + "\x1b[0m";
        const bool is_full = text::width_of(line) == columns;
        bytes += line + (is_full ? "\n" : "\x1b[K\n"); // to erase behind a full line takes its last cell away
    }
    return bytes + "\x1b[J\x1b[?2026l";
}

} // namespace term
