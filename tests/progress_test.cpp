#include "tests/check.hpp"

#include "common/trainer/progress.hpp"

using namespace nn;

namespace {

// A loss, an accuracy and so many samples, with nothing known of the pace.
Progress at(Index epoch, Index last, double loss, double accuracy, Index samples) {
    return {.epoch = {epoch, {.objective = 0, .loss = loss, .accuracy = accuracy}, {}},
            .last_epoch = last,
            .samples = samples};
}

Progress with_pace() {
    Progress progress = at(1200, 5000, 0.01234, 1, 4);
    progress.pace = {182'345, 62};
    return progress;
}

const Progress progress = with_pace();

} // namespace

CLAIM(the_line_says_how_far_it_is) {
    CHECK_EQUAL(progress_line(progress),
                "epoch 1200/5000  24% loss 0.0123 4/4 correct 182k epochs/s ETA 1:02");
    CHECK_EQUAL(progress_line_with_bar(progress, 76, false),
                "epoch 1200/5000  24% [#....] loss 0.0123  4/4 correct 182k epochs/s ETA 1:02");
}

CLAIM(what_is_not_known_is_not_said) {
    CHECK_EQUAL(progress_line(at(0, 10, 1, 0, 4)), "epoch  0/10   0% loss 1 0/4 correct");
    CHECK_EQUAL(progress_line(at(0, 10, 1, 0, 0)), "epoch  0/10   0% loss 1");
}

CLAIM(what_does_not_fit_is_left_out_whole) {
    CHECK_EQUAL(progress_line_with_bar(progress, 62, false),
                "epoch 1200/5000  24% [#....] loss 0.0123  4/4 correct ETA 1:02");
    CHECK_EQUAL(progress_line_with_bar(progress, 34, false), "epoch 1200/5000  24% loss 0.0123 ");
    CHECK_EQUAL(progress_line_with_bar(progress, 30, false), "epoch 1200/5000  24% [##.....]");
    CHECK_EQUAL(progress_line_with_bar(progress, 1, false), "epoch 1200/5000  24%"); // the screen clips it
}

CLAIM(a_percentage_is_never_rounded_up_to_the_end) {
    CHECK(progress_line(at(999, 1000, 1, 0, 4)).find(" 99%") != std::string::npos);
}

CLAIM(bars_are_filled_by_eighths_and_by_whole_signs) {
    CHECK_EQUAL(bar(0.5, 4, true), "██  ");
    CHECK_EQUAL(bar(0.53125, 4, true), "██▏ ");
    CHECK_EQUAL(bar(0, 3, true), "   ");
    CHECK_EQUAL(bar(7, 3, true), "███");
    CHECK_EQUAL(bar(0.5, 4, false), "##..");
}
