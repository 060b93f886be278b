// What can be seen of it without a terminal.
#include "tests/check.hpp"

#include "common/trainer/display.hpp"

using namespace nn;

namespace {

Progress progress_at(Index epoch, double loss, double accuracy) {
    return {.epoch = {epoch, {loss, loss, accuracy}, {}}, .last_epoch = 1000, .samples = 4};
}

// What a run of 1,000 epochs writes to standard error, and whether it ever asked for a dashboard.
std::string shown_by(const std::string& ui, bool& asked) {
    std::ostringstream printed;
    auto* const screen = std::cerr.rdbuf(printed.rdbuf());
    Display display({.ui = ui}, 0, 1000, 0.1);
    for (Index epoch = 0; epoch <= 1000; ++epoch) {
        display.show(progress_at(epoch, 0.5, 0.75), [&](int) {
            asked = true;
            return Dashboard{};
        });
    }
    display.finish(
        progress_at(1000, 0.25, 1),
        [&](int) {
            asked = true;
            return Dashboard{};
        },
        7);
    std::cerr.rdbuf(screen);
    return printed.str();
}

} // namespace

CLAIM(plain_prints_whole_lines_the_first_and_the_last) {
    bool asked = false;
    CHECK_EQUAL(shown_by("plain", asked),
                "epoch    0/1000   0% loss 0.5 3/4 correct\nepoch 1000/1000 100% loss 0.25 4/4 correct\n");
    CHECK(!asked);
}

CLAIM(quiet_prints_nothing_and_asks_for_nothing) {
    bool asked = false;
    CHECK_EQUAL(shown_by("quiet", asked), "");
    CHECK(!asked);
}
