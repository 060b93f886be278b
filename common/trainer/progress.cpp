#include "common/trainer/progress.hpp"

#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <climits>
#include <cmath>
#include <vector>

namespace nn {

namespace {

std::string thousands(double rate) { // 182345 -> "182k"
    if (rate >= 1e6) return text::general(rate / 1e6, 3) + "M";
    if (rate >= 1e3) return text::general(rate / 1e3, 3) + "k";
    return text::general(rate, 3);
}

std::string minutes(double seconds) { // 62 -> "1:02"
    const long long whole = std::llround(std::clamp(seconds, 0.0, 1e9));
    return std::to_string(whole / 60) + ":" + (whole % 60 < 10 ? "0" : "") + std::to_string(whole % 60);
}

double fraction_done(const Progress& progress) {
    return progress.last_epoch > 0 ? double(progress.epoch.number) / double(progress.last_epoch) : 1;
}

// "epoch 1200/5000  24%"
std::string position(const Progress& progress) {
    const std::string last = std::to_string(progress.last_epoch);
    return "epoch " + text::pad_left(std::to_string(progress.epoch.number), text::width_of(last)) + "/" +
           last + text::pad_left(text::fixed(std::floor(100 * fraction_done(progress)), 0), 4) + "%";
}

// As many of the other figures as fit: the rate is the first to be left out, then the last ones.
std::string figures(const Progress& progress, int columns, int loss_width = 0) {
    const auto& [epochs_per_second, seconds_left] = progress.pace;
    const Score& score = progress.epoch.training;
    const std::string loss = " loss " + text::pad_right(text::general(score.loss, 3), loss_width);
    std::string correct, rate, left;
    if (progress.samples > 0) {
        correct = " " + std::to_string(correct_in(score, progress.samples)) + "/" +
                  std::to_string(progress.samples) + " correct";
    }
    if (epochs_per_second) rate = " " + thousands(*epochs_per_second) + " epochs/s";
    if (seconds_left) left = " ETA " + minutes(*seconds_left);
    for (const std::string& line :
         {loss + correct + rate + left, loss + correct + left, loss + correct, loss}) {
        if (text::width_of(line) <= columns) return line;
    }
    return "";
}

} // namespace

Index correct_in(const Score& score, Index samples) {
    return std::lround(score.accuracy * static_cast<double>(samples));
}

std::string bar(double fraction, int width, bool unicode) {
    const int eighths = static_cast<int>(std::lround(std::clamp(fraction, 0.0, 1.0) * width * 8));
    std::string text;
    for (int column = 0; column < width; ++column) {
        const int filled = std::clamp(eighths - 8 * column, 0, 8);
        constexpr const char* blocks[] = {" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
        text += unicode ? blocks[filled] : filled >= 4 ? "#" : ".";
    }
    return text;
}

std::string progress_line(const Progress& progress) {
    return position(progress) + figures(progress, INT_MAX);
}

std::string progress_line_with_bar(const Progress& progress, int columns, bool unicode) {
    const std::string begin = position(progress);
    const std::string end =
        figures(progress, columns - text::width_of(begin), 7);  // "0.00312", so that nothing moves
    const int room = columns - text::width_of(begin + end) - 3; // the bar's ends and a space
    if (room < 5) return begin + end;
    const std::string bar_itself = bar(fraction_done(progress), std::min(room, 40), unicode);
    return begin + (unicode ? " ▕" + bar_itself + "▏" : " [" + bar_itself + "]") + end;
}

} // namespace nn
