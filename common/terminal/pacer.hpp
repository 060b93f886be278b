// Tool: when to show something. A training of a few milliseconds is spread over seconds so that a
// person can follow it, and a long one is looked at once in a while without being slowed down.
#pragma once

#include <chrono>
#include <cstddef>

namespace term {

// Spreads the epochs from `first` to `last` over `seconds` (over fewer, where there would be less than five epochs a
// second). The first epochs, where most happens, get most of the time: epoch e is due at
// seconds · ∛((e - first) / (last - first)). Whoever watches may pause, step, and change the speed.
class Pacer {
public:
    Pacer(std::ptrdiff_t first, std::ptrdiff_t last, double seconds);

    // Whether this epoch is worth a frame: at most 25 a second, and the first and last in any case.
    bool shows(std::ptrdiff_t epoch) const;

    // The epoch that stands on the screen from now on.
    void begin(std::ptrdiff_t epoch);
    // For how many seconds it is to be left there before the training goes on; 0 for one that is slower than the plan, and
    // without an end while it is paused.
    double seconds_to_look() const;

    void pause_or_go_on();
    void step(); // pauses, but for one more epoch
    // Twice as fast, or half. One that is slower than the plan is slowed down from what it really does.
    void change_speed(double factor);
    bool is_paused() const { return paused_; }
    double speed() const { return speed_; }

    // Epochs a second while it was not paused; 0 while this very plan decides about it.
    double rate(std::ptrdiff_t epoch) const;
    // Until the end; negative while it is paused.
    double seconds_left(std::ptrdiff_t epoch) const;

private:
    using Clock = std::chrono::steady_clock;

    double due(std::ptrdiff_t epoch) const; // in seconds of the plan
    double now() const;     // the same: they pass faster or slower as the speed says, or stand still
    double running() const; // real seconds without the pauses
    void settle();          // to change the speed from here on
    bool is_behind(std::ptrdiff_t epoch) const;

    std::ptrdiff_t first_, last_;
    double seconds_, speed_ = 1;
    bool paused_ = false, stepping_ = false;
    std::ptrdiff_t shown_ = 0;
    double real_pace_ =
        0; // planned seconds that the training got through in a real one, before the epoch that is shown
    double shown_at_ = 0; // in running()
    Clock::time_point settled_ = Clock::now();
    double settled_now_ = 0, settled_running_ = 0; // what now() and running() were then
};

// Says yes for the first call and then about once a second. It looks at the clock only so often that
// a loop of a few nanoseconds does not notice.
class EverySecond {
public:
    bool due(std::ptrdiff_t count);

    // Counts per second between the last two times it was due; 0 before.
    double rate() const { return rate_; }

private:
    using Clock = std::chrono::steady_clock;

    std::ptrdiff_t next_look_ = 0, last_count_ = 0;
    double rate_ = 0;
    Clock::time_point last_ = Clock::now();
    bool first_ = true;
};

} // namespace term
