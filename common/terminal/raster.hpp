// Tool: a picture for the terminal: each character cell is two square pixels, one above the other, drawn as
// a half block in the colours of both. Lines are finer where there is braille: eight dots a cell. Words stand on top.
#pragma once

#include "common/plot/field.hpp"
#include "common/terminal/style.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace term {

struct Pixel {
    plot::Color color = {};
    char letter = '*';     // in its place without half blocks or colours; '*' is solid
    bool is_shade = false; // one of many, so that its letter shows among sixteen colours, too
};

class Raster {
public:
    // Sizes in character cells. Throws std::length_error for more cells than any window has.
    Raster(int columns, int rows, const TerminalStyle& style);

    int columns() const { return columns_; }
    int rows() const { return rows_; }
    int height() const { return 2 * rows_; } // in pixels
    // The size in what lines are made of: dots of braille, or pixels.
    int line_width() const { return style_.braille ? 2 * columns_ : columns_; }
    int line_height() const { return style_.braille ? 4 * rows_ : 2 * rows_; }

    // (0, 0) is the upper left pixel; what lies outside is left out.
    void draw(int x, int y, const Pixel& pixel);
    // From point to point, of line_width() × line_height(); where `dash` is not 0, with gaps as long as the dashes. A cell
    // has the colour of the last line that goes through it.
    void line(const std::vector<plot::Point>& points, const Pixel& pixel, int dash = 0);
    // On top of the pixels, cut at the edge. Without a colour: in one that can be read there, or the
    // terminal's own.
    void words(int column, int row, std::string_view text, std::optional<plot::Color> color = {},
               bool strong = false);

    // A string for each row of cells, `columns` wide, colours off at its end.
    std::vector<std::string> lines() const;

private:
    struct Word { // one character of the words on top
        std::string character = "";
        std::optional<plot::Color> color = {};
        bool strong = false;
    };

    struct Dots {
        unsigned pattern = 0; // a bit for each, as Unicode counts them from U+2800 on
        plot::Color color = {};
    };
    // A character with the codes for its looks; none where it is as the terminal has it.
    struct Cell {
        std::string character, weight = "", text = "", ground = "";
    };

    std::size_t place(int column, int row) const; // of a cell; of a pixel with a row of theirs
    void draw_dot(int x, int y, const Pixel& pixel);
    Cell word_cell(const Word& word, const Pixel* upper, const Pixel* lower) const;
    Cell cell(int column, int row) const;

    int columns_, rows_;
    TerminalStyle style_;
    std::vector<std::optional<Pixel>> pixels_;
    std::vector<Dots> dots_;  // none without braille
    std::vector<Word> words_; // empty where there is none
};

} // namespace term
