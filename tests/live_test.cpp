// The XOR trainer in a real terminal: what a person sees, and that the terminal is given back on every way
// out. The chapters that only show something too. Arguments: chapter 6, and all of those. With one word alone
// it is a program that does something with the terminal that no chapter does.
#define CHECK_WITHOUT_MAIN
#include "tests/check.hpp"
#include "tests/pseudo_terminal.hpp"

#include "common/data/strokes.hpp"
#include "common/files/idx.hpp"
#include "common/terminal/input.hpp"
#include "common/terminal/terminal.hpp"
#include "common/trainer/read_drawings.hpp"

#include <chrono>
#include <exception>
#include <filesystem>
#include <regex>

namespace {

std::string myself, program;
std::vector<std::string> others;

std::vector<std::string> command(const std::vector<std::string>& options) {
    std::vector<std::string> words = {program, "--out", "live_test_files"};
    words.insert(words.end(), options.begin(), options.end());
    return words;
}

const std::vector<std::string> long_run = {"--epochs", "10000000"};
// Its steps take so long that a second signal comes before the program has seen the first.
const std::vector<std::string> slow_run = {"--hidden", "1024,1024,1024", "--epochs", "10000000"};

bool is_drawing(const check::TerminalEmulator& screen) {
    const bool is_whole = screen.frames > 0 && !screen.frame_open; // a frame may come in pieces
    return is_whole && !screen.cursor_visible && screen.text().find("epoch") != std::string::npos;
}

bool shows(const check::TerminalEmulator& screen, const std::string& text) {
    return screen.text().find(text) != std::string::npos;
}

// Two more frames: the first may have been made for the window as it was.
bool shows_new_frame(check::PseudoTerminal& terminal) {
    const int frames = terminal.screen.frames;
    return terminal.wait_until([=](const auto& screen) { return screen.frames >= frames + 2; });
}

// By the codes that were used for colours: "all", "256" or "16" of them, several of these, or "none".
std::string colors_of(const check::TerminalEmulator& screen) {
    std::set<std::string> kinds;
    for (const std::string& style : screen.styles) {
        const int first = std::atoi(style.c_str());
        const bool either = first == 38 || first == 48;
        if (either) kinds.insert(style.substr(3, 1) == "2" ? "all " : "256 ");
        if (!either && first >= 30) kinds.insert("16 ");
    }
    std::string text;
    for (const std::string& kind : kinds) text += kind;
    return text.empty() ? "none" : text.substr(0, text.size() - 1);
}

// Nothing ran over the right edge, and no code was used that a terminal might not know.
void check_clean(const check::PseudoTerminal& terminal, const std::string& who = "chapter6") {
    const int wrapped = terminal.screen.wrapped;
    check::note(wrapped == 0, __FILE__, __LINE__, who + ": too long lines: " + std::to_string(wrapped));
    for (const std::string& code : terminal.screen.unknown)
        check::note(false, __FILE__, __LINE__, who + ": unknown: " + code);
}

} // namespace

CLAIM(a_run_to_its_end_shows_its_frames_and_gives_the_terminal_back) {
    check::PseudoTerminal terminal(80, 24, command({}));
    CHECK(terminal.wait_until(is_drawing));
    CHECK(!terminal.is_given_back());
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    CHECK(terminal.is_given_back());
    CHECK(shows(terminal.screen, "solved since epoch"));
    check_clean(terminal);
}

