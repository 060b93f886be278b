#include "tests/check.hpp"
#include "tests/terminal_emulator.hpp"

#include "common/terminal/raster.hpp"
#include "common/text/strings.hpp"

#include <limits>
#include <stdexcept>

namespace {

constexpr term::TerminalStyle letters{}, blocks{term::ColorDepth::none, true},
    colored{term::ColorDepth::all, true}, dotted{term::ColorDepth::all, true, true};
constexpr plot::Color red{255, 0, 0}, green{0, 255, 0};

// The first line of a picture that `draw` draws, of so many columns.
template <class Draw>
std::string line_of(int columns, const term::TerminalStyle& style, Draw draw) {
    term::Raster raster(columns, 1, style);
    draw(raster);
    return raster.lines()[0];
}

} // namespace

CLAIM(two_pixels_share_a_cell) {
    const auto draw = [](term::Raster& raster) {
        raster.draw(0, 0, {red});
        raster.draw(1, 1, {red});
        raster.draw(2, 0, {red});
        raster.draw(2, 1, {red});
    };
    CHECK_EQUAL(line_of(4, blocks, draw), "▀▄█ ");
    CHECK_EQUAL(line_of(4, letters, draw), "*** ");
    // Two equal ones are the ground behind a blank: between blocks there may be seams.
    CHECK_EQUAL(line_of(4, colored, draw), "\x1b[38;2;255;0;0m▀▄\x1b[48;2;255;0;0m \x1b[0m ");
}

CLAIM(both_colours_of_a_cell_are_seen) {
    const std::string line = line_of(1, colored, [](term::Raster& raster) {
        raster.draw(0, 0, {red});
        raster.draw(0, 1, {green});
    });
    CHECK_EQUAL(line, "\x1b[38;2;255;0;0m\x1b[48;2;0;255;0m▀\x1b[0m");
    check::TerminalEmulator terminal(3, 1);
    terminal.feed(line);
    CHECK_EQUAL(terminal.line(0), "▀");
    CHECK_EQUAL(terminal.style, "");
}

CLAIM(a_code_is_written_where_something_changes) {
    const std::string line = line_of(8, colored, [](term::Raster& raster) {
        for (int x = 0; x < 6; ++x) raster.draw(x, 0, {x < 3 ? red : green});
        for (int x = 1; x < 2; ++x) raster.draw(x, 1, {green});
        raster.words(7, 0, "w", red, true);
    });
    const std::string to_red = "\x1b[38;2;255;0;0m", to_green = "\x1b[38;2;0;255;0m";
    CHECK_EQUAL(line, to_red + "▀\x1b[48;2;0;255;0m▀\x1b[0m" + to_red + "▀" + to_green + "▀▀▀ \x1b[1m" +
                          to_red + "w\x1b[0m");
}

CLAIM(letters_stand_for_shades_where_there_are_few_colours) {
    const auto draw = [](term::Raster& raster) {
        raster.draw(0, 0, {red, '+', true});
        raster.draw(0, 1, {red, '+', true});
    };
    for (const term::ColorDepth depth : {term::ColorDepth::none, term::ColorDepth::sixteen}) {
        CHECK_EQUAL(line_of(2, {depth, true}, draw), "+ ");
    }
    CHECK_EQUAL(line_of(2, {term::ColorDepth::many, true}, draw), "\x1b[48;5;196m \x1b[0m ");
    CHECK_EQUAL(line_of(2, {term::ColorDepth::many, false}, draw), "\x1b[48;5;196m+\x1b[0m ");
}

CLAIM(what_is_outside_is_left_out) {
    for (const term::TerminalStyle& style : {letters, dotted}) {
        term::Raster raster(3, 1, style);
        for (const int far : {-1, 3, 1'000'000, -1'000'000}) {
            raster.draw(far, 0, {red});
            raster.draw(0, far, {red});
            raster.draw(far, far, {red, 'x', true});
            raster.words(far < 0 ? far - 5 : far, 0, "words");
            raster.words(0, far, "words");
        }
        raster.line({{-5, -5}, {-1, -1}}, {red});
        raster.line({{1e5, 0}, {1e5, 1}}, {red});
        raster.line({{6, 4}, {6, 4}}, {red});
        CHECK_EQUAL(raster.lines()[0], "   ");
    }
    CHECK_EQUAL(term::Raster(0, 5, letters).lines().size(), 5u);
    CHECK_EQUAL(term::Raster(-3, -5, dotted).lines().size(), 0u);
}

