// Tool: when to show something. A training of a few milliseconds is spread over seconds so that a person can
// follow it, and a long one is looked at once in a while without being slowed down.
#pragma once

#include "common/terminal/terminal.hpp"

#include <cstddef>
#include <optional>

namespace nn {

// How fast a training is, and how long it still takes, as far as that is known.
struct Pace {
    std::optional<double> epochs_per_second = {}, seconds_left = {};
};

// Spreads the epochs from `first` to `last` over `seconds`, over fewer where that would be less than five a
// second. The first ones, where most happens, get most of the time: epoch e is due at
// seconds · ((e - first) / (last - first))^0.4. Whoever watches may pause, step, and change the speed: display.cpp has
// the keys.
class Pacer {
public:
    using Clock = double (*)(); // in seconds
    Pacer(std::ptrdiff_t first, std::ptrdiff_t last, double seconds, Clock clock = term::steady_seconds);

    // Whether this epoch is worth a frame: about 30 a second, fewer where drawing one takes long (while waiting for the plan
    // it may take half of the time, otherwise an eighth), and the first in any case.
    bool shows(std::ptrdiff_t epoch);

    // The epoch that stands on the screen from now on; and when its frame is drawn, so that it is known how long that takes.
    void begin(std::ptrdiff_t epoch);
    void drawn();
    // For how many seconds it is to be left there; 0 when the training is behind the plan, infinity while it
    // is paused.
    double seconds_to_look();

    void pause_or_go_on();
    void step(); // pauses, but for one more epoch
    // Twice as fast, or half. A training that is slower than the plan is slowed down from its real pace.
    void change_speed(double factor);
    bool is_paused() const { return paused_; }
    double speed() const { return speed_; }

    // No rate while the plan decides about it, and no time left while it is paused.
    Pace pace(std::ptrdiff_t epoch);

private:
    double due(std::ptrdiff_t epoch) const; // a position in the plan
    void advance();                         // by the time that has passed since the last call
    bool is_behind(std::ptrdiff_t epoch) const;

    std::ptrdiff_t first_, last_;
    double seconds_, speed_ = 1; // of the plan; how many of them pass in a real one
    Clock clock_;
    double looked_; // at the clock
    bool paused_ = false, stepping_ = false;
    double position_ = 0, running_ = 0; // in the plan; real seconds without pauses
    std::ptrdiff_t shown_;
    double shown_at_ = 0;        // in running_
    double looked_at_until_ = 0; // in running_; from then on the training had to itself
    double drawing_ = 0;         // seconds that the last frames took
    double real_pace_ = 0;       // planned seconds per real one, up to the epoch that is shown
};

// Says yes for the first call and then about once a second. It looks at the clock only so often that a loop of a few
// nanoseconds does not notice.
class EverySecond {
public:
    explicit EverySecond(Pacer::Clock clock = term::steady_seconds) : clock_(clock) {}

    bool due(std::ptrdiff_t count);

    // Counts per second between the last two times it was due.
    std::optional<double> rate() const { return rate_; }

private:
    Pacer::Clock clock_;
    std::ptrdiff_t next_look_ = 0, last_count_ = 0;
    std::optional<double> last_, rate_; // `last_`: when it was due
};

} // namespace nn
