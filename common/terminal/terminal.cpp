#include "common/terminal/terminal.hpp"

#include "common/text/numbers.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <utility>

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

namespace term {

namespace {

// A signal handler may only call what is async-signal-safe and touch flags that need no lock: hence the
// globals, the tcsetattr and the write.
using Flag = std::atomic<int>; // a handler runs on any of the program's threads, while another one reads
static_assert(Flag::is_always_lock_free);

Flag interrupts = 0;    // by Ctrl-C
Flag ending_signal = 0; // the first of those that asked for the end; 0: none did
Flag live = 0;
Flag taken = 0;       // the cursor is hidden, or about to be
Flag has_mouse = 0;   // its moves are asked for
Flag resumptions = 0; // how often the program went on after a stop
Flag mode_is_changed = 0;
termios original_mode;

// What a LiveTerminal finds, and leaves behind again.
constexpr std::array handled = {SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT};
std::array<struct sigaction, handled.size()> actions_before;
std::terminate_handler terminate_before = nullptr;

// Until all is written, or a stop and resumption came between: what stood on the screen is gone then. Whether it was all.
bool write_all(std::string_view bytes) {
    const int before = resumptions;
    while (!bytes.empty() && resumptions == before) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written < 0 && errno == EAGAIN) { // somebody else made it so that writing does not wait
            pollfd output{STDOUT_FILENO, POLLOUT, 0};
            poll(&output, 1, 1000);
        } else if (written < 0 && errno != EINTR) {
            return false; // nobody is there to be told
        }
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return bytes.empty();
}

// Only the program in the foreground may touch the terminal; one in the background would draw over what the
// user does meanwhile, and be stopped for changing the mode.
bool in_foreground() { return tcgetpgrp(STDOUT_FILENO) == getpgrp(); }

void take_terminal() {
    if (!in_foreground()) return;
    taken = 1; // both flags before they are true, so that a signal in between puts everything back
    if (!mode_is_changed && tcgetattr(STDOUT_FILENO, &original_mode) == 0) {
        termios live_mode = original_mode;
        live_mode.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON); // letters, and not lines
        live_mode.c_lflag |= NOFLSH; // Ctrl-C must not throw half a frame away, codes cut in the middle
        live_mode.c_cc[VMIN] = 0;    // reading gives what is there, and does not wait
        live_mode.c_cc[VTIME] = 0;
        mode_is_changed = 1;
        tcsetattr(STDOUT_FILENO, TCSANOW, &live_mode);
    }
    write_all(has_mouse ? "\x1b[?25l\x1b[?1002h\x1b[?1006h"
                        : "\x1b[?25l"); // hides the cursor; moves as numbers
}

void give_terminal_back() {
    if (!taken || !in_foreground()) return;
    if (has_mouse) write_all("\x1b[?1006l\x1b[?1002l");
    write_all("\x1b[?2026l\x1b[0m\x1b[?25h"); // the frame ends, normal colours, the cursor is back
    if (mode_is_changed) tcsetattr(STDOUT_FILENO, TCSANOW, &original_mode);
    mode_is_changed = 0;
    taken = 0;
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

// Ignored signals stay ignored: whoever started us in the background or under nohup wanted that.
void handle_unless_ignored(int signal, void (*handler)(int)) {
    struct sigaction before;
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) return;
    handle(signal, handler);
}

// Lets the signal do what it does without us: it arrives as soon as this handler returns.
void raise_unhandled(int signal) {
    handle(signal, SIG_DFL);
    raise(signal);
}

void on_end(int signal) {
    give_terminal_back();
    raise_unhandled(signal);
}

// (A terminal that is closed may send SIGHUP twice: only Ctrl-C shows impatience.)
void on_interrupt(int signal) {
    int none = 0;
    ending_signal.compare_exchange_strong(none, signal);
    if (signal == SIGINT && ++interrupts > 1) on_end(SIGINT);
}

void on_suspend(int) {
    const int kept = errno;
    give_terminal_back();
    raise_unhandled(SIGTSTP);
    errno = kept;
}

