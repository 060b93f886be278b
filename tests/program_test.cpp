#include "tests/check.hpp"

#include "common/cli/program.hpp"

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

namespace {

struct Settings {
    cli::Options& options;
    std::ptrdiff_t code = options.integer("--code", 3, 0, 9, "the result");
};

int result_of(std::vector<const char*> words, std::string& printed) {
    std::ostringstream output;
    auto* const usual = std::cout.rdbuf(output.rdbuf());
    auto* const errors = std::cerr.rdbuf(output.rdbuf());
    std::vector<char*> all = {const_cast<char*>("./demo")};
    for (const char* word : words) all.push_back(const_cast<char*>(word));
    const int code = cli::run_program(
        {.program = "demo", .purpose = "Shows."}, static_cast<int>(all.size()), all.data(),
        +[](Settings& settings) { return static_cast<int>(settings.code); });
    std::cout.rdbuf(usual);
    std::cerr.rdbuf(errors);
    printed = output.str();
    return code;
}

} // namespace

CLAIM(settings_are_read_and_checked_before_the_program_runs) {
    std::string printed;
    CHECK_EQUAL(result_of({}, printed), 3);
    CHECK_EQUAL(result_of({"--code", "5"}, printed), 5);
    CHECK_EQUAL(result_of({"--code", "x"}, printed), 2);
    CHECK(printed.starts_with("demo: --code x: "));
    CHECK_EQUAL(result_of({"--other"}, printed), 2);
    CHECK_EQUAL(result_of({"--help"}, printed), 0);
    CHECK(printed.find("--code") != std::string::npos);
}
