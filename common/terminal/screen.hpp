// Tool: turns lines of text into the bytes that redraw them in place with raw ANSI escape codes.
// Strings in, strings out: who writes them, and whether there is a terminal at all, is not known here.
#pragma once

#include <string>
#include <vector>

namespace term {

class Screen {
public:
    // The bytes of the next frame: up to where the last one began, every line drawn over, the rest
    // below erased. The cursor ends below the frame, so that whatever is printed next, by this
    // program or by the shell, stands under the last frame and everything stays in the scroll-back.
    // Lines are cut at `columns` and after `rows` - 1, so that nothing wraps or scrolls away; when
    // the window's size changed since the last frame, the window is cleared first.
    std::string frame(const std::vector<std::string>& lines, int columns, int rows);

private:
    int height_ = 0; // lines of the last frame
    int columns_ = 0, rows_ = 0;
};

} // namespace term
