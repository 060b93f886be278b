// A screen as an SVG picture: what the terminal in memory holds, cell by cell, in true colour. Blocks become
// rectangles, so that no font leaves gaps between them.
#pragma once

#include "common/plot/svg.hpp"
#include "common/text/strings.hpp"
#include "tests/terminal_emulator.hpp"

#include <array>
#include <cstdlib>
#include <sstream>
#include <vector>

namespace check {

namespace picture {

constexpr double cell_width = 9, cell_height = 18;
constexpr plot::Color black{16, 18, 22}, white{222, 224, 228};

inline std::string size(double width, double height) {
    return " width=\"" + plot::coordinate(width) + "\" height=\"" + plot::coordinate(height) + "\"";
}

inline std::string rectangle(double x, double y, double width, double height, plot::Color fill) {
    return "<rect x=\"" + plot::coordinate(x) + "\" y=\"" + plot::coordinate(y) + "\"" + size(width, height) +
           " fill=\"" + plot::hex(fill) + "\"/>\n";
}

// So many characters that begin a cell's width apart, whatever the font thinks.
inline std::string spaced_text(double x, int count, double y, const std::string& words, plot::Color fill) {
    std::string places;
    for (int i = 0; i < count; ++i) places += (i > 0 ? " " : "") + plot::coordinate(x + i * cell_width);
    return "<text xml:space=\"preserve\" y=\"" + plot::coordinate(y) + "\" font-size=\"15\" fill=\"" +
           plot::hex(fill) + "\" x=\"" + places + "\">" + plot::escape_xml(words) + "</text>\n";
}

// The foreground (38) or background (48) of a style such as "1;38;2;255;0;0;". Faint letters are darker.
inline plot::Color color_of(const std::string& style, int ground, plot::Color otherwise) {
    std::istringstream text(style);
    std::vector<int> codes;
    for (std::string code; std::getline(text, code, ';');) codes.push_back(std::atoi(code.c_str()));
    plot::Color color = otherwise;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const bool is_color = (codes[i] == 38 || codes[i] == 48) && i + 4 < codes.size();
        if (is_color && codes[i] == ground) color = {codes[i + 2], codes[i + 3], codes[i + 4]};
        if (is_color)
            i += 4;
        else if (codes[i] == 2 && ground == 38)
            color = plot::mix(color, black, 0.4);
    }
    return color;
}

// The part of a cell that a block character fills: from left and top, width and height, all as shares.
struct Part {
    double left, top, width, height;
};
inline bool is_block(const std::string& character, Part& part) {
    constexpr std::array lower = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    constexpr std::array left = {"▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const double share = (static_cast<double>(i) + 1) / 8;
        if (character == lower[i])
            part = {0, 1 - share, 1, share};
        else if (i < left.size() && character == left[i])
            part = {0, 0, share, 1};
        else
            continue;
        return true;
    }
    part = {0, 0, 1, 0.5};
    return character == "▀";
}

// The dots of a sign of braille, as circles.
inline std::string braille_dots(double x, double y, const std::string& character, plot::Color fill) {
    std::string_view rest = character;
    const unsigned pattern = text::take_character(rest).code - 0x2800;
    constexpr unsigned bits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    std::string circles;
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 2; ++column) {
            if ((pattern & bits[row][column]) == 0) continue;
            circles += "<circle cx=\"" + plot::coordinate(x + (column + 0.5) * cell_width / 2) + "\" cy=\"" +
                       plot::coordinate(y + (row + 0.5) * cell_height / 4) + "\" r=\"1.5\" fill=\"" +
                       plot::hex(fill) + "\"/>\n";
        }
    }
    return circles;
}
inline bool is_braille(const std::string& character) { // U+2800 to U+28FF
    return character.size() == 3 && character >= "\xe2\xa0\x80" && character <= "\xe2\xa3\xbf";
}

} // namespace picture

inline std::string terminal_svg(const TerminalEmulator& terminal, const std::string& title,
                                const std::string& description) {
    using namespace picture;
    constexpr double margin = 10;
    const double width = terminal.columns() * cell_width + 2 * margin;
    const double height = terminal.rows() * cell_height + 2 * margin;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + plot::coordinate(width) +
                      " " + plot::coordinate(height) + "\"" + size(width, height) +
                      " role=\"img\" font-family=\"monospace\">\n<title>" + plot::escape_xml(title) +
                      "</title>\n<desc>" + plot::escape_xml(description) + "</desc>\n" +
                      rectangle(0, 0, width, height, black);
    for (int row = 0; row < terminal.rows(); ++row) {
        const double y = margin + row * cell_height;
        for (int column = 0, end; column < terminal.columns(); column = end) {
            const Cell& cell = terminal.cell(row, column);
            // Neighbours of one kind are drawn together.
            Part part{};
            const bool block = is_block(cell.character, part);
            std::string words = cell.character;
            for (end = column + 1; end < terminal.columns(); ++end) {
                const Cell& next = terminal.cell(row, end);
                Part ignored{};
                if (next.character.empty() || cell.character.empty()) break; // the second half of an emoji
                if (next.style != cell.style || is_block(next.character, ignored) != block) break;
                if (block && next.character != cell.character) break;
                if (is_braille(cell.character) || is_braille(next.character)) break;
                words += next.character;
            }
            const double x = margin + column * cell_width, wide = (end - column) * cell_width;
            const plot::Color back = color_of(cell.style, 48, black), front = color_of(cell.style, 38, white);
            if (back != black) svg += rectangle(x, y, wide, cell_height, back);
            if (block) {
                svg +=
                    rectangle(x, y + part.top * cell_height, part.width < 1 ? part.width * cell_width : wide,
                              part.height * cell_height, front);
            } else if (is_braille(cell.character)) {
                svg += braille_dots(x, y, cell.character, front);
            } else if (words.find_first_not_of(' ') != std::string::npos) {
                svg += spaced_text(x, end - column, y + 14, words, front);
            }
        }
    }
    return svg + "</svg>\n";
}

} // namespace check
