#include "common/trainer/display.hpp"

#include "common/text/numbers.hpp"

#include <algorithm>
#include <iostream>

namespace nn {

constexpr double frame_seconds = 0.035; // while an epoch is left to be looked at
constexpr int least_rows = 14;          // that the last frame may have and the cursor, whatever comes below

Display::Display(const term::DisplayOptions& options, Index first, Index last, double seconds)
    : pacer_(first, last, seconds) {
    if (term::is_live(options)) screen_.emplace(options);
    plain_ = options.ui == "plain" || (options.ui == "auto" && !is_live());
}

void Display::obey_keys() {
    while (const std::optional<char> key = term::pressed_key()) {
        if (*key == ' ') pacer_.pause_or_go_on();
        if (*key == '+' || *key == '=') pacer_.change_speed(2); // = is + without the shift key
        if (*key == '-') pacer_.change_speed(0.5);
        if (*key == 'q') enough_ = true;
        if (*key != 's') continue;
        pacer_.step();
        return; // each wants an epoch of its own
    }
}

std::string Display::keys() const {
    if (!term::has_keys()) return "";
    const std::string speed = pacer_.speed() == 1 ? "" : " " + text::general(pacer_.speed(), 3) + " x";
    return std::string(pacer_.is_paused() ? "paused: space goes on" : "space pauses") +
           "   s one epoch   + - speed" + speed + "   q ends";
}

void Display::draw(const Progress& progress, const std::function<Dashboard(int tick)>& dashboard) {
    Dashboard shown = dashboard(static_cast<int>(term::steady_seconds() - start_));
    shown.progress = progress;
    shown.keys = keys();
    const auto [columns, rows] = term::terminal_size();
    screen_->draw(dashboard_lines(shown, columns, rows, screen_->style()));
}

void Display::print(const Progress& progress) {
    if (printed_ == progress.epoch.number) return;
    printed_ = progress.epoch.number;
    std::cerr << progress_line(progress) << "\n";
}

bool Display::show(Progress progress, const std::function<Dashboard(int tick)>& dashboard) {
    const Index epoch = progress.epoch.number;
    if (is_live() && pacer_.shows(epoch)) {
        pacer_.begin(epoch);
        double seconds = 0;
        for (bool is_first = true; is_first || seconds > frame_seconds;
             is_first = false) { // keys come, windows change
            obey_keys();
            progress.pace = pacer_.pace(epoch);
            draw(progress, dashboard);
            if (is_first) pacer_.drawn();
            seconds = enough_ || term::interrupted() ? 0 : pacer_.seconds_to_look();
            term::sleep_for(std::min(seconds, frame_seconds));
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
