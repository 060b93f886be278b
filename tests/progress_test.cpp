#include "tests/check.hpp"

#include "common/trainer/progress.hpp"

using namespace nn;

namespace {

const Progress progress{.epoch = 1200,
                        .epochs = 5000,
                        .loss = 0.01234,
                        .right = 4,
                        .rows = 4,
                        .epochs_per_second = 182'345,
                        .seconds_left = 62};

} // namespace

CLAIM(the_line_says_how_far_it_is) {
    CHECK_EQUAL(progress_line(progress), "epoch 1200/5000  24% loss 0.0123 4/4 right 182k epochs/s ETA 1:02");
    CHECK_EQUAL(progress_line_with_bar(progress, 74, false),
                "epoch 1200/5000  24% [#....] loss 0.0123  4/4 right 182k epochs/s ETA 1:02");
}

CLAIM(what_is_not_known_is_not_said) {
    CHECK_EQUAL(progress_line({.epoch = 0, .epochs = 10, .loss = 1, .right = 0, .rows = 4}),
                "epoch  0/10   0% loss 1 0/4 right");
    CHECK_EQUAL(progress_line({.epoch = 0, .epochs = 10, .loss = 1}), "epoch  0/10   0% loss 1");
}

CLAIM(what_does_not_fit_is_left_out_whole) {
    CHECK_EQUAL(progress_line_with_bar(progress, 60, false),
                "epoch 1200/5000  24% [#....] loss 0.0123  4/4 right ETA 1:02");
    CHECK_EQUAL(progress_line_with_bar(progress, 34, false), "epoch 1200/5000  24% loss 0.0123 ");
    CHECK_EQUAL(progress_line_with_bar(progress, 30, false), "epoch 1200/5000  24% [##.....]");
    CHECK_EQUAL(progress_line_with_bar(progress, 1, false), "epoch 1200/5000  24%"); // the screen clips it
}

CLAIM(a_percentage_is_never_rounded_up_to_the_end) {
    CHECK(progress_line({.epoch = 999, .epochs = 1000, .loss = 1, .right = 0, .rows = 4}).find(" 99%") !=
          std::string::npos);
}

CLAIM(bars_are_filled_by_eighths_and_by_whole_signs) {
    CHECK_EQUAL(bar(0.5, 4, true), "██  ");
    CHECK_EQUAL(bar(0.53125, 4, true), "██▏ ");
    CHECK_EQUAL(bar(0, 3, true), "   ");
    CHECK_EQUAL(bar(7, 3, true), "███");
    CHECK_EQUAL(bar(0.5, 4, false), "##..");
}
