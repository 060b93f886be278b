// Tool: a picture for the terminal: each character cell is two square pixels, one above the other, drawn as
// a half block in the colours of both. Words stand on top.
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
    Raster(int columns, int rows);

    int columns() const { return columns_; }
    int rows() const { return rows_; }
    int height() const { return 2 * rows_; } // in pixels

    // (0, 0) is the upper left pixel; what lies outside is left out.
    void draw(int x, int y, const Pixel& pixel);
    // From point to point; where `dash` is not 0, with gaps as long as the dashes.
    void line(const std::vector<plot::Point>& points, const Pixel& pixel, int dash = 0);
    // On top of the pixels, cut at the edge. Without a colour: in one that can be read there, or the
    // terminal's own.
    void words(int column, int row, std::string_view text, std::optional<plot::Color> color = {},
               bool strong = false);

    // A string for each row of cells, `columns` wide, colours off at its end.
    std::vector<std::string> lines(const TerminalStyle& style) const;

private:
    struct Word { // one character of the words on top
        std::string character = "";
        std::optional<plot::Color> color = {};
        bool strong = false;
    };

    std::size_t place(int column, int row) const; // among the words; among the pixels with a row of theirs
    std::string cell(int column, int row, const TerminalStyle& style) const;

    int columns_, rows_;
    std::vector<std::optional<Pixel>> pixels_;
    std::vector<Word> words_; // empty where there is none
};

} // namespace term
