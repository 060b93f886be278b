// Nothing here measures how fast something is: only that waiting waits, and that a plan is kept.
#include "tests/check.hpp"

#include "common/program/pacer.hpp"

#include <thread>

using namespace nn;

CLAIM(a_run_is_stretched_to_its_seconds) {
    const auto start = std::chrono::steady_clock::now();
    Pacer pacer(1000, 0.2);
    int frames = 0;
    for (std::ptrdiff_t epoch = 0; epoch <= 1000; ++epoch) {
        if (!pacer.shows(epoch)) continue;
        ++frames;
        pacer.wait(epoch);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    CHECK(seconds >= 0.2);
    CHECK(frames >= 3);
    CHECK(frames <= 7); // at most 25 a second, and the first and the last
    CHECK_EQUAL(pacer.seconds_left(1000), 0.0);
}

CLAIM(early_epochs_get_more_time_than_late_ones) {
    Pacer pacer(1000, 0.6); // epoch e is due at 0.6 ∛(e / 1000) s: 60 ms for the first of all
    pacer.wait(0);
    CHECK(pacer.shows(1)); // evenly spread it would be due after 0.6 ms, and not be worth a frame
    pacer.wait(998);
    CHECK(!pacer.shows(999)); // 0.2 ms later
    CHECK(pacer.shows(1000)); // the last
}

CLAIM(no_epochs_are_no_reason_to_wait) {
    Pacer pacer(0, 60);
    CHECK(pacer.shows(0));
    pacer.wait(0);
    CHECK_EQUAL(pacer.seconds_left(0), 0.0);
}

CLAIM(about_once_a_second_begins_with_the_first_call) {
    EverySecond clock;
    CHECK(clock.due(0));
    CHECK(!clock.due(1));
    CHECK_EQUAL(clock.rate(), 0.0);
    std::this_thread::sleep_for(std::chrono::milliseconds(1010));
    bool due = false;
    for (std::ptrdiff_t count = 2; count < 2'000'000'000 && !due; count += 1000) due = clock.due(count);
    CHECK(due);
    CHECK(clock.rate() > 0);
}
