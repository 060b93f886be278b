// Tool: a pad in the terminal on which a person draws a digit, with the mouse or keys, beside what a network makes of it.
// Knows neither networks nor terminals: it is given inputs and probabilities, and gives lines.
#pragma once

#include "common/data/strokes.hpp"
#include "common/terminal/input.hpp"
#include "common/terminal/style.hpp"

#include <optional>
#include <string>
#include <vector>

namespace nn {

class DrawingPad {
public:
    // Whether the input has changed anything. Places of the mouse are those of the last lines().
    bool obey(const term::Input& input);

    bool is_empty() const { return strokes_.empty(); }
    bool is_done() const { return is_done_; } // q was pressed

    // The digit that was typed, once: what is drawn is to be kept as that.
    std::optional<int> taken_label();

    // What is drawn, (1 × 784), as a network is to see it: see centered().
    Matrix picture() const { return picture_of(centered(strokes_, pen_.thickness), pen_); }

    // p (1 × 10): the probability of each digit. Fewer lines than `rows`, none wider than `columns`; at least 54 × 15 are
    // wanted, otherwise a line says so. `news` stands in the last line.
    std::vector<std::string> lines(const Matrix& p, const std::string& news, int columns, int rows,
                                   const term::TerminalStyle& style);

private:
    PenPoint place_of(const term::Input& input) const;
    void move_by(double x, double y);

    std::vector<Stroke> strokes_;
    Pen pen_{2.6, 1.5};
    bool mouse_draws_ = false, keys_draw_ = false, is_done_ = false;
    PenPoint cursor_{14, 14};
    std::optional<int> label_;
    int columns_ = 0, rows_ = 0; // of the pad in cells, as it was drawn last
};

std::string text_of_digit(int digit); // "a 4", "an 8"

// "It is a 4.", or what it is unsure between.
std::string verdict_on_digit(const Matrix& p);

} // namespace nn
