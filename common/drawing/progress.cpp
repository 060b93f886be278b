// Tool: the progress line and its bar.
#include "common/drawing/progress.hpp"

#include "common/drawing/text.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

namespace {

std::string thousands(double rate) { // 182345 -> "182k"
    if (rate >= 1e6) return general(rate / 1e6, 3) + "M";
    if (rate >= 1e3) return general(rate / 1e3, 3) + "k";
    return general(rate, 3);
}

std::string minutes(double seconds) { // 62 -> "1:02"
    const long long whole = std::llround(std::clamp(seconds, 0.0, 1e9));
    return std::to_string(whole / 60) + ":" + (whole % 60 < 10 ? "0" : "") + std::to_string(whole % 60);
}

} // namespace

std::string bar(double share, int width, bool unicode) {
    const int eighths = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * width * 8));
    std::string text;
    for (int column = 0; column < width; ++column) {
        const int filled = std::clamp(eighths - 8 * column, 0, 8);
        constexpr const char* blocks[] = {" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
        text += unicode ? blocks[filled] : filled >= 4 ? "#" : ".";
    }
    return text;
}

std::string progress_line(const Progress& progress, int bar_width, bool unicode) {
    const double share = progress.epochs > 0 ? double(progress.epoch) / double(progress.epochs) : 1;
    const std::string epochs = std::to_string(progress.epochs);
    std::string line = "epoch " + pad_left(std::to_string(progress.epoch), static_cast<int>(epochs.size())) +
                       "/" + epochs + pad_left(fixed(std::floor(100 * share), 0), 4) + "%";
    if (bar_width > 0) {
        line += unicode ? " ▕" : " [";
        line += bar(share, bar_width, unicode);
        line += unicode ? "▏" : "]";
    }
    line += " loss " + general(progress.loss, 3) + " " + std::to_string(progress.right) + "/" +
            std::to_string(progress.rows) + " right";
    if (progress.epochs_per_second > 0) {
        line +=
            " " + thousands(progress.epochs_per_second) + " epochs/s ETA " + minutes(progress.seconds_left);
    }
    return line;
}

} // namespace nn
