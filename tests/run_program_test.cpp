#include "tests/check.hpp"

#include "common/cli/arguments.hpp"
#include "common/cli/run_program.hpp"

CLAIM(a_programs_end_becomes_its_exit_code) {
    std::ostringstream printed;
    auto* const screen = std::cerr.rdbuf(printed.rdbuf());
    const int done = cli::run_program("demo", [] { return 0; });
    const int usage = cli::run_program("demo", []() -> int { throw cli::UsageError("unknown option --x"); });
    const int failed = cli::run_program("demo", []() -> int { throw std::runtime_error("a.csv:3: no"); });
    const int hostile = cli::run_program("demo", []() -> int { throw cli::UsageError("--a\nb\x1b[31m"); });
    std::cerr.rdbuf(screen);
    CHECK_EQUAL(hostile, 2);
    CHECK_EQUAL(done, 0);
    CHECK_EQUAL(usage, 2);
    CHECK_EQUAL(failed, 1);
    CHECK_EQUAL(printed.str(), "demo: unknown option --x\ndemo: a.csv:3: no\ndemo: --a?b?[31m\n");
}
