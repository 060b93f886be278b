// Tool: one line that says how far a training is.
#pragma once

#include <string>

namespace nn {

struct Progress {
    long long epoch = 0, epochs = 0;
    double loss = 0;
    long long right = 0, rows = 0; // rows answered rightly, of all
    double epochs_per_second = 0;  // 0: not known
    double seconds_left = 0;
};

// epoch 1200/5000 24% ▕███    ▏ loss 0.0123 4/4 right 182k epochs/s ETA 0:02
// `bar_width` 0 leaves the bar out.
std::string progress_line(const Progress& progress, int bar_width, bool unicode);

// A bar that is `share` full (0 to 1), `width` columns wide, in eighths where there is Unicode.
std::string bar(double share, int width, bool unicode);

} // namespace nn
