#include "common/trainer/drawing_pad.hpp"

#include "common/terminal/raster.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

#include <algorithm>
#include <utility>

namespace nn {

namespace {

constexpr int first_row = 2; // below two lines of words
constexpr int bar_width = 20, beside = 34;
constexpr plot::Color paper{22, 24, 29}, ink{235, 237, 240};

std::string percent(double share) { return text::fixed(100 * share, 0) + " %"; }

// The picture, as large as the raster's area is.
void draw_picture(term::Raster& raster, const Matrix& picture, int left, int top, int width, int height) {
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Index row = y * image_side / height, column = x * image_side / width;
            const double share = picture(0, row * image_side + column);
            const char letter = " .:-=+*#%@"[static_cast<std::size_t>(9 * share + 0.5)];
            raster.draw(left + x, top + y, {plot::mix(paper, ink, share), letter, true});
        }
    }
}

void draw_bars(term::Raster& raster, const Matrix& p, int left) {
    const auto best = std::max_element(p.begin(), p.end()) - p.begin();
    for (int digit = 0; digit < 10; ++digit) {
        const double share = p(0, digit);
        const plot::Color color = digit == best ? plot::orange : plot::blue;
        raster.words(left, digit, std::to_string(digit), {}, digit == best);
        for (int x = 0; x < static_cast<int>(bar_width * share + 0.5); ++x) {
            for (int y = 0; y < 2; ++y) raster.draw(left + 2 + x, 2 * digit + y, {color});
        }
        raster.words(left + bar_width + 3, digit, text::pad_left(percent(share), 5));
    }
}

} // namespace

PenPoint DrawingPad::place_of(const term::Input& input) const {
    return {(input.column + 0.5) * image_side / columns_, (input.row - first_row + 0.5) * image_side / rows_};
}

void DrawingPad::move_by(double x, double y) {
    cursor_ = {std::clamp(cursor_.x + x, 0.5, image_side - 0.5),
               std::clamp(cursor_.y + y, 0.5, image_side - 0.5)};
    if (keys_draw_) strokes_.back().push_back(cursor_);
}

bool DrawingPad::obey(const term::Input& input) {
    using Kind = term::Input::Kind;
    const bool is_on_pad = input.column < columns_ && input.row >= first_row && input.row < first_row + rows_;
    switch (input.kind) {
    case Kind::press:
        if (!is_on_pad) return false;
        strokes_.push_back({place_of(input)});
        mouse_draws_ = true;
        keys_draw_ = false;
        return true;
    case Kind::drag:
        if (!mouse_draws_ || !is_on_pad) return false;
        strokes_.back().push_back(place_of(input));
        return true;
    case Kind::release: return std::exchange(mouse_draws_, false);
    case Kind::up: return move_by(0, -1), true;
    case Kind::down: return move_by(0, 1), true;
    case Kind::left: return move_by(-1, 0), true;
    case Kind::right: return move_by(1, 0), true;
    case Kind::key: break;
    }
    if (input.key == ' ') {
        keys_draw_ = !keys_draw_;
        mouse_draws_ = false;
        if (keys_draw_) strokes_.push_back({cursor_});
        return true;
    }
    if (input.key == 'c' || input.key == 'u') {
        keys_draw_ = mouse_draws_ = false;
        if (input.key == 'c') strokes_.clear();
        if (!strokes_.empty()) strokes_.pop_back();
        return true;
    }
    if (input.key == 'q') return is_done_ = true;
    if (input.key < '0' || input.key > '9' || is_empty()) return false;
    label_ = input.key - '0';
    return true;
}

std::optional<int> DrawingPad::taken_label() { return std::exchange(label_, std::nullopt); }

std::vector<std::string> DrawingPad::lines(const Matrix& p, const std::string& news, int columns, int rows,
                                           const term::TerminalStyle& style) {
    rows_ = std::min({rows - first_row - 3, (columns - beside) / 2, 28});
    columns_ = 2 * rows_; // a cell is as wide as half of it is high
    if (rows_ < 10) {
        columns_ = rows_ = 0;
        return {
            text::clip("The window is too small to draw in: 54 columns and 15 rows are needed.", columns)};
    }
    term::Raster raster(columns_ + beside, rows_, style);
    draw_picture(raster, picture_of(strokes_, pen_), 0, 0, columns_, 2 * rows_);
    raster.draw(static_cast<int>(cursor_.x * columns_ / image_side),
                static_cast<int>(cursor_.y * 2 * rows_ / image_side),
                {keys_draw_ ? plot::orange : plot::blue, '+', true});
    const int left = columns_ + 3;
    if (!is_empty()) draw_bars(raster, p, left);
    if (rows_ >= 18 && !is_empty()) {
        draw_picture(raster, picture(), left + 2, 2 * (rows_ - 7), 14, 14);
        raster.words(left + 18, rows_ - 7, "as the");
        raster.words(left + 18, rows_ - 6, "network");
        raster.words(left + 18, rows_ - 5, "sees it");
    }
    std::vector<std::string> lines = {
        text::clip("Draw a digit with the mouse, or with arrows and space (pen down, pen up).", columns),
        text::clip("c clears   u undoes   0-9 keeps it as that   q ends", columns)};
    for (const std::string& line : raster.lines()) lines.push_back(line);
    lines.push_back(is_empty() ? "" : text::clip(verdict_on_digit(p), columns));
    lines.push_back(text::clip(news, columns));
    return lines;
}

std::string text_of_digit(int digit) { return (digit == 8 ? "an " : "a ") + std::to_string(digit); }

std::string verdict_on_digit(const Matrix& p) {
    constexpr double sure = 0.9;
    std::vector<int> order = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return p(0, a) > p(0, b); });
    const double first = p(0, order[0]), second = p(0, order[1]);
    if (first >= sure) return "It is " + text_of_digit(order[0]) + ".";
    return "Unsure: " + text_of_digit(order[0]) + " (" + percent(first) + ") or " + text_of_digit(order[1]) +
           " (" + percent(second) + ")?";
}

} // namespace nn
