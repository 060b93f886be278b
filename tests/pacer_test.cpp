// With a clock of its own, which passes when it is told to.
#include "tests/check.hpp"

#include "common/trainer/pacer.hpp"

#include <algorithm>

namespace {

double now = 0;
int looks = 0; // at the clock
double clock_now() {
    ++looks;
    return now;
}
// A sleeper wakes up a little late.
void sleep_for(double seconds) { now += seconds + 1e-9; }

nn::Pacer pacer_for(std::ptrdiff_t first, std::ptrdiff_t last, double seconds) {
    now = 100;
    return nn::Pacer(first, last, seconds, clock_now);
}

// Leaves an epoch on the screen, and asks again and again for how long still.
void look(nn::Pacer& pacer) {
    constexpr double while_keys_wait = 0.035;
    double seconds = 0;
    do {
        seconds = pacer.seconds_to_look();
        if (seconds > 0) sleep_for(std::min(seconds, while_keys_wait));
    } while (seconds > while_keys_wait);
}

// As whoever shows a training does it; gives the number of frames. How long an epoch takes, and drawing a frame.
int run(nn::Pacer& pacer, std::ptrdiff_t first, std::ptrdiff_t last, double training = 0,
        double drawing = 0) {
    int frames = 0;
    for (std::ptrdiff_t epoch = first; epoch <= last; ++epoch) {
        now += training;
        if (!pacer.shows(epoch)) continue;
        ++frames;
        pacer.begin(epoch);
        now += drawing;
        pacer.drawn();
        look(pacer);
    }
    return frames;
}

} // namespace

CLAIM(a_run_is_stretched_to_its_seconds) {
    for (const std::ptrdiff_t first : {0, 5000}) { // a training that goes on has its seconds for what is left
        nn::Pacer pacer = pacer_for(first, first + 1000, 0.2);
        const int frames = run(pacer, first, first + 1000);
        CHECK_NEAR(now - 100, 0.2, 1e-6);
        CHECK(frames >= 3);
        CHECK(frames <= 8); // at most 30 a second, and the first and the last
        CHECK_NEAR(*pacer.pace(first + 1000).seconds_left, 0, 1e-6);
    }
}

CLAIM(early_epochs_get_more_time_than_late_ones) {
    nn::Pacer pacer =
        pacer_for(0, 1000, 0.6); // epoch e is due at 0.6 (e / 1000)^0.4 s: 38 ms for the first of all
    pacer.begin(0);
    CHECK(pacer.seconds_to_look() > 0.03);
    CHECK(pacer.shows(1)); // evenly spread it would be due after 0.6 ms, and not be worth a frame
    pacer.begin(998);
    CHECK(!pacer.shows(999)); // 0.2 ms later
    CHECK(pacer.shows(1000)); // the last
}

CLAIM(there_are_up_to_thirty_frames_a_second) {
    nn::Pacer pacer = pacer_for(0, 1000, 6);
    const int frames = run(pacer, 0, 1000, 1e-6, 1e-3);
    CHECK_NEAR(now - 100, 6, 0.05);
    CHECK(frames > 25 * 6);
    CHECK(frames <= 30 * 6);
}

CLAIM(a_slow_terminal_gets_fewer_frames_and_takes_no_more_time) {
    for (const double drawing : {0.01, 0.1, 0.5}) {
        nn::Pacer pacer = pacer_for(0, 1000, 6);
        const int frames = run(pacer, 0, 1000, 1e-6, drawing);
        CHECK(now - 100 < 6 + 0.6 * drawing + 0.01); // a frame that is begun in time may end too late
        CHECK(frames > 0.4 * 6 / std::max(drawing, 1.0 / 30));
    }
}

