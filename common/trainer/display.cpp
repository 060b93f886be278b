#include "common/trainer/display.hpp"

#include "common/terminal/input.hpp"

#include "common/text/numbers.hpp"

#include <algorithm>
#include <iostream>

namespace nn {

constexpr double look_seconds = 0.035; // how often the keys are asked while an epoch is left to be looked at
constexpr double key_seconds = 0.1;    // and while none is
constexpr int least_rows = 14;         // that the last frame may have and the cursor, whatever comes below

Display::Display(const term::DisplayOptions& options, Index first, Index last, double seconds)
    : pacer_(first, last, seconds) {
    if (term::is_live(options)) screen_.emplace(options);
    plain_ = options.ui == "plain" || (options.ui == "auto" && !is_live());
}

bool Display::obey_keys() {
    bool any = false;
    keys_asked_ = term::steady_seconds();
    while (const std::optional<char> key = term::pressed_key()) {
        any = true;
        if (*key == ' ') pacer_.pause_or_go_on();
        if (*key == '+' || *key == '=') pacer_.change_speed(2); // = is + without the shift key
        if (*key == '-') pacer_.change_speed(0.5);
        if (*key == 'q') enough_ = true;
        if (*key != 's') continue;
        pacer_.step();
        break; // each wants an epoch of its own
    }
    return any;
}

std::string Display::keys() const {
    if (!term::has_keys()) return "";
    const std::string speed = pacer_.speed() == 1 ? "" : " " + text::general(pacer_.speed(), 3) + " x";
    return std::string(pacer_.is_paused() ? "paused: space goes on" : "space pauses") +
           "   s one epoch   + - speed" + speed + "   q ends";
}

int Display::tick() const { return static_cast<int>(term::steady_seconds() - start_); }

bool Display::looks_different() const {
    const auto [columns, rows] = term::terminal_size();
    return tick() != tick_ || columns != columns_ || rows != rows_;
}

void Display::draw(Progress progress, const std::function<Dashboard(int tick)>& dashboard) {
    tick_ = tick();
    const auto [columns, rows] = term::terminal_size();
    columns_ = columns;
    rows_ = rows;
    Dashboard shown = dashboard(tick_);
    progress.pace = pacer_.pace(progress.epoch.number);
    shown.progress = progress;
    shown.keys = keys();
    screen_->draw(dashboard_lines(shown, columns, rows, screen_->style()));
}

void Display::print(const Progress& progress) {
    if (printed_ == progress.epoch.number) return;
    printed_ = progress.epoch.number;
    std::cerr << progress_line(progress) << "\n";
}

bool Display::show(Progress progress, const std::function<Dashboard(int tick)>& dashboard) {
    const Index epoch = progress.epoch.number;
    if (is_live() && term::steady_seconds() - keys_asked_ > key_seconds) obey_keys();
    if (is_live() && pacer_.shows(epoch)) {
        pacer_.begin(epoch);
        obey_keys();
        draw(progress, dashboard);
        pacer_.drawn();
        while (true) {
            const double seconds = enough_ || term::interrupted() ? 0 : pacer_.seconds_to_look();
            term::sleep_for(std::min(seconds, look_seconds));
            if (seconds <= look_seconds) break;
            if (obey_keys() || looks_different()) draw(progress, dashboard);
        }
    }
    if (plain_ && clock_.due(epoch)) {
        progress.pace.epochs_per_second = clock_.rate();
        if (clock_.rate()) progress.pace.seconds_left = double(progress.last_epoch - epoch) / *clock_.rate();
        print(progress);
    }
    return enough_ || term::interrupted();
}

void Display::finish(Progress progress, const std::function<Dashboard(int tick)>& dashboard,
                     int lines_to_come) {
    if (plain_) print(progress);
    if (!is_live()) return;
    Dashboard last = dashboard(0);
    progress.pace = {pacer_.pace(progress.epoch.number).epochs_per_second, {}};
    last.progress = progress;
    last.state = last.figures = "";
    const auto [columns, rows] = term::terminal_size();
    screen_->draw(
        dashboard_lines(last, columns, std::max(rows - lines_to_come, least_rows), screen_->style()));
}

} // namespace nn
