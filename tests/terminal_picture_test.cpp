#include "tests/check.hpp"
#include "tests/terminal_picture.hpp"
#include "tests/xml.hpp"

namespace {

std::string picture_of(const std::string& bytes) {
    check::TerminalEmulator terminal(10, 2);
    terminal.feed(bytes);
    return check::terminal_svg(terminal, "t", "d");
}

bool holds(const std::string& file, const std::string& part) { return file.find(part) != std::string::npos; }

} // namespace

CLAIM(words_stand_in_their_cells) {
    const std::string file = picture_of("a  <b");
    CHECK_EQUAL(check::xml_error(file), "");
    CHECK(holds(file, "x=\"10 19 28 37 46 55 64 73 82 91\">a  &lt;b     </text>"));
}

CLAIM(blocks_are_rectangles_in_their_colours) {
    const std::string file = picture_of("\x1b[38;2;255;0;0m\x1b[48;2;0;0;255m▀▀\x1b[0m▄");
    CHECK(holds(file, "<rect x=\"10\" y=\"10\" width=\"18\" height=\"18\" fill=\"#0000ff\"/>"));
    CHECK(holds(file, "<rect x=\"10\" y=\"10\" width=\"18\" height=\"9\" fill=\"#ff0000\"/>"));
    CHECK(holds(file, "<rect x=\"28\" y=\"19\" width=\"9\" height=\"9\""));
}

CLAIM(a_colour_is_not_found_inside_another_and_emoji_keep_their_two_cells) {
    CHECK(!holds(picture_of("\x1b[38;2;148;2;7mx\x1b[0m"), "width=\"9\" height=\"18\""));
    CHECK(holds(picture_of("🙂b"), "x=\"28 37 46 55 64 73 82 91\">b"));
}

CLAIM(eighths_are_as_wide_or_high_as_they_say) {
    CHECK(holds(picture_of("▎"), "<rect x=\"10\" y=\"10\" width=\"2.2\" height=\"18\"") ||
          holds(picture_of("▎"), "<rect x=\"10\" y=\"10\" width=\"2.3\" height=\"18\""));
    CHECK(holds(picture_of("▂"), "<rect x=\"10\" y=\"23.5\" width=\"9\" height=\"4.5\""));
}