CLAIM(in_the_end_the_dashboard_and_its_report_share_the_window) {
    for (const auto& [columns, rows] : {std::pair{80, 24}, {120, 40}, {200, 60}}) {
        for (const std::vector<std::string>& options : {std::vector<std::string>{}, {"--hidden", "2"}}) {
            std::vector<std::string> words = command(options);
            words.insert(words.end(), {"--speed", "20"});
            check::PseudoTerminal terminal(columns, rows, words);
            CHECK_EQUAL(terminal.wait_for_end(), 0);
            CHECK(terminal.screen.scrolled.empty()); // with a line left for the shell
            CHECK(terminal.screen.line(0).starts_with("epoch 1000/1000 100%"));
            CHECK(shows(terminal.screen, "x1  x2  target"));
            CHECK(shows(terminal.screen, options.empty() ? "solved since epoch" : "stuck at epoch 1000"));
            CHECK(shows(terminal.screen, "pictures: "));
            check_clean(terminal);
        }
    }
}

bool a_line_ends_with(const check::TerminalEmulator& screen, const std::string& end) {
    for (int row = 0; row < screen.rows(); ++row) {
        if (screen.line(row).ends_with(end)) return true;
    }
    return false;
}

CLAIM(the_right_column_of_the_window_is_seen) {
    for (const auto& [columns, rows] : {std::pair{80, 24}, {120, 40}}) {
        check::PseudoTerminal terminal(columns, rows, command({"--speed", "2"}));
        const std::regex with_estimate("epoch .* ETA \\d+:\\d\\d");
        CHECK(terminal.wait_until([&](const auto& screen) {
            return is_drawing(screen) && std::regex_match(screen.line(0), with_estimate);
        }));
        CHECK(a_line_ends_with(terminal.screen, " loss")); // the name of the curve
        CHECK_EQUAL(terminal.wait_for_end(), 0);
        CHECK(terminal.screen.line(0).ends_with(" 4/4 correct"));
        CHECK(a_line_ends_with(terminal.screen, " loss"));
        check_clean(terminal);
    }
}

// The usual run is stretched to six seconds, whatever stands at the other end of the line. Time is what this is about, and a
// machine may be busy with other things: so it may try again.
template <class Check>
bool once_in_three(Check check) {
    return check() || check() || check();
}

