// Tool: when to draw, and where to.
#include "common/views/training_display.hpp"

#include <iostream>

namespace nn {

TrainingDisplay::TrainingDisplay(const DisplayOptions& options, std::ptrdiff_t epochs, double seconds)
    : live_(nn::is_live(options)),
      plain_(options.ui == "plain" || (options.ui == "auto" && !live_)),
      style_(output_style(options)),
      pacer_(epochs, seconds) {
    if (live_) screen_.emplace();
}

void TrainingDisplay::show(Progress progress, const std::function<Dashboard()>& dashboard) {
    const bool last = progress.epoch == progress.epochs || interrupted();
    if (live_ && (last || pacer_.shows(progress.epoch))) {
        pacer_.wait(progress.epoch);
        progress.epochs_per_second = pacer_.rate(progress.epoch);
        progress.seconds_left = pacer_.seconds_left(progress.epoch);
        Dashboard shown = dashboard();
        shown.progress = progress;
        screen_->draw([&](int columns, int rows) { return dashboard_lines(shown, columns, rows, style_); });
    }
    if (plain_ && (clock_.due(progress.epoch) || last)) {
        if (clock_.rate() > 0) {
            progress.epochs_per_second = clock_.rate();
            progress.seconds_left = double(progress.epochs - progress.epoch) / clock_.rate();
        }
        std::cerr << progress_line(progress) << "\n";
    }
}

} // namespace nn
