// Tool: shows a training while it runs, and obeys the keys of whoever watches: see obey_keys(). In a terminal it draws a
// dashboard over and over, paced so that a person can follow; elsewhere it prints a line to standard error now and then.
#pragma once

#include "common/terminal/screen.hpp"
#include "common/trainer/dashboard.hpp"
#include "common/trainer/pacer.hpp"

#include <functional>
#include <optional>
#include <string>

namespace nn {

class Display {
public:
    // Live, plain or quiet as the options say. A live training of the epochs from `first` to `last` is stretched to
    // `seconds`; one that takes longer is not slowed down. Throws what LiveTerminal throws when it is live.
    Display(const term::DisplayOptions& options, Index first, Index last, double seconds);

    // Whether the dashboard stands on the screen, and need not be said again.
    bool is_live() const { return screen_.has_value(); }

    // At the end of every epoch. The pace is filled in here, and `dashboard` is asked for the rest only when a
    // frame is due; `tick` counts up from 0 about once a second. True when the user has had enough: by q or Ctrl-C.
    bool show(Progress progress, const std::function<Dashboard(int tick)>& dashboard);

    // At the end: what stays on the screen, with room below it for so many lines that are still to come and say how it is doing;
    // or the last line.
    void finish(Progress progress, const std::function<Dashboard(int tick)>& dashboard, int lines_to_come);

private:
    void draw(Progress progress, const std::function<Dashboard(int tick)>& dashboard);
    bool looks_different() const; // than when it was drawn: another second, another window
    int tick() const;
    std::string keys() const; // what can be pressed
    void print(const Progress& progress);
    bool obey_keys(); // whether any was pressed

    std::optional<term::LiveScreen> screen_; // while live
    bool plain_;
    Pacer pacer_;
    double start_ = term::steady_seconds();
    EverySecond clock_;
    double keys_asked_ = 0;                  // at the steady clock
    int tick_ = -1, columns_ = 0, rows_ = 0; // of what was drawn last
    bool enough_ = false;
    Index printed_ = -1; // the epoch of the last line
};

} // namespace nn