double seconds_of(check::PseudoTerminal& terminal) {
    const auto start = std::chrono::steady_clock::now();
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

CLAIM(a_fast_line_gets_up_to_thirty_frames_a_second_and_few_bytes) {
    struct Window {
        int columns, rows;
        double bytes; // a fifth of what they were before lines were compared
    };
    for (const auto& [columns, rows, bytes] : {Window{80, 24, 7.6e6 / 5}, {120, 40, 21e6 / 5}}) {
        CHECK(once_in_three([&, columns = columns, rows = rows, bytes = bytes] {
            check::PseudoTerminal terminal(columns, rows, command({}));
            const double seconds = seconds_of(terminal);
            const double frames = terminal.screen.frames; // each differs from the one before
            check_clean(terminal);
            return frames > 25 * 6 && frames < 31 * seconds && static_cast<double>(terminal.bytes) < bytes;
        }));
    }
}

CLAIM(a_slow_line_gets_fewer_frames_and_makes_nobody_wait) {
    CHECK(once_in_three([] {
        check::PseudoTerminal terminal(80, 24, command({}));
        terminal.bytes_per_second = 50'000;
        const double seconds = seconds_of(terminal);
        CHECK(shows(terminal.screen, "solved since epoch"));
        check_clean(terminal);
        return seconds < 1.15 * 6 && terminal.screen.frames > 20;
    }));
}

CLAIM(one_interrupt_ends_it_with_a_report) {
    check::PseudoTerminal terminal(80, 24, command(long_run));
    CHECK(terminal.wait_until(is_drawing));
    terminal.send_keys("\x03"); // Ctrl-C
    CHECK_EQUAL(terminal.wait_for_end(), 128 + SIGINT);
    CHECK(terminal.is_given_back());
    CHECK(shows(terminal.screen, " at epoch ") || shows(terminal.screen, "since epoch"));
    CHECK(shows(terminal.screen, "pictures: "));
    check_clean(terminal);
}

// "epoch  12/1000": 12.
int epoch_on(const check::TerminalEmulator& screen) {
    const std::string text = screen.text();
    const std::size_t at = text.find("epoch");
    return at == std::string::npos ? -1 : std::atoi(text.c_str() + at + 5);
}

CLAIM(keys_pause_step_and_end_it) {
    check::PseudoTerminal terminal(80, 24, command({"--speed", "0.01"}));
    CHECK(terminal.wait_until(is_drawing));
    CHECK(shows(terminal.screen, "space pauses   s one epoch   + - speed   q ends"));
    terminal.send_keys(" ");
    CHECK(terminal.wait_until([](const auto& screen) { return shows(screen, "paused: space goes on"); }));
    const int epoch = epoch_on(terminal.screen);
    for (int i = 1; i <= 3; ++i) {
        terminal.send_keys("s");
        CHECK(terminal.wait_until([&](const auto& screen) { return epoch_on(screen) == epoch + i; }));
    }
    CHECK(shows_new_frame(terminal)); // it is redrawn, and stays
    CHECK_EQUAL(epoch_on(terminal.screen), epoch + 3);
    terminal.send_keys(
        "\x1b[D\x1bOQ\x1bOs\x1b[1;5q"); // arrows and function keys mean nothing, whatever they send
    terminal.send_keys("+");
    CHECK(terminal.wait_until([](const auto& screen) { return shows(screen, "+ - speed 2 x"); }));
    terminal.send_keys("--");
    CHECK(terminal.wait_until([](const auto& screen) { return shows(screen, "+ - speed 0.5 x"); }));
    terminal.send_keys("q");
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    CHECK(terminal.is_given_back());
    CHECK(shows(terminal.screen, "stopped at epoch " + std::to_string(epoch + 3)));
    CHECK(shows(terminal.screen, "pictures: "));
    CHECK(!shows(terminal.screen, "q ends"));
    check_clean(terminal);
}

CLAIM(keys_that_were_meant_for_it_do_not_reach_the_shell) {
    const std::string afterwards = "; stty -icanon min 0 time 2; echo \"left: [$(cat)]\"";
    check::PseudoTerminal terminal(
        80, 24, {"/bin/sh", "-c", program + " --speed 0.01 --out live_test_files" + afterwards});
    CHECK(terminal.wait_until(is_drawing));
    terminal.send_keys("qsls"); // it reads no further than the first s
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    CHECK(shows(terminal.screen, "left: []"));
}

CLAIM(a_run_that_ends_early_leaves_its_last_epoch_on_the_screen) {
    check::PseudoTerminal terminal(
        80, 24, command({"--speed", "1000", "--target-loss", "0.01", "--epochs", "100000"}));
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    CHECK(shows(terminal.screen, "solved since epoch"));
    CHECK(shows(terminal.screen, "0.989")); // a prediction
    CHECK(!shows(terminal.screen, "space pauses"));
    CHECK(!shows(terminal.screen, "ETA"));
    check_clean(terminal);
}

CLAIM(two_interrupts_end_it_at_once) {
    check::PseudoTerminal terminal(80, 24, command(slow_run));
    CHECK(terminal.wait_until([](const auto& screen) { return !screen.cursor_visible; }));
    terminal.send_keys("\x03");
    usleep(5000);
    terminal.send_keys("\x03");
    CHECK_EQUAL(terminal.wait_for_end(), 128 + SIGINT);
    CHECK(terminal.is_given_back());
    CHECK(!shows(terminal.screen, "pictures: "));
}

CLAIM(a_request_to_terminate_gives_the_terminal_back) {
    for (const int signal : {SIGTERM, SIGHUP, SIGQUIT}) {
        check::PseudoTerminal terminal(80, 24, command(long_run));
        CHECK(terminal.wait_until(is_drawing));
        terminal.send_signal(signal);
        CHECK_EQUAL(terminal.wait_for_end(), 128 + signal);
        CHECK(terminal.is_given_back());
        // SIGTERM and SIGHUP with the report, as Ctrl-C.
        CHECK_EQUAL(shows(terminal.screen, "pictures: "), signal != SIGQUIT);
    }
}

CLAIM(in_a_terminal_of_a_ci_lines_are_plain_unless_live_is_asked_for) {
    for (const bool asked : {false, true}) {
        const std::string line =
            "CI=true " + program + (asked ? " --ui live" : "") + " --epochs 300 --out live_test_files";
        check::PseudoTerminal terminal(80, 24, {"/bin/sh", "-c", line});
        CHECK_EQUAL(terminal.wait_for_end(), 0);
        CHECK_EQUAL(terminal.screen.frames > 2, asked);
    }
}

CLAIM(a_suspended_run_leaves_the_terminal_to_the_shell_and_takes_it_again) {
    check::PseudoTerminal terminal(80, 24, command(long_run));
    CHECK(terminal.wait_until(is_drawing));
    terminal.send_keys("\x1a"); // Ctrl-Z
    terminal.wait_for_stop();
    CHECK(terminal.is_given_back());
    terminal.send_signal(SIGCONT);
    CHECK(terminal.wait_until(is_drawing));
    terminal.send_keys("\x1a"); // as often as one likes
    terminal.wait_for_stop();
    CHECK(terminal.is_given_back());
    terminal.send_signal(SIGCONT);
    CHECK(terminal.wait_until(is_drawing));
    terminal.send_signal(SIGTERM);
    CHECK_EQUAL(terminal.wait_for_end(), 128 + SIGTERM);
    CHECK(terminal.is_given_back());
    check_clean(terminal);
}

CLAIM(what_was_not_drawn_in_the_background_is_drawn_when_it_is_back) {
    if (!std::filesystem::exists("/bin/bash")) throw check::Skip{"no bash, whose jobs go to the background"};
    check::PseudoTerminal terminal(80, 24, {"/bin/bash", "--norc", "--noprofile", "-i"});
    terminal.send_keys(program + " --speed 0.05 --out live_test_files\n");
    CHECK(terminal.wait_until(is_drawing));
    terminal.send_keys("\x1a"); // Ctrl-Z
    CHECK(terminal.wait_until([](const auto& screen) { return shows(screen, "Stopped"); }));
    terminal.send_keys("bg\n");
    CHECK(terminal.wait_until([](const auto& screen) { return shows(screen, " &"); }));
    usleep(300'000); // frames that nobody sees
    terminal.send_keys("fg\n");
    CHECK(terminal.wait_until(is_drawing));
    CHECK(shows_new_frame(terminal));
    std::string picture; // below all that the shell has written
    for (int row = 0; row < 24; ++row) {
        if (terminal.screen.line(row).starts_with("epoch")) picture = "";
        picture += terminal.screen.line(row) + "\n";
    }
    CHECK(picture.starts_with("epoch"));
    CHECK(picture.find("[1]") == std::string::npos);
    CHECK(picture.find("\nXOR, 2-8-1") != std::string::npos);
    CHECK(picture.find("space pauses") != std::string::npos);
    terminal.send_keys("q");
    CHECK(terminal.wait_until([](const auto& screen) { return shows(screen, "pictures: "); }));
    terminal.send_keys("exit\n");
    terminal.wait_for_end();
}

CLAIM(an_exception_gives_the_terminal_back_before_its_message) {
    check::PseudoTerminal terminal(80, 24, command({"--learning-rate", "1e300", "--activation", "relu"}));
    CHECK_EQUAL(terminal.wait_for_end(), 1);
    CHECK(terminal.is_given_back());
    CHECK(shows(terminal.screen, "chapter6: "));
    CHECK(shows(terminal.screen, "finite"));
}

CLAIM(a_program_that_is_terminated_gives_the_terminal_back_and_ends_as_it_would_have) {
    check::PseudoTerminal terminal(80, 24, {myself, "terminate"});
    CHECK_EQUAL(terminal.wait_for_end(), 7);
    CHECK(terminal.is_given_back());
    CHECK(shows(terminal.screen, "the last words"));
}

CLAIM(a_second_live_terminal_is_refused_and_the_first_one_goes_on) {
    check::PseudoTerminal terminal(80, 24, {myself, "two"});
    CHECK(terminal.wait_until(
        [](const auto& screen) { return shows(screen, "refused: the terminal is live"); }));
    CHECK(!terminal.is_given_back());
    terminal.send_keys("q");
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    CHECK(shows(terminal.screen, "pressed: q"));
    CHECK(terminal.is_given_back());
}

CLAIM(it_uses_the_colours_that_the_terminal_has) {
    struct Case {
        std::vector<std::string> surroundings;
        std::vector<std::string> options;
        std::string colors;
    };
    const std::vector<Case> cases = {{{"TERM=xterm-256color", "COLORTERM=truecolor"}, {}, "all"},
                                     {{"TERM=xterm-256color", "COLORTERM="}, {}, "256"},
                                     {{"TERM=xterm", "COLORTERM="}, {}, "16"},
                                     {{"TERM=xterm", "COLORTERM=", "FORCE_COLOR=1"}, {}, "16"},
                                     {{"NO_COLOR=1"}, {}, "none"},
                                     {{"NO_COLOR=1"}, {"--color", "always"}, "all"},
                                     {{"NO_COLOR="}, {"--color", "never"}, "none"},
                                     {{"LC_ALL=C"}, {"--ascii"}, "all"}};
    std::set<std::string> reports; // what stands on the screen in the end, below the dashboard
    for (const auto& [surroundings, options, colors] : cases) {
        std::vector<std::string> words = {"/usr/bin/env"};
        words.insert(words.end(), surroundings.begin(), surroundings.end());
        const std::vector<std::string> run = command(options);
        words.insert(words.end(), run.begin(), run.end());
        words.insert(words.end(), {"--speed", "8"});
        check::PseudoTerminal terminal(100, 30, words);
        CHECK_EQUAL(terminal.wait_for_end(), 0);
        CHECK_EQUAL(colors_of(terminal.screen), colors);
        if (colors == "none") CHECK(terminal.screen.styles.size() <= 1); // not even bold: a reset alone
        CHECK(terminal.screen.frames > 2);
        CHECK(terminal.is_given_back());
        check_clean(terminal);
        const std::string text = terminal.screen.text();
        reports.insert(text.substr(std::min(text.find("solved since"), text.size())));
    }
    CHECK_EQUAL(reports.size(), 1u);
    CHECK(!reports.begin()->empty());
}

CLAIM(a_terminal_that_cannot_move_its_cursor_gets_whole_lines) {
    std::vector<std::string> words = {"/usr/bin/env", "TERM=dumb"};
    const std::vector<std::string> run = command({});
    words.insert(words.end(), run.begin(), run.end());
    check::PseudoTerminal terminal(80, 24, words);
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    CHECK_EQUAL(terminal.screen.frames, 0);
    CHECK_EQUAL(colors_of(terminal.screen), "none");
    CHECK(shows(terminal.screen, "epoch 1000/1000"));
    CHECK(shows(terminal.screen, "solved since epoch"));
    check_clean(terminal);
}

CLAIM(a_window_may_change_its_size_while_it_runs) {
    check::PseudoTerminal terminal(120, 40, command(long_run));
    CHECK(terminal.wait_until(is_drawing));
    for (const auto& [columns, rows] : {std::pair{60, 20}, {20, 6}, {1, 1}, {200, 60}, {80, 24}}) {
        terminal.resize(columns, rows);
        if (rows < 2) continue; // there is no room but for the cursor
        CHECK(shows_new_frame(terminal));
        const int wrapped = terminal.screen.wrapped;
        CHECK(shows_new_frame(terminal));
        CHECK_EQUAL(terminal.screen.wrapped, wrapped);
        CHECK(shows(terminal.screen, "epoch"));
    }
    terminal.send_keys("\x03");
    CHECK_EQUAL(terminal.wait_for_end(), 128 + SIGINT);
    CHECK(terminal.is_given_back());
    CHECK_EQUAL(terminal.screen.unknown.size(), std::size_t{0});
}

CLAIM(a_window_that_says_it_is_enormous_is_not_believed) {
    const std::string first = "stty columns 65535 rows 32767; exec ";
    check::PseudoTerminal terminal(80, 24,
                                   {"/bin/sh", "-c", first + program + " --speed 20 --out live_test_files"});
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    CHECK(terminal.screen.line(0).starts_with("epoch 1000/1000 100%"));
    CHECK(shows(terminal.screen, "solved since epoch"));
    check_clean(terminal);
}

CLAIM(it_is_given_back_right_after_a_change_of_size_too) {
    check::PseudoTerminal terminal(120, 40, command(long_run));
    CHECK(terminal.wait_until(is_drawing));
    terminal.resize(50, 12);
    terminal.send_signal(SIGTERM);
    CHECK_EQUAL(terminal.wait_for_end(), 128 + SIGTERM);
    CHECK(terminal.is_given_back());
}

CLAIM(the_other_chapters_give_the_terminal_back_when_interrupted) {
    for (const std::string& other : others) {
        check::PseudoTerminal terminal(80, 24, {other, "--out", "live_test_files"});
        CHECK(terminal.wait_until(
            [](const auto& screen) { return !screen.cursor_visible && screen.frames > 2; }));
        terminal.send_keys("\x03");
        CHECK_EQUAL(terminal.wait_for_end(), 128 + SIGINT);
        CHECK(terminal.is_given_back());
        check_clean(terminal, other);
    }
}

CLAIM(a_picture_that_stays_is_whole_with_what_is_printed_below_it) {
    for (const std::string& other : others) {
        const bool is_race = other.ends_with("chapter4");
        if (!is_race && !other.ends_with("chapter5"))
            continue; // the last picture of the others is all that comes
        check::PseudoTerminal terminal(80, 24, {other, "--out", "live_test_files"});
        CHECK_EQUAL(terminal.wait_for_end(), 0);
        std::string window;
        for (int row = 0; row < terminal.screen.rows(); ++row) window += terminal.screen.line(row) + "\n";
        CHECK(window.find(is_race ? "By epochs" : "40 samples, 2-64-1") !=
              std::string::npos); // its first line
        CHECK(window.find("picture: live_test_files/") != std::string::npos);
        check_clean(terminal, other);
    }
}

namespace {

// The mouse at a cell of the window, from 1.
std::string mouse(int button, int column, int row, char end) {
    return "\x1b[<" + std::to_string(button) + ";" + std::to_string(column) + ";" + std::to_string(row) + end;
}

bool says(check::PseudoTerminal& terminal, const std::string& words) {
    return terminal.wait_until([&](const auto& screen) { return shows(screen, words); });
}

} // namespace

CLAIM(what_is_drawn_with_the_mouse_or_keys_is_read_kept_and_cleared) {
    std::filesystem::remove_all("live_test_drawn");
    check::PseudoTerminal terminal(80, 24, {myself, "draw"});
    CHECK(says(terminal, "Draw a digit"));
    CHECK(terminal.screen.reports_mouse);
    terminal.send_keys(mouse(0, 20, 5, 'M') + mouse(32, 20, 10, 'M') + mouse(32, 20, 20, 'M') +
                       mouse(0, 20, 20, 'm'));
    CHECK(says(terminal, "It is a 1."));
    terminal.send_keys("1");
    CHECK(says(terminal, "Kept as a 1 in live_test_drawn/drawn-images-idx3-ubyte"));
    terminal.send_keys("c");
    CHECK(terminal.wait_until([](const auto& screen) { return !shows(screen, "It is"); }));
    terminal.send_keys(" \x1b[C\x1b[C\x1b[C\x1b[C");
    CHECK(says(terminal, "Unsure: a 4 (60 %) or a 9 (40 %)?"));
    terminal.resize(40, 12);
    CHECK(says(terminal, "too small"));
    terminal.resize(100, 40);
    CHECK(says(terminal, "Unsure: a 4"));
    CHECK(terminal.screen.line(0).starts_with("Draw a digit"));
    terminal.send_keys("4q");
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    CHECK(terminal.is_given_back());
    check_clean(terminal, "draw");
    CHECK_EQUAL(files::read_images("live_test_drawn/drawn-images-idx3-ubyte").count(), 2u);
    CHECK(
        (files::read_labels("live_test_drawn/drawn-labels-idx1-ubyte") == std::vector<unsigned char>{1, 4}));
}

CLAIM(the_mouse_is_given_back_when_drawing_is_interrupted) {
    check::PseudoTerminal terminal(80, 24, {myself, "draw"});
    CHECK(says(terminal, "Draw a digit"));
    terminal.send_keys("\x03");
    terminal.wait_for_end();
    CHECK(terminal.is_given_back());
}

CLAIM(a_program_that_forgets_the_terminal_is_found_out) {
    check::PseudoTerminal terminal(80, 24, {"/bin/sh", "-c", "printf '\\033[?25l'; stty -echo"});
    CHECK_EQUAL(terminal.wait_for_end(), 0);
    CHECK(!terminal.is_given_back());
    CHECK(!terminal.screen.cursor_visible);
}

namespace {

[[noreturn]] void be_terminated() {
    std::set_terminate([] {
        std::cout << "the last words" << std::endl;
        std::_Exit(7);
    });
    const term::LiveTerminal terminal;
    std::terminate();
}

int use_two_live_terminals() {
    const term::LiveTerminal one;
    try {
        const term::LiveTerminal two;
    } catch (const std::logic_error& error) { std::cout << "refused: " << error.what() << std::endl; }
    for (;;) {
        if (const auto key = term::pressed_key()) return std::cout << "pressed: " << *key << std::endl, 0;
        usleep(1000);
    }
}

// Reads a 1 in what is higher than it is wide, and in all else a 4, or a 9.
int draw() {
    const auto read = [](const nn::Matrix& picture) {
        nn::Index rows = 0, columns = 0;
        for (nn::Index i = 0; i < nn::image_side; ++i) {
            bool in_row = false, in_column = false;
            for (nn::Index j = 0; j < nn::image_side; ++j) {
                in_row |= picture(0, i * nn::image_side + j) > 0.5;
                in_column |= picture(0, j * nn::image_side + i) > 0.5;
            }
            rows += in_row;
            columns += in_column;
        }
        nn::Matrix p(1, 10);
        if (rows > columns) {
            p(0, 1) = 1;
        } else {
            p(0, 4) = nn::Scalar(0.6);
            p(0, 9) = nn::Scalar(0.4);
        }
        return p;
    };
    nn::read_drawings(read, {.out = "live_test_drawn"});
    return 0;
}

} // namespace

int main(int count, char** words) {
    if (count == 2 && words[1] == std::string("terminate")) be_terminated();
    if (count == 2 && words[1] == std::string("two")) return use_two_live_terminals();
    if (count == 2 && words[1] == std::string("draw")) return draw();
    if (count < 2) {
        std::cerr << "live_test: needs the paths of chapter6 and the other chapters\n";
        return 2;
    }
    myself = std::filesystem::absolute(words[0]).string();
    program = std::filesystem::absolute(words[1]).string();
    for (int i = 2; i < count; ++i) others.push_back(std::filesystem::absolute(words[i]).string());
    return check::run() == 0 ? 0 : 1;
}
