#include "tests/check.hpp"

#include "common/terminal/input.hpp"

#include <string_view>
#include <vector>

using term::Input;

namespace {

std::vector<Input> inputs_in(std::string_view bytes) {
    term::InputParser parser;
    std::vector<Input> inputs;
    for (const char byte : bytes) {
        if (const auto input = parser.take(byte)) inputs.push_back(*input);
    }
    return inputs;
}

// "a", or the name of the kind with its place.
std::string words_for(std::string_view bytes) {
    std::string words;
    for (const Input& input : inputs_in(bytes)) {
        const char* const names[] = {"", "up", "down", "left", "right", "press", "drag", "release"};
        words += words.empty() ? "" : " ";
        words += names[static_cast<std::size_t>(input.kind)];
        if (input.kind == Input::Kind::key) words += input.key;
        if (input.kind >= Input::Kind::press)
            words += ":" + std::to_string(input.column) + "," + std::to_string(input.row);
    }
    return words;
}

} // namespace

CLAIM(letters_and_arrows_are_inputs) {
    CHECK_EQUAL(words_for("a \x1b[Ab\x1b[B\x1b[C\x1b[D\x1bOA+"), "a   up b down right left up +");
}

CLAIM(the_left_button_is_pressed_dragged_and_released) {
    CHECK_EQUAL(words_for("\x1b[<0;1;1M\x1b[<32;12;7M\x1b[<0;12;7m"), "press:0,0 drag:11,6 release:11,6");
    CHECK_EQUAL(words_for("\x1b[<4;2;3M"), "press:1,2"); // with shift
}

CLAIM(other_buttons_wheels_and_keys_are_passed_over) {
    CHECK_EQUAL(words_for("\x1b[<2;1;1M\x1b[<64;1;1M\x1b[<35;1;1Mx"), "x");
    CHECK_EQUAL(words_for("\x1b[1;5Ax\x1b[15~y\x1bOPz\x1bqw"), "x y z w");
    CHECK_EQUAL(words_for("\x1b\x1b[A"), "up");
}

CLAIM(what_no_terminal_sends_is_passed_over) {
    CHECK_EQUAL(words_for("\x1b[<0;0;1Ma"), "a");
    CHECK_EQUAL(words_for("\x1b[<0;1Ma"), "a");
    CHECK_EQUAL(words_for("\x1b[<0;99999999999999999999;1Ma"), "a");
    CHECK_EQUAL(words_for("\x1b[<;;Ma"), "a");
    CHECK_EQUAL(words_for("\x1b[" + std::string(100, '1') + "Ma"), "a");
    CHECK_EQUAL(words_for("\x1b[<0;" + std::string(100, '0') + "1;1Ma"), "a");
    CHECK_EQUAL(words_for("\x1b]11;rgb:0000/1111/2222\a3"), "3");
    CHECK_EQUAL(words_for("\x1bP1$r0m\x1b\\4"), "4");
    CHECK_EQUAL(words_for("\x1b[M !1x"), "x"); // the mouse as it was reported once
}
