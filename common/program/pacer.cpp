// Tool: clocks and sleeping.
#include "common/program/pacer.hpp"

#include "common/program/terminal.hpp"

#include <algorithm>
#include <cmath>
#include <thread>

namespace nn {

namespace {

constexpr double frame_seconds = 1.0 / 25;

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

} // namespace

Pacer::Pacer(std::ptrdiff_t epochs, double seconds)
    : epochs_(epochs), seconds_(std::min(seconds, 0.2 * double(epochs))) {}

double Pacer::due(std::ptrdiff_t epoch) const {
    return epochs_ > 0 ? seconds_ * std::cbrt(double(epoch) / double(epochs_)) : 0;
}

double Pacer::now() const { return seconds_between(start_, Clock::now()); }

bool Pacer::shows(std::ptrdiff_t epoch) const {
    return epoch == 0 || epoch == epochs_ || due(epoch) - last_due_ >= frame_seconds ||
           now() - last_shown_ >= frame_seconds;
}

void Pacer::wait(std::ptrdiff_t epoch) {
    last_due_ = due(epoch);
    while (now() < last_due_ && !interrupted()) {
        std::this_thread::sleep_for(
            std::chrono::duration<double>(std::min(last_due_ - now(), frame_seconds)));
    }
    last_shown_ = now();
}

bool Pacer::is_behind(std::ptrdiff_t epoch) const { return now() > due(epoch) + 2 * frame_seconds; }

double Pacer::rate(std::ptrdiff_t epoch) const { return is_behind(epoch) ? double(epoch) / now() : 0; }

double Pacer::seconds_left(std::ptrdiff_t epoch) const {
    if (!is_behind(epoch) || epoch == 0) return std::max(0.0, seconds_ - now());
    return now() * double(epochs_ - epoch) / double(epoch);
}

bool EverySecond::due(std::ptrdiff_t count) {
    if (first_) {
        first_ = false;
        last_ = Clock::now();
        last_count_ = count;
        return true;
    }
    if (count < next_look_) return false;
    const double seconds = seconds_between(last_, Clock::now());
    const double rate = double(count - last_count_) / std::max(seconds, 1e-9);
    next_look_ = count + std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(rate / 100));
    if (seconds < 1) return false;
    rate_ = rate;
    last_ = Clock::now();
    last_count_ = count;
    return true;
}

} // namespace nn
