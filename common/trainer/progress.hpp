// Tool: one line that says how far a training is.
#pragma once

#include "common/trainer/pacer.hpp"
#include "common/training/epoch.hpp"

#include <string>

namespace nn {

struct Progress {
    Epoch epoch = {};
    Index last_epoch = 0;
    Index samples = 0; // whose predictions are right or wrong; 0: nothing is said of them
    Pace pace = {};
};

// How many of the samples are predicted correctly.
Index correct_in(const Score& score, Index samples);

// epoch 1200/5000  24% loss 0.0123 4/4 correct 182k epochs/s ETA 0:02
std::string progress_line(const Progress& progress);

// The same with a bar, at most `columns` wide: what does not fit is left out, the end of the line first.
std::string progress_line_with_bar(const Progress& progress, int columns, bool unicode);

// A bar that is full by this fraction, `width` columns wide, in eighths where there is Unicode.
std::string bar(double fraction, int width, bool unicode);

} // namespace nn
