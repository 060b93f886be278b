// Tool: how a program begins, with its options, and how it ends: with a result, with one line that says what is wrong,
// or as one that was interrupted.
#pragma once

#include "common/cli/options.hpp"

#include <functional>

namespace cli {

// Runs the program, and turns what it throws into one line on standard error and an exit code:
// 2 for a UsageError, 1 for any other exception and for a standard output that cannot be written. When the
// user interrupted it, the program ends as one that was interrupted.
int run_program(const std::string& name, const std::function<int()>& program);

// The same for a program whose options are the members of Settings, the first of them being `cli::Options& options`.
template <class Settings>
int run_program(const About& about, int count, char** words, int (*program)(Settings&)) {
    return run_program(about.program, [&] {
        Options options(about, count, words);
        Settings settings{options};
        return options.finish() ? 0 : program(settings);
    });
}

} // namespace cli
