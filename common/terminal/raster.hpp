// Tool: a picture for the terminal: each character cell is two square pixels, one above the other,
// drawn as a half block in the colours of both. Words stand on top.
#pragma once

#include "common/plot/color.hpp"
#include "common/plot/point.hpp"
#include "common/terminal/terminal_style.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace term {

class Raster {
public:
    // Sizes in character cells: there are twice as many rows of pixels. Throws std::length_error for more cells than any
    // window has.
    Raster(int columns, int rows);

    int columns() const { return columns_; }
    int rows() const { return rows_; }

    // The letter stands for the pixel where there are no half blocks, or no colours; "*" is solid. Anything
    // outside the picture is left out. (0, 0) is the upper left pixel.
    void pixel(int x, int y, plot::Color color, char letter = '*');
    // The same for one of many shades: sixteen colours are too few for it, so that there, too, its letter shows.
    void shade(int x, int y, plot::Color color, char letter);
    // A line between two pixels; where `dash` is not 0, with gaps as long as the dashes. `phase` counts the pixels along
    // several lines that belong together.
    void line(plot::Point from, plot::Point to, plot::Color color, char letter, int dash, int& phase);
    void line(plot::Point from, plot::Point to, plot::Color color, char letter = '*') {
        int phase = 0;
        line(from, to, color, letter, 0, phase);
    }
    // Over whatever pixels there are, cut at the picture's edge. Without a colour: one that can be read on them,
    // or the terminal's own.
    void words(int column, int row, std::string_view text, std::optional<plot::Color> color = {},
               bool strong = false);

    // One string for each row of cells, `columns` wide, colours off at its end.
    std::vector<std::string> lines(const TerminalStyle& style) const;

private:
    struct Pixel {
        plot::Color color = {};
        char letter = 0; // 0: nothing there
        bool is_shade = false;
    };
    struct Word { // one character of the words on top
        std::string character = "";
        std::optional<plot::Color> color = {};
        bool strong = false;
    };

    std::size_t place(int column, int row) const; // among the words; among the pixels with a row of theirs
    void put(int x, int y, Pixel pixel);
    std::string cell(int column, int row, const TerminalStyle& style) const;

    int columns_, rows_;
    std::vector<Pixel> pixels_;
    std::vector<Word> words_; // empty where there is none
};

} // namespace term
