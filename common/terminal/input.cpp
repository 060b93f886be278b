#include "common/terminal/input.hpp"

#include "common/terminal/terminal.hpp"
#include "common/text/numbers.hpp"
#include "common/text/strings.hpp"

namespace term {

namespace {

constexpr char escape = 27;
constexpr std::size_t longest = 32; // of what a terminal sends for one key or move

// "<0;12;7" and M, or m for a release.
std::optional<Input> mouse(const std::string& numbers, bool is_release) {
    const std::vector<std::string> words = text::split(numbers, ';');
    if (words.size() != 3) return {};
    const auto button = text::whole_number<int>(words[0]);
    const auto column = text::whole_number<int>(words[1]), row = text::whole_number<int>(words[2]);
    if (!button || !column || !row || *column < 1 || *row < 1) return {};
    constexpr int which = 0b1100'0011, moves = 32; // the bits for the button, wheels among them; for a move
    if ((*button & which) != 0) return {};
    const bool is_drag = (*button & moves) != 0;
    return Input{is_release ? Input::Kind::release
                 : is_drag  ? Input::Kind::drag
                            : Input::Kind::press,
                 0, *column - 1, *row - 1};
}

} // namespace

// Escape and a letter; or escape [ numbers and a letter, where the old reports of the mouse, escape [ M, have three more
// bytes; or escape O and a letter; or, after escape and one of ] P X ^ _, anything up to a bell or the next escape.
std::optional<Input> InputParser::take(char byte) {
    if (byte == escape) { // also where the one before was not completed
        sequence_ = byte;
        length_ = 1;
        return {};
    }
    if (sequence_.empty()) return Input{Input::Kind::key, byte};
    if (sequence_.size() < longest) sequence_ += byte;
    ++length_;
    const char second = sequence_[1];
    constexpr std::string_view begin_text = "]PX^_";
    const bool is_text = begin_text.find(second) != begin_text.npos;
    const bool is_old_mouse = sequence_.starts_with("\x1b[M");
    const bool goes_on = is_text        ? byte != '\a'
                         : is_old_mouse ? length_ < 6
                         : length_ == 2 ? second == '[' || second == 'O'
                                        : second == '[' && (byte < '@' || byte > '~');
    if (goes_on) return {};
    const std::optional<Input> input = length_ == sequence_.size() ? completed() : std::nullopt;
    sequence_.clear();
    return input;
}

std::optional<Input> InputParser::completed() const {
    if (sequence_.size() < 3) return {};
    const char last = sequence_.back();
    if (sequence_[2] == '<' && (last == 'M' || last == 'm'))
        return mouse(sequence_.substr(3, sequence_.size() - 4), last == 'm');
    if (sequence_.size() > 3) return {}; // with modifiers, or another key
    switch (last) {
    case 'A': return Input{Input::Kind::up};
    case 'B': return Input{Input::Kind::down};
    case 'C': return Input{Input::Kind::right};
    case 'D': return Input{Input::Kind::left};
    default: return {};
    }
}

std::optional<Input> next_input() {
    static InputParser parser;
    while (const std::optional<char> byte = typed_byte()) {
        if (const std::optional<Input> input = parser.take(*byte)) return input;
    }
    return {};
}

std::optional<char> pressed_key() {
    while (const std::optional<Input> input = next_input()) {
        if (input->kind == Input::Kind::key) return input->key;
    }
    return {};
}

} // namespace term
