// Tool: how a program begins, with its options, and how it ends: with a result, with one line that says what is wrong,
// or as one that was interrupted.
#pragma once

#include "common/cli/options.hpp"
#include "common/terminal/terminal.hpp"
#include "common/text/strings.hpp"

#include <exception>
#include <iostream>
#include <new>

namespace cli {

// Runs the program, and turns what it throws into one line on standard error and an exit code:
// 2 for a UsageError, 1 for any other exception and for a standard output that cannot be written. When the
// user interrupted it, the program ends as one that was interrupted.
template <class Program>
int run_program(const std::string& name, Program program) {
    try {
        const int code = program();
        std::cout.flush();
        if (!std::cout) throw std::runtime_error("cannot write to standard output");
        if (term::interrupted()) term::end_as_interrupted();
        return code;
    } catch (const UsageError& error) {
        std::cerr << text::one_line(name + ": " + error.what()) << "\n";
        return 2;
    } catch (const std::bad_alloc&) {
        std::cerr << name << ": there is not enough memory for this\n";
        return 1;
    } catch (const std::exception& error) {
        std::cout.flush();
        std::cerr << text::one_line(name + ": " + error.what()) << "\n";
        return 1;
    }
}

// The same for a program whose options are the members of Settings, the first of them being `cli::Options& options`.
template <class Settings>
int run_program(const About& about, int count, char** words, int (*program)(Settings&)) {
    return run_program(about.program, [&] {
        Options typed(about, count, words);
        [[maybe_unused]] const Settings first{typed}; // so that it knows all of them
        Options options = typed.completed();
        Settings settings{options};
        return options.finish() ? 0 : program(settings);
    });
}

} // namespace cli