CLAIM(more_cells_than_any_window_has_are_refused) {
    constexpr int most = std::numeric_limits<int>::max();
    CHECK_THROWS(term::Raster(65'535, 32'767, letters), std::length_error, "raster", "65535 × 32767");
    CHECK_THROWS(term::Raster(most, most, letters), std::length_error, "2147483647 × 2147483647");
    CHECK_THROWS(term::Raster(0, most, letters), std::length_error, "0 × 2147483647");
    term::Raster long_one(1, 100'000, blocks); // what is inside is found
    long_one.draw(0, 199'999, {red});
    long_one.draw(0, most, {red});
    CHECK_EQUAL(long_one.lines()[99'999], "▄");
}

CLAIM(a_line_has_no_holes_and_dashes_have) {
    CHECK_EQUAL(line_of(5, letters, [](auto& raster) { raster.line({{0, 0}, {4, 1}}, {red}); }), "*****");
    const auto draw_dashes = [](auto& raster) { // they go on around corners
        raster.line({{0, 0}, {3, 0}, {7, 0}}, {red, 'o'}, 2);
    };
    CHECK_EQUAL(line_of(8, letters, draw_dashes), "oo  oo  ");
    term::Raster steep(1, 4, letters);
    steep.line({{0, 0}, {0, 7}}, {red, 'o'}, 2);
    CHECK_EQUAL(steep.lines()[0] + steep.lines()[1] + steep.lines()[2], "o o");
}

CLAIM(with_braille_a_line_has_eight_dots_a_cell) {
    const auto draw = [](term::Raster& raster) {
        raster.line({{0, 0}, {3, 3}}, {red});
        raster.line({{4, 0}, {4, 3}}, {green});
    };
    CHECK_EQUAL(line_of(3, dotted, draw), "\x1b[38;2;255;0;0m⠑⢄\x1b[38;2;0;255;0m⡇\x1b[0m");
    const term::Raster with(3, 2, dotted), without(3, 2, colored);
    CHECK_EQUAL(with.line_width(), 6);
    CHECK_EQUAL(with.line_height(), 8);
    CHECK_EQUAL(without.line_width(), 3);
    CHECK_EQUAL(without.line_height(), 4);
    const auto draw_dashes = [](auto& raster) { raster.line({{0, 0}, {7, 0}}, {red}, 1); };
    CHECK_EQUAL(line_of(4, dotted, draw_dashes), "\x1b[38;2;255;0;0m⠉ ⠉ \x1b[0m");
}

CLAIM(a_line_lies_on_the_pixels_that_were_there_and_under_those_that_come) {
    const auto fill = [](term::Raster& raster) {
        for (const int y : {0, 1}) raster.draw(0, y, {green, '#', true});
    };
    const auto draw_line = [](term::Raster& raster) { raster.line({{0, 0}, {0, 3}}, {red}); };
    const std::string on_green = line_of(1, dotted, [&](auto& raster) { fill(raster), draw_line(raster); });
    CHECK_EQUAL(on_green, "\x1b[38;2;0;0;0m\x1b[48;2;0;255;0m⡇\x1b[0m");
    const std::string below = line_of(1, dotted, [&](auto& raster) { draw_line(raster), fill(raster); });
    CHECK_EQUAL(below, "\x1b[48;2;0;255;0m \x1b[0m");
    const term::TerminalStyle few{term::ColorDepth::sixteen, true,
                                  true}; // no ground: shades are letters there
    CHECK_EQUAL(line_of(1, few, [&](auto& raster) { fill(raster), draw_line(raster); }), "\x1b[91m⡇\x1b[0m");
}

CLAIM(words_stand_on_top_and_never_make_a_line_wider) {
    const auto draw = [](term::Raster& raster) {
        raster.line({{0, 0}, {5, 0}}, {red});
        raster.words(1, 0, "ab\x1b[31mc");
    };
    CHECK_EQUAL(line_of(6, letters, draw), "*ab[31");
    // Two columns each: the second has no room.
    const std::string wide = line_of(3, letters, [](auto& raster) { raster.words(0, 0, "🙂🙂"); });
    CHECK_EQUAL(wide, "🙂 ");
    CHECK_EQUAL(text::width_of(wide), 3);
    const std::string accent = line_of(2, letters, [](auto& raster) { raster.words(0, 0, "e\u0301x"); });
    CHECK_EQUAL(text::width_of(accent), 2);
}

CLAIM(words_on_pixels_can_be_read) {
    const auto draw = [](term::Raster& raster) {
        raster.draw(0, 0, {{250, 230, 40}, '#', true});
        raster.draw(0, 1, {{250, 230, 40}, '#', true});
        raster.words(0, 0, "x");
    };
    CHECK_EQUAL(line_of(1, colored, draw), "\x1b[38;2;0;0;0m\x1b[48;2;250;230;40mx\x1b[0m");
    CHECK_EQUAL(line_of(1, {term::ColorDepth::sixteen, true}, draw), "x");
}
