// Tool: how a program ends: with a result, with one line that says what is wrong, or as one that was interrupted.
#pragma once

#include <functional>
#include <string>

namespace cli {

// Runs the program, and turns what it throws into one line on standard error and an exit code:
// 2 for a UsageError, 1 for any other exception and for a standard output that cannot be written. When the
// user interrupted it, the program ends as one that was interrupted.
int run_program(const std::string& name, const std::function<int()>& program);

} // namespace cli
