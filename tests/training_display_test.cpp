// What can be seen of it without a terminal.
#include "tests/check.hpp"

#include "common/trainer/training_display.hpp"

using namespace nn;

namespace {

// What a run of 1,000 epochs writes to standard error, and whether it ever asked for a dashboard.
std::string shown_by(const std::string& ui, bool& asked) {
    std::ostringstream printed;
    auto* const screen = std::cerr.rdbuf(printed.rdbuf());
    TrainingDisplay display({.ui = ui}, 0, 1000, 0.1);
    for (std::ptrdiff_t epoch = 0; epoch <= 1000; ++epoch) {
        display.show({.epoch = epoch, .epochs = 1000, .loss = 0.5, .right = 3, .rows = 4}, [&](int) {
            asked = true;
            return Dashboard{};
        });
    }
    display.finish(
        {.epoch = 1000, .epochs = 1000, .loss = 0.25, .right = 4, .rows = 4},
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
                "epoch    0/1000   0% loss 0.5 3/4 right\nepoch 1000/1000 100% loss 0.25 4/4 right\n");
    CHECK(!asked);
}

CLAIM(quiet_prints_nothing_and_asks_for_nothing) {
    bool asked = false;
    CHECK_EQUAL(shown_by("quiet", asked), "");
    CHECK(!asked);
}
