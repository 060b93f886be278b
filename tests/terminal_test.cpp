// What can be seen without a terminal; standard output is a pipe or a file under ctest.
#include "tests/check.hpp"

#include "common/program/terminal.hpp"

#include <chrono>
#include <csignal>
#include <thread>

#include <stdlib.h> // setenv is POSIX, not C++

using namespace nn;

CLAIM(without_a_terminal_the_size_comes_from_the_environment_or_is_80_by_24) {
    if (output_is_terminal()) throw check::Skip{"standard output is a terminal"};
    unsetenv("COLUMNS");
    unsetenv("LINES");
    CHECK_EQUAL(terminal_size().columns, 80);
    CHECK_EQUAL(terminal_size().rows, 24);
    setenv("COLUMNS", "2000", 1);
    for (const char* nonsense : {"nonsense", "0", "-5", "50x", "2001", "2147483647", ""}) {
        setenv("LINES", nonsense, 1);
        CHECK_EQUAL(terminal_size().columns, 2000);
        CHECK_EQUAL(terminal_size().rows, 24);
    }
}

// With SANITIZE=thread this finds a flag that is no atomic.
CLAIM(the_first_interrupt_is_only_noted_whichever_thread_it_reaches) {
    catch_interrupts();
    CHECK(!interrupted());
    std::thread other([] { std::raise(SIGINT); }); // reaches the thread that raises it
    const auto start = std::chrono::steady_clock::now();
    while (!interrupted() && std::chrono::steady_clock::now() - start < std::chrono::seconds(20)) {}
    CHECK(interrupted());
    other.join();
}
