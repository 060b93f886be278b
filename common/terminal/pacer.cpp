// Tool: two clocks, a real one and that of the plan.
#include "common/terminal/pacer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace term {

namespace {

constexpr double frame_seconds = 1.0 / 25;

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

} // namespace

Pacer::Pacer(std::ptrdiff_t first, std::ptrdiff_t last, double seconds)
    : first_(first), last_(last), seconds_(std::min(seconds, 0.2 * double(last - first))), shown_(first) {}

double Pacer::due(std::ptrdiff_t epoch) const {
    return last_ > first_ ? seconds_ * std::cbrt(double(epoch - first_) / double(last_ - first_)) : 0;
}

double Pacer::now() const { return settled_now_ + speed_ * (running() - settled_running_); }

double Pacer::running() const {
    return settled_running_ + (paused_ ? 0 : seconds_between(settled_, Clock::now()));
}

void Pacer::settle() {
    const double now_then = now(), running_then = running();
    settled_ = Clock::now();
    settled_now_ = now_then;
    settled_running_ = running_then;
}

bool Pacer::shows(std::ptrdiff_t epoch) const {
    return epoch == first_ || epoch == last_ || paused_ ||
           due(epoch) - due(shown_) >= speed_ * frame_seconds || running() - shown_at_ >= frame_seconds;
}

void Pacer::begin(std::ptrdiff_t epoch) {
    const double seconds = running() - shown_at_;
    if (seconds > 0) real_pace_ = (due(epoch) - due(shown_)) / seconds;
    shown_ = epoch;
    shown_at_ = running();
    stepping_ = false;
}

double Pacer::seconds_to_look() const {
    if (stepping_) return 0;
    if (paused_) return std::numeric_limits<double>::infinity();
    return std::max(0.0, due(std::min(shown_ + 1, last_)) - now()) / speed_;
}

void Pacer::pause_or_go_on() {
    settle();
    paused_ = !paused_;
    settled_now_ = std::max(settled_now_, due(shown_)); // steps have not cost the plan any time
}

void Pacer::step() {
    settle();
    paused_ = stepping_ = true;
}

void Pacer::change_speed(double factor) {
    settle();
    const bool behind = is_behind(shown_);
    if (factor < 1 && behind && real_pace_ > 0) { // from now on the plan is what it really does
        seconds_ *= speed_ / real_pace_;
        speed_ = 1;
    }
    if (factor < 1 || !behind) settled_now_ = due(shown_);
    speed_ = std::clamp(speed_ * factor, 1.0 / 1024, 1024.0);
}

bool Pacer::is_behind(std::ptrdiff_t epoch) const { return now() > due(epoch) + 2 * speed_ * frame_seconds; }

double Pacer::rate(std::ptrdiff_t epoch) const {
    return is_behind(epoch) ? double(epoch - first_) / running() : 0;
}

double Pacer::seconds_left(std::ptrdiff_t epoch) const {
    if (paused_) return -1;
    if (!is_behind(epoch) || epoch == first_) return std::max(0.0, seconds_ - now()) / speed_;
    return running() * double(last_ - epoch) / double(epoch - first_);
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

} // namespace term