void on_continue(int) {
    const int kept = errno;
    handle_unless_ignored(SIGTSTP, on_suspend);
    ++resumptions;
    if (live) take_terminal();
    errno = kept;
}

[[noreturn]] void on_terminate() {
    give_terminal_back();
    if (terminate_before) terminate_before(); // says what has happened, and ends the program
    std::abort();
}

// No window is larger. What says so is mistaken, and a picture of that size would only fill the memory.
bool is_believable(int size) { return size > 0 && size <= 2'000; }

int size_from_environment(const char* name, int otherwise) {
    const char* words = std::getenv(name);
    const int size = text::whole_number<int>(words ? words : "").value_or(0);
    return is_believable(size) ? size : otherwise;
}

} // namespace

bool output_is_terminal() {
    const char* name = std::getenv("TERM");
    return isatty(STDOUT_FILENO) == 1 && name && *name && std::string_view(name) != "dumb";
}

TerminalSize terminal_size() {
    winsize window{};
    const bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0;
    if (is_known && is_believable(window.ws_col) && is_believable(window.ws_row)) {
        return {window.ws_col, window.ws_row};
    }
    return {size_from_environment("COLUMNS", 80), size_from_environment("LINES", 24)};
}

bool write_to_terminal(std::string_view bytes) {
    if (isatty(STDOUT_FILENO) == 0) return write_all(bytes);
    if (!in_foreground()) return false;
    if (live && !taken) take_terminal(); // it was in the background when it went on
    return write_all(bytes);
}

void catch_interrupts() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) handle_unless_ignored(signal, on_interrupt);
}

bool interrupted() { return ending_signal != 0; }

bool terminal_was_resumed() {
    static int seen = 0;
    const int now = resumptions;
    return std::exchange(seen, now) != now;
}

void end_as_interrupted() {
    raise_unhandled(ending_signal);
    std::_Exit(128 + ending_signal); // not reached: the signal ends the program
}

LiveTerminal::LiveTerminal(bool with_mouse) {
    if (live.exchange(1)) throw std::logic_error("the terminal is live already");
    has_mouse = with_mouse;
    handle_unless_ignored(SIGINT, on_interrupt);
    for (std::size_t i = 0; i < handled.size(); ++i) sigaction(handled[i], nullptr, &actions_before[i]);
    terminate_before = std::get_terminate();
    std::set_terminate(on_terminate);
    for (const int signal : {SIGTERM, SIGHUP}) handle_unless_ignored(signal, on_interrupt);
    handle_unless_ignored(SIGQUIT, on_end);
    handle_unless_ignored(SIGTSTP, on_suspend);
    handle(SIGCONT, on_continue);
    take_terminal();
}

LiveTerminal::~LiveTerminal() {
    live = 0; // nobody takes the terminal again; until it is given back, every signal's handler does that
    if (mode_is_changed && in_foreground()) tcflush(STDOUT_FILENO, TCIFLUSH);
    give_terminal_back();
    for (std::size_t i = 0; i < handled.size(); ++i) sigaction(handled[i], &actions_before[i], nullptr);
    std::set_terminate(terminate_before);
}

bool has_keys() { return isatty(STDIN_FILENO) == 1; }

// Asks first: reading another terminal waits for a whole line.
std::optional<char> typed_byte() {
    if (!mode_is_changed || !has_keys() || !in_foreground()) return {};
    pollfd input{STDIN_FILENO, POLLIN, 0};
    char byte = 0;
    const bool is_there =
        poll(&input, 1, 0) == 1 && (input.revents & POLLIN) != 0 && ::read(STDIN_FILENO, &byte, 1) == 1;
    return is_there ? std::optional(byte) : std::nullopt;
}

double steady_seconds() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

void sleep_for(double seconds) {
    const auto whole = static_cast<time_t>(seconds);
    const timespec time{whole, static_cast<long>(1e9 * (seconds - static_cast<double>(whole)))};
    nanosleep(&time, nullptr);
}

} // namespace term
