// Tool: when to show something. A training of a few milliseconds is spread over seconds so that a
// person can follow it, and a long one is looked at once in a while without being slowed down.
#pragma once

#include <chrono>
#include <cstddef>

namespace nn {

// Spreads `epochs` over `seconds` (over fewer, where there are less than five epochs a second). The first epochs, where most happens, get most of the time: epoch e
// is due at seconds · ∛(e / epochs).
class Pacer {
public:
    Pacer(std::ptrdiff_t epochs, double seconds);

    // Whether this epoch is worth a frame: at most 25 a second, and the first and last in any case.
    bool shows(std::ptrdiff_t epoch) const;

    // Before showing an epoch: sleeps until it is due, or the user interrupts. A training slower
    // than the plan never sleeps.
    void wait(std::ptrdiff_t epoch);

    // Epochs a second so far; 0 while this very plan decides about it.
    double rate(std::ptrdiff_t epoch) const;
    double seconds_left(std::ptrdiff_t epoch) const;

private:
    using Clock = std::chrono::steady_clock;

    double due(std::ptrdiff_t epoch) const; // in seconds after the start
    double now() const;
    bool is_behind(std::ptrdiff_t epoch) const;

    std::ptrdiff_t epochs_;
    double seconds_;
    double last_due_ = 0, last_shown_ = 0;
    Clock::time_point start_ = Clock::now();
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

} // namespace nn
