// Tool: one line that says how far a training is.
#pragma once

#include <cstddef>
#include <string>

namespace nn {

struct Progress {
    std::ptrdiff_t epoch = 0, epochs = 0;
    double loss = 0;
    long long right = 0,
              rows = 0; // rows that are answered rightly, of all; without rows, nothing is said of them
    double epochs_per_second = 0; // 0: not known
    double seconds_left = -1;     // negative: not known
};

// epoch 1200/5000  24% loss 0.0123 4/4 right 182k epochs/s ETA 0:02
std::string progress_line(const Progress& progress);

// The same with a bar, at most `columns` wide: what does not fit is left out, the end of the line first.
std::string progress_line_with_bar(const Progress& progress, int columns, bool unicode);

// A bar that is `share` full (0 to 1), `width` columns wide, in eighths where there is Unicode.
std::string bar(double share, int width, bool unicode);

} // namespace nn
