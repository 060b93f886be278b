#include "common/trainer/pacer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nn {

constexpr double frame_seconds = 1.0 / 30;

Pacer::Pacer(std::ptrdiff_t first, std::ptrdiff_t last, double seconds, Clock clock)
    : first_(first),
      last_(last),
      seconds_(std::min(seconds, 0.2 * double(last - first))),
      clock_(clock),
      looked_(clock()),
      shown_(first) {}

double Pacer::due(std::ptrdiff_t epoch) const {
    return last_ > first_ ? seconds_ * std::pow(double(epoch - first_) / double(last_ - first_), 0.4) : 0;
}

void Pacer::advance() {
    const double now = clock_(), passed = now - looked_;
    looked_ = now;
    if (paused_) return;
    running_ += passed;
    position_ += speed_ * passed;
}

bool Pacer::shows(std::ptrdiff_t epoch) {
    if (epoch == first_ || paused_) return true;
    const double interval = speed_ * std::max(frame_seconds, 2 * drawing_); // one frame in each
    const bool is_due = std::floor(due(epoch) / interval) > std::floor(due(shown_) / interval);
    advance();
    if (is_due && !is_behind(epoch)) return true;
    return running_ - looked_at_until_ >= std::max(frame_seconds, 8 * drawing_);
}

void Pacer::begin(std::ptrdiff_t epoch) {
    advance();
    const double seconds = running_ - shown_at_;
    if (seconds > 0) real_pace_ = (due(epoch) - due(shown_)) / seconds;
    shown_ = epoch;
    shown_at_ = running_;
    stepping_ = false;
}

void Pacer::drawn() {
    advance();
    // A frame that was taken at once says little; and one that the user held up says nothing.
    drawing_ = std::min(std::max(running_ - shown_at_, 0.7 * drawing_), 0.5);
}

double Pacer::seconds_to_look() {
    if (paused_ && !stepping_) return std::numeric_limits<double>::infinity();
    advance();
    const double seconds =
        stepping_ ? 0 : std::max(0.0, due(std::min(shown_ + 1, last_)) - position_) / speed_;
    looked_at_until_ = running_ + seconds;
    return seconds;
}

void Pacer::pause_or_go_on() {
    advance();
    paused_ = !paused_;
    position_ = std::max(position_, due(shown_)); // steps have not cost the plan any time
}

void Pacer::step() {
    advance();
    paused_ = stepping_ = true;
}

void Pacer::change_speed(double factor) {
    advance();
    const bool behind = is_behind(shown_);
    if (factor < 1 && behind && real_pace_ > 0) { // from now on the plan is what it really does
        seconds_ *= speed_ / real_pace_;
        speed_ = 1;
    }
    if (factor < 1 || !behind) position_ = due(shown_);
    speed_ = std::clamp(speed_ * factor, 1.0 / 1024, 1024.0);
}

bool Pacer::is_behind(std::ptrdiff_t epoch) const {
    return position_ > due(epoch) + 2 * speed_ * frame_seconds;
}

Pace Pacer::pace(std::ptrdiff_t epoch) {
    advance();
    Pace pace;
    const bool behind = is_behind(epoch);
    if (behind) pace.epochs_per_second = double(epoch - first_) / running_;
    if (paused_) return pace;
    pace.seconds_left = behind && epoch > first_ ? running_ * double(last_ - epoch) / double(epoch - first_)
                                                 : std::max(0.0, seconds_ - position_) / speed_;
    return pace;
}

bool EverySecond::due(std::ptrdiff_t count) {
    if (last_ && count < next_look_) return false;
    const double now = clock_();
    if (last_) {
        const double rate = double(count - last_count_) / std::max(now - *last_, 1e-9);
        next_look_ = count + std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(rate / 100));
        if (now - *last_ < 1) return false;
        rate_ = rate;
    }
    last_ = now;
    last_count_ = count;
    return true;
}

} // namespace nn
