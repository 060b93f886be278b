// What can be seen without a terminal; standard output is a pipe or a file under ctest.
#include "tests/check.hpp"

#include "common/terminal/terminal.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <thread>

#include <stdlib.h> // setenv is POSIX, not C++

CLAIM(without_a_terminal_the_size_comes_from_the_environment_or_is_80_by_24) {
    if (term::output_is_terminal()) throw check::Skip{"standard output is a terminal"};
    unsetenv("COLUMNS");
    unsetenv("LINES");
    CHECK_EQUAL(term::terminal_size().columns, 80);
    CHECK_EQUAL(term::terminal_size().rows, 24);
    setenv("COLUMNS", "2000", 1);
    for (const char* nonsense : {"nonsense", "0", "-5", "50x", "2001", "2147483647", ""}) {
        setenv("LINES", nonsense, 1);
        CHECK_EQUAL(term::terminal_size().columns, 2000);
        CHECK_EQUAL(term::terminal_size().rows, 24);
    }
}

namespace {

void terminate_of_another() { std::abort(); }
void handler_of_another(int) {}

// Of a signal, now.
void (*handler_of(int signal))(int) {
    struct sigaction action;
    sigaction(signal, nullptr, &action);
    return action.sa_handler;
}

} // namespace

CLAIM(a_live_terminal_leaves_the_program_as_it_was) {
    const std::terminate_handler usual = std::set_terminate(terminate_of_another);
    std::signal(SIGTERM, handler_of_another);
    std::signal(SIGHUP, SIG_IGN);
    {
        term::LiveTerminal terminal;
        CHECK(std::get_terminate() != terminate_of_another);
        CHECK(handler_of(SIGTERM) != handler_of_another);
        CHECK(handler_of(SIGHUP) == SIG_IGN); // as under nohup
        CHECK(handler_of(SIGCONT) != SIG_DFL);
    }
    CHECK(std::get_terminate() == terminate_of_another);
    CHECK(handler_of(SIGTERM) == handler_of_another);
    CHECK(handler_of(SIGHUP) == SIG_IGN);
    for (const int signal : {SIGQUIT, SIGTSTP, SIGCONT}) CHECK(handler_of(signal) == SIG_DFL);
    for (const int signal : {SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);
    std::set_terminate(usual);
}

CLAIM(two_live_terminals_at_once_are_refused) {
    {
        term::LiveTerminal one;
        CHECK_THROWS(term::LiveTerminal(), std::logic_error, "terminal", "live");
        CHECK(handler_of(SIGTERM) != SIG_DFL);
    }
    CHECK(handler_of(SIGTERM) == SIG_DFL);
    term::LiveTerminal another; // one after the other is all right
    CHECK(handler_of(SIGTERM) != SIG_DFL);
}

// With SANITIZE=thread this finds a flag that is no atomic.
CLAIM(the_first_interrupt_is_only_noted_whichever_thread_it_reaches) {
    term::catch_interrupts();
    CHECK(!term::interrupted());
    std::thread other([] { std::raise(SIGINT); }); // reaches the thread that raises it
    const auto start = std::chrono::steady_clock::now();
    while (!term::interrupted() && std::chrono::steady_clock::now() - start < std::chrono::seconds(20)) {}
    CHECK(term::interrupted());
    other.join();
}
