#include "tests/check.hpp"
#include "tests/terminal_emulator.hpp"

#include "common/terminal/raster.hpp"
#include "common/text/strings.hpp"

#include <limits>
#include <stdexcept>

namespace {

constexpr term::TerminalStyle letters{}, blocks{term::ColorDepth::none, true},
    colored{term::ColorDepth::all, true};
constexpr plot::Color red{255, 0, 0}, green{0, 255, 0};

} // namespace

CLAIM(two_pixels_share_a_cell) {
    term::Raster raster(4, 1);
    raster.draw(0, 0, {red});
    raster.draw(1, 1, {red});
    raster.draw(2, 0, {red});
    raster.draw(2, 1, {red});
    CHECK_EQUAL(raster.lines(blocks)[0], "▀▄█ ");
    CHECK_EQUAL(raster.lines(letters)[0], "*** ");
}

CLAIM(both_colours_of_a_cell_are_seen) {
    term::Raster raster(1, 1);
    raster.draw(0, 0, {red});
    raster.draw(0, 1, {green});
    CHECK_EQUAL(raster.lines(colored)[0], "\x1b[38;2;255;0;0m\x1b[48;2;0;255;0m▀\x1b[0m");
    check::TerminalEmulator terminal(3, 1);
    terminal.feed(raster.lines(colored)[0]);
    CHECK_EQUAL(terminal.line(0), "▀");
    CHECK_EQUAL(terminal.style, "");
}

CLAIM(letters_stand_for_shades_where_there_are_few_colours) {
    term::Raster raster(2, 1);
    raster.draw(0, 0, {red, '+', true});
    raster.draw(0, 1, {red, '+', true});
    for (const term::ColorDepth depth : {term::ColorDepth::none, term::ColorDepth::sixteen}) {
        CHECK_EQUAL(raster.lines({depth, true})[0], "+ ");
    }
    CHECK(raster.lines({term::ColorDepth::many, true})[0].find("█") != std::string::npos);
    CHECK(raster.lines({term::ColorDepth::many, false})[0].find("+") != std::string::npos);
}

CLAIM(what_is_outside_is_left_out) {
    term::Raster raster(3, 1);
    for (const int far : {-1, 3, 1'000'000, -1'000'000}) {
        raster.draw(far, 0, {red});
        raster.draw(0, far, {red});
        raster.draw(far, far, {red, 'x', true});
        raster.words(far < 0 ? far - 5 : far, 0, "words");
        raster.words(0, far, "words");
    }
    raster.line({{-5, -5}, {-1, -1}}, {red});
    raster.line({{1e5, 0}, {1e5, 1}}, {red});
    CHECK_EQUAL(raster.lines(letters)[0], "   ");
    CHECK_EQUAL(term::Raster(0, 5).lines(letters).size(), 5u);
    CHECK_EQUAL(term::Raster(-3, -5).lines(letters).size(), 0u);
}

CLAIM(more_cells_than_any_window_has_are_refused) {
    constexpr int most = std::numeric_limits<int>::max();
    CHECK_THROWS(term::Raster(65'535, 32'767), std::length_error, "raster", "65535 × 32767");
    CHECK_THROWS(term::Raster(most, most), std::length_error, "2147483647 × 2147483647");
    CHECK_THROWS(term::Raster(0, most), std::length_error, "0 × 2147483647");
    term::Raster long_one(1, 100'000); // what is inside is found
    long_one.draw(0, 199'999, {red});
    long_one.draw(0, most, {red});
    CHECK_EQUAL(long_one.lines(blocks)[99'999], "▄");
}

CLAIM(a_line_has_no_holes_and_dashes_have) {
    term::Raster raster(5, 1);
    raster.line({{0, 0}, {4, 1}}, {red});
    CHECK_EQUAL(raster.lines(letters)[0], "*****");
    term::Raster dashed(8, 1);
    dashed.line({{0, 0}, {3, 0}, {7, 0}}, {red, 'o'}, 2); // dashes go on around corners
    CHECK_EQUAL(dashed.lines(letters)[0], "oo  oo  ");
    term::Raster steep(1, 4);
    steep.line({{0, 0}, {0, 7}}, {red, 'o'}, 2);
    CHECK_EQUAL(steep.lines(letters)[0] + steep.lines(letters)[1] + steep.lines(letters)[2], "o o");
}

CLAIM(words_stand_on_top_and_never_make_a_line_wider) {
    term::Raster raster(6, 1);
    raster.line({{0, 0}, {5, 0}}, {red});
    raster.words(1, 0, "ab\x1b[31mc");
    CHECK_EQUAL(raster.lines(letters)[0], "*ab[31");
    term::Raster wide(3, 1);
    wide.words(0, 0, "🙂🙂"); // two columns each: the second has no room
    CHECK_EQUAL(wide.lines(letters)[0], "🙂 ");
    CHECK_EQUAL(text::width_of(wide.lines(letters)[0]), 3);
    term::Raster accent(2, 1);
    accent.words(0, 0, "e\u0301x");
    CHECK_EQUAL(text::width_of(accent.lines(letters)[0]), 2);
}

CLAIM(words_on_pixels_can_be_read) {
    term::Raster raster(1, 1);
    raster.draw(0, 0, {{250, 230, 40}, '#', true});
    raster.draw(0, 1, {{250, 230, 40}, '#', true});
    raster.words(0, 0, "x");
    CHECK_EQUAL(raster.lines(colored)[0], "\x1b[48;2;250;230;40m\x1b[38;2;0;0;0mx\x1b[0m");
    CHECK_EQUAL(raster.lines({term::ColorDepth::sixteen, true})[0], "x");
}