CLAIM(a_long_training_keeps_seven_eighths_of_the_time_to_itself) {
    for (const double drawing : {0.001, 0.1}) {
        nn::Pacer pacer = pacer_for(0, 10'000, 6);
        const int frames = run(pacer, 0, 10'000, 0.01, drawing); // 100 seconds, without a screen
        CHECK(now - 100 < 100 * 1.15);
        CHECK(frames > 0.9 * 100 / std::max(1.0 / 25, 9 * drawing)); // it is shown, too
    }
}

CLAIM(a_frame_that_took_long_once_is_soon_forgotten) {
    nn::Pacer pacer = pacer_for(0, 100'000, 6);
    for (std::ptrdiff_t epoch = 0; epoch <= 100; ++epoch) {
        now += 0.01;
        if (!pacer.shows(epoch)) continue;
        pacer.begin(epoch);
        if (epoch == 0) now += 60; // the user held the output
        pacer.drawn();
        pacer.seconds_to_look();
    }
    // At most 4 s after that one and 2.8 s after the next, and so on, in all 13 s: then as before.
    int frames = 0;
    double last = 0, longest = 0;
    for (std::ptrdiff_t epoch = 101; epoch <= 3000; ++epoch) {
        now += 0.01;
        if (!pacer.shows(epoch)) continue;
        pacer.begin(epoch);
        pacer.drawn();
        pacer.seconds_to_look();
        if (frames++ > 0) longest = std::max(longest, now - last);
        last = now;
    }
    CHECK(longest < 4.1);
    CHECK(frames > 300);
}

CLAIM(where_time_was_lost_frames_do_not_follow_without_end) {
    nn::Pacer pacer = pacer_for(0, 1000, 6);
    int frames = 0;
    for (std::ptrdiff_t epoch = 0; epoch <= 1000; ++epoch) {
        now += epoch == 1 ? 5 : 1e-6; // one epoch takes nearly all of the six seconds
        if (!pacer.shows(epoch)) continue;
        ++frames;
        pacer.begin(epoch);
        pacer.drawn();
        look(pacer);
    }
    CHECK(frames <= 3 + 30);
}

CLAIM(no_epochs_are_no_reason_to_wait) {
    nn::Pacer pacer = pacer_for(0, 0, 60);
    CHECK(pacer.shows(0));
    pacer.begin(0);
    CHECK_EQUAL(pacer.seconds_to_look(), 0.0);
    CHECK_EQUAL(*pacer.pace(0).seconds_left, 0.0);
}

CLAIM(a_pause_has_no_end_and_costs_no_time) {
    nn::Pacer pacer = pacer_for(0, 1000, 0.2);
    pacer.begin(0);
    pacer.pause_or_go_on();
    CHECK(pacer.is_paused());
    CHECK(pacer.seconds_to_look() > 1e9);
    CHECK(!pacer.pace(0).seconds_left);
    sleep_for(0.3); // more than all there was
    pacer.pause_or_go_on();
    CHECK(!pacer.is_paused());
    CHECK_NEAR(*pacer.pace(0).seconds_left, 0.2, 1e-6);
    const double start = now;
    run(pacer, 0, 1000);
    CHECK_NEAR(now - start, 0.2, 1e-6);
}

CLAIM(a_step_shows_the_next_epoch_and_stops_there) {
    nn::Pacer pacer = pacer_for(0, 1000, 0.2);
    pacer.begin(0);
    pacer.step();
    CHECK_EQUAL(pacer.seconds_to_look(), 0.0);
    CHECK(pacer.shows(1));
    pacer.begin(1);
    CHECK(pacer.is_paused());
    CHECK(pacer.seconds_to_look() > 1e9);
    CHECK(pacer.shows(2)); // whatever comes now is looked at
}

CLAIM(steps_cost_the_plan_no_time) {
    nn::Pacer pacer = pacer_for(0, 1000, 10);
    pacer.begin(0);
    for (std::ptrdiff_t epoch = 1; epoch <= 100; ++epoch) { // due after 4 s
        pacer.step();
        pacer.begin(epoch);
    }
    pacer.pause_or_go_on();
    CHECK(pacer.seconds_to_look() < 0.1); // and not 4 s until the plan has caught up
}

CLAIM(the_speed_can_be_changed) {
    nn::Pacer pacer = pacer_for(0, 1000, 60);
    pacer.begin(0);
    CHECK_NEAR(*pacer.pace(0).seconds_left, 60, 1e-9);
    pacer.change_speed(2);
    CHECK_EQUAL(pacer.speed(), 2.0);
    CHECK_NEAR(*pacer.pace(0).seconds_left, 30, 1e-9);
    pacer.change_speed(0.5);
    pacer.change_speed(0.5);
    CHECK_NEAR(*pacer.pace(0).seconds_left, 120, 1e-9);
    for (int i = 0; i < 100; ++i) pacer.change_speed(0.5);
    CHECK(pacer.speed() > 0);
}

CLAIM(at_twice_the_speed_the_plan_passes_twice_as_fast) {
    nn::Pacer pacer = pacer_for(0, 1000, 60);
    pacer.begin(0);
    pacer.change_speed(2);
    now += 5;
    CHECK_NEAR(*pacer.pace(0).seconds_left, 25, 1e-9);
}

CLAIM(a_training_slower_than_the_plan_is_slowed_down_from_what_it_does) {
    nn::Pacer pacer = pacer_for(0, 1000, 0.05); // each epoch takes 10 ms: 10 s and not 0.05
    pacer.begin(0);
    for (std::ptrdiff_t epoch = 1; epoch <= 50; ++epoch) {
        sleep_for(0.01);
        if (pacer.shows(epoch)) pacer.begin(epoch);
        CHECK_EQUAL(pacer.seconds_to_look(), 0.0);
    }
    CHECK_NEAR(*pacer.pace(50).epochs_per_second, 100, 1e-3);
    CHECK_NEAR(*pacer.pace(50).seconds_left, 9.5, 1e-3);
    pacer.change_speed(0.5); // felt at once, and not only after ten times half
    CHECK(pacer.seconds_to_look() > 0.001);
}

CLAIM(about_once_a_second_begins_with_the_first_call) {
    nn::EverySecond clock(clock_now);
    CHECK(clock.due(0));
    CHECK(!clock.due(1));
    CHECK(!clock.rate());
    std::ptrdiff_t count = 1;
    do { // a thousand in a second
        now += 0.001;
    } while (!clock.due(++count));
    CHECK_NEAR(*clock.rate(), 1000, 20);
    now += 0.5;
    CHECK(!clock.due(count + 100'000));
}

CLAIM(a_fast_loop_is_not_slowed_down_by_looking_at_the_clock) {
    nn::EverySecond clock(clock_now);
    looks = 0;
    for (std::ptrdiff_t count = 0; count < 1'000'000; ++count) { // a hundred million in a second
        now += 1e-8;
        clock.due(count);
    }
    CHECK(looks < 1000);
}
