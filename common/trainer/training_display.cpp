// Tool: when to draw, where to, and which key does what.
#include "common/trainer/training_display.hpp"

#include "common/text/numbers.hpp"

#include <algorithm>
#include <iostream>
#include <thread>

namespace nn {

namespace {

constexpr double frame_seconds = 0.035; // while an epoch is left to be looked at
constexpr int least_rows = 14;          // that the last frame may have and the cursor, whatever comes below

} // namespace

TrainingDisplay::TrainingDisplay(const term::DisplayOptions& options, std::ptrdiff_t first,
                                 std::ptrdiff_t last, double seconds)
    : live_(term::is_live(options)),
      plain_(options.ui == "plain" || (options.ui == "auto" && !live_)),
      style_(term::output_style(options)),
      pacer_(first, last, seconds) {
    if (live_) screen_.emplace();
}

void TrainingDisplay::obey_keys() {
    while (const std::optional<char> key = screen_->pressed_key()) {
        if (*key == ' ') pacer_.pause_or_go_on();
        if (*key == '+' || *key == '=') pacer_.change_speed(2); // = is + without the shift key
        if (*key == '-') pacer_.change_speed(0.5);
        if (*key == 'q') enough_ = true;
        if (*key != 's') continue;
        pacer_.step();
        return; // each wants an epoch of its own
    }
}

std::string TrainingDisplay::keys() const {
    if (!screen_->has_keys()) return "";
    const std::string speed = pacer_.speed() == 1 ? "" : " " + text::general(pacer_.speed(), 3) + " x";
    return std::string(pacer_.is_paused() ? "paused: space goes on" : "space pauses") +
           "   s one epoch   + - speed" + speed + "   q ends";
}

void TrainingDisplay::draw(const Progress& progress, const std::function<Dashboard(int tick)>& dashboard) {
    const auto ticks = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - start_);
    Dashboard shown = dashboard(static_cast<int>(ticks.count()));
    shown.progress = progress;
    shown.keys = keys();
    screen_->draw([&](int columns, int rows) { return dashboard_lines(shown, columns, rows, style_); });
}

void TrainingDisplay::print(const Progress& progress) {
    if (printed_ == progress.epoch) return;
    printed_ = progress.epoch;
    std::cerr << progress_line(progress) << "\n";
}

bool TrainingDisplay::show(Progress progress, const std::function<Dashboard(int tick)>& dashboard) {
    if (live_ && pacer_.shows(progress.epoch)) {
        pacer_.begin(progress.epoch);
        double seconds = 0;
        do { // again and again, as keys are pressed and the window may change
            obey_keys();
            seconds = enough_ || term::interrupted() ? 0 : pacer_.seconds_to_look();
            progress.epochs_per_second = pacer_.rate(progress.epoch);
            progress.seconds_left = pacer_.seconds_left(progress.epoch);
            draw(progress, dashboard);
            std::this_thread::sleep_for(std::chrono::duration<double>(std::min(seconds, frame_seconds)));
        } while (seconds > 0);
    }
    if (plain_ && clock_.due(progress.epoch)) {
        if (clock_.rate() > 0) {
            progress.epochs_per_second = clock_.rate();
            progress.seconds_left = double(progress.epochs - progress.epoch) / clock_.rate();
        }
        print(progress);
    }
    return enough_ || term::interrupted();
}

void TrainingDisplay::finish(Progress progress, const std::function<Dashboard(int tick)>& dashboard,
                             int lines_to_come) {
    if (plain_) print(progress);
    if (!live_) return;
    Dashboard last = dashboard(0);
    progress.epochs_per_second = pacer_.rate(progress.epoch);
    last.progress = progress;
    last.state = last.figures = "";
    screen_->draw([&](int columns, int rows) {
        return dashboard_lines(last, columns, std::max(rows - lines_to_come, least_rows), style_);
    });
}

} // namespace nn
