// Tool: shows a training while it runs. In a terminal it draws a dashboard over and over, paced so that
// a person can follow; elsewhere it prints a whole line to standard error now and then.
#pragma once

#include "common/program/pacer.hpp"
#include "common/views/dashboard.hpp"
#include "common/views/live_screen.hpp"

#include <functional>
#include <optional>
#include <string>

namespace nn {

class TrainingDisplay {
public:
    // Live, plain or quiet as the options say. A live training of `epochs` is stretched to `seconds`; one
    // that takes longer is not slowed down.
    TrainingDisplay(const DisplayOptions& options, std::ptrdiff_t epochs, double seconds);

    // Whether the dashboard stands on the screen, and need not be said again.
    bool is_live() const { return live_; }

    // At the end of every epoch. Rate and time left are filled in here, and `dashboard` is asked for
    // the rest only when a frame is due.
    void show(Progress progress, const std::function<Dashboard()>& dashboard);

private:
    bool live_, plain_;
    std::optional<LiveScreen> screen_; // engaged while live
    TerminalStyle style_;
    Pacer pacer_;
    EverySecond clock_;
};

} // namespace nn
