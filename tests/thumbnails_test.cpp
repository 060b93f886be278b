#include "tests/check.hpp"
#include "tests/terminal_emulator.hpp"
#include "tests/xml.hpp"

#include "common/terminal/thumbnails.hpp"
#include "common/text/strings.hpp"

#include <limits>
#include <stdexcept>

namespace {

// Two pictures of 2 × 2 pixels.
plot::Thumbnails two_pictures() {
    return {.pictures = {{{0, 1, 1, 1}, "a 98%", true}, {{0.5, 0.5, 0, 0}, "b"}},
            .side = 2,
            .columns = 5,
            .are_signed = false};
}

constexpr term::TerminalStyle letters{}, colors{term::ColorDepth::all, true, true};

int count_of(const std::string& text, const std::string& word) {
    int count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

} // namespace

CLAIM(neighbours_of_one_shade_are_one_rectangle) {
    const std::string svg = plot::thumbnails_svg(two_pictures(), "t", "d");
    CHECK_EQUAL(check::xml_error(svg), "");
    CHECK(svg.find("class=\"fill-ink8\" d=\"M1 0h1v1h-1zM0 1h2v1h-2z\"") != svg.npos);
    CHECK(svg.find("class=\"fill-ink4\" d=\"M0 0h2v1h-2z\"") != svg.npos);
    CHECK_EQUAL(count_of(svg, "<path"), 2); // paper is not drawn
    CHECK(svg.find("class=\"fill-second\">a 98%<") != svg.npos);
    CHECK(svg.find("class=\"fill-faint\">b<") != svg.npos);
}

CLAIM(signed_values_have_two_colours_and_what_is_no_number_none) {
    plot::Thumbnails weights{.pictures = {{{-1, 0.25, std::numeric_limits<double>::quiet_NaN(), 7}}},
                             .side = 2};
    const std::string svg = plot::thumbnails_svg(weights, "t", "d");
    CHECK(svg.find("fill=\"#0072b2\" d=\"M0 0h1v1h-1z\"") != svg.npos);
    CHECK(svg.find("class=\"fill-plus2\" d=\"M1 0h1v1h-1z\"") != svg.npos);
    CHECK(svg.find("fill=\"#e69f00\" d=\"M1 1h1v1h-1z\"") != svg.npos);
    CHECK_EQUAL(count_of(svg, "<path"), 3);
}

CLAIM(in_a_terminal_they_stand_beside_each_other_with_their_words_below) {
    const std::vector<std::string> lines = term::thumbnail_lines(two_pictures(), 1, 80, 24, colors);
    CHECK_EQUAL(lines.size(), 2u);
    for (const std::string& line : lines) CHECK(text::width_of(line) <= 8);
    CHECK_EQUAL(term::thumbnail_lines(two_pictures(), 1, 7, 24, colors).size(), 4u); // below each other
    CHECK_EQUAL(term::thumbnail_lines(two_pictures(), 1, 7, 3, colors).size(), 2u);  // one has no room
    CHECK(term::thumbnail_lines(two_pictures(), 1, 3, 24, colors).empty());
    CHECK(term::thumbnail_lines(two_pictures(), 1, 80, 1, colors).empty());
}

CLAIM(without_colours_darkness_is_a_letter) {
    plot::Thumbnails one = two_pictures();
    one.pictures = {{{1, 1, 0.5, 0.5, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1}}};
    one.side = 4;
    const std::vector<std::string> lines = term::thumbnail_lines(one, 2, 80, 24, letters);
    CHECK_EQUAL(lines.at(0).substr(0, 2), "+:"); // the means of the upper pixels: 0.5 and 0.25
}

CLAIM(what_does_not_fit_is_refused) {
    plot::Thumbnails wrong = two_pictures();
    wrong.side = 3;
    CHECK_THROWS(plot::thumbnails_svg(wrong, "t", "d"), std::invalid_argument, "do not fit");
    wrong = two_pictures();
    wrong.columns = 0;
    CHECK_THROWS(plot::thumbnails_svg(wrong, "t", "d"), std::invalid_argument, "do not fit");
    CHECK_THROWS(term::thumbnail_lines(two_pictures(), 0, 80, 24, colors), std::invalid_argument, "shrink");
    CHECK_EQUAL(check::xml_error(plot::thumbnails_svg({}, "t", "d")), "");
    CHECK(term::thumbnail_lines({}, 1, 80, 24, colors).empty());
}
